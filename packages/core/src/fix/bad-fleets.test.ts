import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { checkFleet } from '../check/check.ts';
import { parseFleet } from '../parse/parse-fleet.ts';
import { resolveFleet } from '../resolve/resolve-fleet.ts';
import { exampleFleet } from '../rule/example.ts';
import type { Finding } from '../rule/rule.ts';
import { RULE_INFOS } from '../rules/list.ts';
import { fixFleet } from './fix-fleet.ts';

const OPTIONS = { date: '2026-11-21', set: 'strict' } as const;

function findingsOf(text: string, file: string): readonly Finding[] {
  const parsed = parseFleet({ text, file });
  const resolved = parsed.ok ? resolveFleet(parsed.value) : parsed;
  if (!resolved.ok) throw new Error(`${resolved.diagnostics.map(({ message }) => message).join(' ')}\n${text}`);
  return checkFleet(resolved.value, OPTIONS);
}

function fix(text: string, file: string) {
  const fixed = fixFleet({ text, file }, OPTIONS);
  if (!fixed.ok) throw new Error(text);
  return fixed.value;
}

const keyOf = ({ rule, group, setting, message }: Finding) => JSON.stringify([rule, group, setting, message]);
const errorsOf = (findings: readonly Finding[]) =>
  findings
    .filter(({ severity, waiver }) => severity === 'error' && waiver === undefined)
    .map(({ rule, group }) => `${rule} ${group}`);

const bad = RULE_INFOS.map((rule) => [rule.id, exampleFleet(rule.bad).text] as const);
/** The lines of a group in an example that shows a group alone. */
const groups = RULE_INFOS.filter((rule) => !rule.bad.trim().startsWith('mdav:')).map(({ bad: example }) =>
  exampleFleet(example).text.split('\n').slice(4, -1),
);

/** Bad groups in one fleet, with comments between their lines. */
const fleets = fc
  .array(fc.tuple(fc.constantFrom(...groups), fc.array(fc.nat(), { maxLength: 3 })), { minLength: 1, maxLength: 4 })
  .map((chosen) => {
    const written = chosen.flatMap(([lines, places], index) => {
      const commented = lines.flatMap((line, at) => {
        const indent = /^ */.exec(line)?.[0] ?? '';
        return places.some((place) => place % lines.length === at) ? [`${indent}# note ${index}.${at}`, line] : [line];
      });
      return [`  g${index}: # group ${index}`, ...commented];
    });
    return ['# the fleet', 'mdav: 1', 'name: example', 'groups:', ...written, ''].join('\n');
  });

/** What has to hold of every file that is mended. */
function holds(text: string, file: string): void {
  const before = findingsOf(text, file);
  const { text: after, mended, refused, held } = fix(text, file);
  const left = findingsOf(after, file);
  // Fixing twice changes nothing.
  expect(fix(after, file)).toEqual({ text: after, mended: [], refused, held });
  // What was mended is gone, and nothing that stops a build came in its place.
  const keys = new Set(left.filter(({ waiver }) => waiver === undefined).map(keyOf));
  expect(mended.map(keyOf).filter((key) => keys.has(key))).toEqual([]);
  const known = new Set(errorsOf(before));
  expect(errorsOf(left).filter((error) => !known.has(error))).toEqual([]);
  // Comments on lines of their own stay, except inside a map or list that goes as a whole.
  const places = new Set(placesIn(after).map(({ place }) => place));
  const lost = placesIn(text).filter(({ line }) => /^\s*#/.test(line) && !after.split('\n').includes(line));
  expect(lost.filter(({ above }) => places.has(above))).toEqual([]);
}

/** Every line with the lines that it stands under, from the top down. */
function placesIn(text: string): readonly { readonly line: string; readonly above: string; readonly place: string }[] {
  const indentOf = (line: string) => line.length - line.trimStart().length;
  const open: string[] = [];
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      while (open.length > 0 && indentOf(open.at(-1) ?? '') >= indentOf(line)) open.pop();
      const above = open.join('\n');
      if (!/^\s*#/.test(line)) open.push(line);
      return { line, above, place: `${above}${above === '' ? '' : '\n'}${line}` };
    });
}

describe('mending bad fleets', () => {
  it.each(bad)('leaves the example of %s at rest', (_, text) => {
    holds(text, 'mdav.yaml');
  });

  it.each(bad)('leaves the example of %s at rest as JSON', (_, text) => {
    holds(JSON.stringify(parse(text), null, 2), 'mdav.json');
  });

  it('leaves any bad groups together at rest', () => {
    fc.assert(
      fc.property(fleets, (text) => holds(text, 'mdav.yaml')),
      { numRuns: 150 },
    );
  });

  it('mends what has one right answer in a fleet written in a hurry, and leaves the rest to people', () => {
    const open = (text: string) =>
      findingsOf(text, 'mdav.yaml')
        .filter(({ severity, waiver }) => severity !== 'info' && waiver === undefined)
        .map(({ rule }) => rule);
    expect(open(HURRIED)).toHaveLength(17);
    expect(open(fix(HURRIED, 'mdav.yaml').text)).toEqual(['exclusion-process-by-name']);
    holds(HURRIED, 'mdav.yaml');
  });
});

const HURRIED = String.raw`# written in a hurry
mdav: 1
name: contoso
rules:
  exclusion-duplicat: error
groups:
  desks: # everybody's
    os: windows-11
    mode: active
    antivirus: none
    deliver: [intune]
    settings:
      excludedPaths:
        - 'D:\Ledger' # stays
        - 'd:\ledger\'
        - { path: 'E:\Old', reason: vendor advice, owner: erp, expires: 2021-12-31 }
        - 'C:\'
      excludedExtensions: [.ldf, ldf]
      excludedProcesses: [ledger.exe]
      attackSurfaceReductionRules:
        block-office-child-processes: block
        D4F940AB-401B-4EFC-AADC-AD5F3C50688A: block
    raw:
      oma:
        - { uri: ./Device/Vendor/MSFT/Policy/Config/Defender/AllowArchiveScanning, type: integer, value: 1, reason: old }
  servers:
    os: windows-server-2022
    mode: passive
    onboarding: { state: planned, via: gpo }
    antivirus: { product: Other, exclusionsForDefender: true }
    deliver: [gpo]
    settings:
      # off while the other one scans
      forceDefenderPassiveMode: false
      allowRealtimeMonitoring: false
      disableAntiSpyware: true
  web:
    os: windows-server-2022
    mode: active
    antivirus: none
    deliver: [gpo]
    tamperProtection: on
    settings:
      enableNetworkProtection: block
      allowScriptScanning: false
    raw:
      registry:
        - { key: 'HKLM\SYSTEM\CurrentControlSet\Services\WinDefend', name: Start, type: dword, data: 2, reason: a guide }
waivers:
  - { rule: delivery-not-chosen, group: desks, reason: r, owner: o, expires: 2099-12-31 }
  - { rule: exclusion-of-drive-root, group: desk, reason: r, owner: o, expires: 2099-12-31 }
`;
