import { parseFleet, resolveFleet } from '@mdav/core';
import { expect, it } from 'vitest';
import { planFleets } from './plan-fleets.ts';

function fleetOf(facts: string) {
  const text = `mdav: 1\nname: demo\ngroups: { g: { os: windows-11, mode: active, antivirus: none, deliver: [intune], ${facts} } }\n`;
  const parsed = parseFleet({ text, file: 'mdav.yaml' });
  const resolved = parsed.ok ? resolveFleet(parsed.value) : parsed;
  if (!resolved.ok) throw new Error(resolved.diagnostics.map(({ message }) => message).join('\n'));
  return resolved.value;
}

const PUA = 'puaProtection: block';
const EXCLUSION = "excludedPaths: ['D:\\Data']";
const OMA = "raw: { oma: [{ uri: './Device/Vendor/MSFT/X', type: string, value: a, reason: r }] }";
const plain = (settings: string) => `settings: { ${settings} }`;
const templates = (settings: string, more = '') => `intune: { form: templates${more} }, settings: { ${settings} }`;
const ANTIVIRUS = 'Microsoft Defender Antivirus';
const EXCLUSIONS = 'Microsoft Defender Antivirus exclusions';
const PLAIN = 'plain policy or custom profile';

it.each<[string, string, string, readonly string[]]>([
  ['the last exclusion goes', templates(`${PUA}, ${EXCLUSION}`), templates(PUA), [EXCLUSIONS]],
  [
    'the last exclusion is removed',
    templates(`${PUA}, ${EXCLUSION}`),
    templates(`${PUA}, excludedPaths: remove`),
    [EXCLUSIONS],
  ],
  ['the list becomes empty', templates(`${PUA}, ${EXCLUSION}`), templates(`${PUA}, excludedPaths: []`), [EXCLUSIONS]],
  [
    'one exclusion of several goes',
    templates(`${PUA}, excludedPaths: ['D:\\Data', 'D:\\More']`),
    templates(`${PUA}, ${EXCLUSION}`),
    [],
  ],
  ['settings move to templates', plain(`${PUA}, ${EXCLUSION}`), templates(`${PUA}, ${EXCLUSION}`), [PLAIN]],
  [
    'settings move from templates',
    templates(`${PUA}, ${EXCLUSION}`),
    plain(`${PUA}, ${EXCLUSION}`),
    [EXCLUSIONS, ANTIVIRUS],
  ],
  ['the last raw node goes', `${templates(PUA)}, ${OMA}`, templates(PUA), [PLAIN]],
  ['compliance goes', templates(PUA, ', compliance: true'), templates(PUA), ['compliance policy']],
  ['a plain policy loses a setting', plain(`${PUA}, ${EXCLUSION}`), plain(PUA), []],
  ['everything goes', templates(`${PUA}, ${EXCLUSION}`), templates(''), []],
])('names policies that nothing empties where %s', (_, before, after, policies) => {
  const notes = planFleets(fleetOf(before), fleetOf(after), { date: '2026-11-21' }).groups[0]?.notes ?? [];
  const [note] = notes.filter((one) => one.includes('-DeleteLeft'));
  expect([...(note?.split(')')[0] ?? '').matchAll(/`([^`]+)`/g)].map(([, policy]) => policy)).toEqual(policies);
});

it('names all of them where what is left is to be removed, which no policy says', () => {
  const plan = planFleets(fleetOf(plain(PUA)), fleetOf(plain('puaProtection: remove')), { date: '2026-11-21' });
  expect(plan.groups[0]?.notes).toEqual([expect.stringMatching(/^Nothing goes by Intune .* -Group 'g' -Undo/)]);
});
