import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '../decision/decide.ts';
import { type Facts, valuesOf } from '../decision/facts.ts';
import type { ResolvedGroup } from '../model/resolved.ts';
import { parseFleet } from '../parse/parse-fleet.ts';
import { resolveFleet } from '../resolve/resolve-fleet.ts';
import { modeOfFacts } from './from.ts';
import { migrateGroup } from './migrate-group.ts';

function groupOf(lines: string): ResolvedGroup {
  const text = `mdav: 1\nname: demo\ngroups:\n  g:\n    deliver: [gpo]\n    platform: 4.18.24090.11\n    ${lines}\n`;
  const parsed = parseFleet({ text, file: 'mdav.yaml' });
  const resolved = parsed.ok ? resolveFleet(parsed.value) : parsed;
  const [group] = resolved.ok ? resolved.value.groups : [];
  if (group === undefined) throw new Error(text);
  return group;
}

const OTHER = 'antivirus: { product: Contoso Protect, exclusionsForDefender: true }';
const ON = 'onboarding: { state: onboarded }';

const cautionsOf = (os: string, more: string, facts: Partial<Facts>) =>
  migrateGroup(groupOf(`os: ${os}\n    ${more}\n    ${ON}`), { mode: modeOfFacts(facts) ?? 'active', facts })[0]
    ?.cautions;

describe('what a way does not mend', () => {
  const passive: Partial<Facts> = { reported: 'passive', onboarded: 'yes', force: 'passive', tamper: 'holds-active' };
  it.each<[string, string, string, Partial<Facts>, RegExp]>([
    [
      'a sensor',
      'windows-server-2022',
      `mode: passive\n    ${OTHER}`,
      { ...passive, sensor: 'stopped' },
      /Sense does not run/,
    ],
    [
      'troubleshooting mode',
      'windows-server-2022',
      `mode: passive\n    ${OTHER}`,
      { ...passive, troubleshooting: 'on' },
      /troubleshooting mode/,
    ],
    [
      'periodic scanning',
      'windows-11',
      `mode: passive\n    ${OTHER}`,
      { reported: 'sxs-passive', onboarded: 'yes', antivirus: 'registered' },
      /SxS/,
    ],
    [
      'a floor',
      'windows-server-2022',
      `mode: passive+edr-block\n    ${OTHER}`,
      { ...passive, floor: 'platform-below', blockPolicy: 'set' },
      /older than EDR in block mode needs/,
    ],
    [
      'cloud protection',
      'windows-server-2022',
      `mode: passive+edr-block\n    ${OTHER}`,
      { ...passive, cloud: 'off' },
      /Cloud protection is set to off/,
    ],
    [
      'block mode that is set and does not come on, though nothing is left to do',
      'windows-server-2022',
      `mode: passive+edr-block\n    ${OTHER}`,
      { ...passive, blockPolicy: 'set', tamper: 'holds-active' },
      /passive without block mode.*Plan 2/,
    ],
    [
      'protection that is off',
      'windows-11',
      'mode: active\n    antivirus: none',
      { reported: 'active', onboarded: 'yes', antivirus: 'none', protection: 'off' },
      /real-time protection/,
    ],
    [
      'nobody who protects',
      'windows-11',
      `mode: passive\n    ${OTHER}`,
      { reported: 'passive', onboarded: 'yes', antivirus: 'idle' },
      /^No antivirus protects.*off, snoozed or expired/,
    ],
    [
      'a disabled server',
      'windows-server-2016\n    agent: unified',
      'mode: active\n    antivirus: none',
      { reported: 'not-running', onboarded: 'yes', defender: 'installed', turnOff: 'absent' },
      /-WdEnable/,
    ],
  ])('%s is told', (_, os, more, facts, expected) => {
    expect(cautionsOf(os, more, facts)?.join('\n')).toMatch(expected);
  });

  it('is nothing where the devices told nothing of the kind', () => {
    expect(cautionsOf('windows-server-2022', `mode: passive\n    ${OTHER}`, passive)).toEqual([]);
  });
});

describe('nothing is left to do', () => {
  const groups = ['windows-11', 'windows-server-2022'].flatMap((os) =>
    ['active', 'passive', 'passive+edr-block'].map((mode) =>
      groupOf(
        `os: ${os}\n    mode: ${mode}\n    ${mode === 'active' ? 'antivirus: none' : OTHER}\n    ${ON}\n    settings: { excludedPaths: ['C:\\Contoso'] }`,
      ),
    ),
  );
  const one = <
    Id extends
      | 'reported'
      | 'sensor'
      | 'securityCenter'
      | 'antivirus'
      | 'force'
      | 'turnOff'
      | 'tamper'
      | 'protection'
      | 'signatures'
      | 'floor'
      | 'cloud'
      | 'blockPolicy'
      | 'conflict'
      | 'change'
      | 'troubleshooting'
      | 'defender'
      | 'onboarded',
  >(
    id: Id,
  ) => fc.constantFrom(...valuesOf(id)) as fc.Arbitrary<Facts[Id]>;

  it('only where verification finds nothing wrong, or the way says what is', () => {
    let there = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...groups),
        fc.record({
          reported: one('reported'),
          sensor: one('sensor'),
          securityCenter: one('securityCenter'),
          antivirus: one('antivirus'),
          force: one('force'),
          turnOff: one('turnOff'),
          tamper: one('tamper'),
          protection: one('protection'),
          signatures: one('signatures'),
          floor: one('floor'),
          cloud: one('cloud'),
          blockPolicy: one('blockPolicy'),
          conflict: one('conflict'),
          troubleshooting: one('troubleshooting'),
          defender: one('defender'),
          onboarded: one('onboarded'),
          change: one('change'),
        }),
        (group, told) => {
          const mode = modeOfFacts(told);
          if (mode === undefined) return;
          const isServer = group.os[0]?.id === 'windows-server-2022';
          const facts = {
            ...told,
            ...(isServer ? { antivirus: 'unknown', securityCenter: 'unknown' } : { force: 'absent' }),
          } as Partial<Facts>;
          const [way] = migrateGroup(group, { mode, facts });
          if (way?.result.kind !== 'there' || way.cautions.length > 0) return;
          there += 1;
          const { verdict, cause } = decide({
            ...(facts as Facts),
            wanted: group.mode,
            os: isServer ? 'server' : 'client',
            onboarding: 'done',
            tamperWish: 'unknown',
            asr: 'policy',
          });
          if (verdict === 'wrong')
            expect.unreachable(`${cause}: ${group.os[0]?.id} ${group.mode} ${JSON.stringify(facts)}`);
        },
      ),
      { numRuns: 5000 },
    );
    expect(there).toBeGreaterThan(0);
  });
});
