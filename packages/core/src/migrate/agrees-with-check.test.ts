import { describe, expect, it } from 'vitest';
import { checkFleet } from '../check/check.ts';
import { manualSteps } from '../manual/steps.ts';
import { AGENTS, MODES } from '../model/vocabulary.ts';
import { parseFleet } from '../parse/parse-fleet.ts';
import { resolveFleet } from '../resolve/resolve-fleet.ts';
import { FROM_MODES } from './from.ts';
import { migrateGroup } from './migrate-group.ts';
import { sequenceOf } from './sequence.ts';
import { BOTH_ACTIVE } from './side-by-side.ts';

function fleetOf(lines: readonly string[]) {
  const text = `mdav: 1\nname: demo\ngroups:\n  g:\n${lines.map((line) => `    ${line}\n`).join('')}`;
  const parsed = parseFleet({ text, file: 'mdav.yaml' });
  const resolved = parsed.ok ? resolveFleet(parsed.value) : parsed;
  const group = resolved.ok ? resolved.value.groups[0] : undefined;
  if (!resolved.ok || group === undefined) throw new Error(text);
  return { fleet: resolved.value, group };
}

/** What says that the devices of a group cannot have the mode as they are. */
const CANNOT = [
  'passive-needs-unified-agent',
  'server-2012r2-no-antivirus',
  'defender-antivirus-removed',
  'edr-block-requires-running-antivirus',
  'edr-block-unsupported-os',
];

const OS = ['windows-11', 'windows-server-2012-r2', 'windows-server-2016', 'windows-server-2022'];

function* everyGroup() {
  for (const os of OS)
    for (const agent of [undefined, ...AGENTS])
      for (const mode of MODES)
        for (const removed of [false, true])
          for (const antivirus of ['none', '{ product: Contoso Protect }'])
            for (const onboarding of ['onboarded', 'planned'])
              yield [
                `os: ${os}`,
                ...(agent === undefined ? [] : [`agent: ${agent}`]),
                `mode: ${mode}`,
                'deliver: [gpo]',
                'platform: 4.18.24090.11',
                'engine: 1.1.24090.11',
                `antivirus: ${antivirus}`,
                `onboarding: { state: ${onboarding} }`,
                ...(removed ? ['defenderAntivirus: removed'] : []),
              ];
}

/** Each of them with the fleet that it is read from, and its ways from every mode: both laws ask for these. */
const GROUPS = [...everyGroup()].map((lines) => {
  const { fleet, group } = fleetOf(lines);
  return { lines, fleet, group, ways: FROM_MODES.map((mode) => ({ mode, ways: migrateGroup(group, { mode }) })) };
});

describe('a way', () => {
  it('is there only where no rule says that the devices cannot have the mode', () => {
    let refused = 0;
    for (const { lines, fleet, ways } of GROUPS) {
      const errors = checkFleet(fleet, { date: '2026-12-01' }).filter(
        ({ rule, severity }) => severity === 'error' && CANNOT.includes(rule),
      );
      if (errors.length === 0) continue;
      refused += 1;
      for (const { mode, ways: from } of ways)
        for (const { result } of from)
          expect(result.kind, `${errors[0]?.rule} ${lines.join(', ')} from ${mode}`).toBe('none');
    }
    expect(refused).toBeGreaterThan(50);
  });

  it('brings the feature back where it was removed, in the runbook as well, and no rule stops that', () => {
    for (const mode of MODES) {
      const { fleet, group } = fleetOf([
        'os: windows-server-2022',
        `mode: ${mode}`,
        'deliver: [gpo]',
        'platform: 4.18.24090.11',
        'engine: 1.1.24090.11',
        'licence: servers-p2',
        'onboarding: { state: planned, via: gpo }',
        `antivirus: ${mode.startsWith('active') ? 'none' : '{ product: Contoso Protect, exclusionsForDefender: true }'}`,
        'defenderAntivirus: removed',
      ]);
      const findings = checkFleet(fleet, { date: '2026-12-01' });
      expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(findings.some(({ message }) => message.startsWith('Defender Antivirus is removed'))).toBe(true);
      expect(
        manualSteps(group).map(({ id }) => id),
        mode,
      ).toContain('install-defender');
      const [way] = migrateGroup(group, { mode: 'disabled' });
      const stages = way?.result.kind === 'stages' ? way.result.stages : [];
      expect(
        stages.flatMap(({ steps }) => steps.map(({ action }) => action)),
        mode,
      ).toContain('install-defender');
    }
  });

  it('says so wherever two products come to be active on a server', () => {
    let seen = 0;
    for (const { lines, group, ways } of GROUPS)
      for (const { mode, ways: from } of ways)
        for (const way of from) {
          if (way.result.kind !== 'stages') continue;
          const { found } = sequenceOf(group, way.os[0] ?? 'windows-11', { mode });
          const isSecond = (found.kind === 'way' ? found.steps : []).some(
            ({ before, after }) =>
              after.os === 'server' &&
              after.mode === 'active' &&
              after.other !== 'none' &&
              (before.mode !== 'active' || before.other === 'none'),
          );
          if (!isSecond) continue;
          seen += 1;
          const told = [...way.result.notes, ...way.result.stages.flatMap(({ gate }) => gate.look)].join(' ');
          expect(told, `${lines.join(', ')} from ${mode}`).toMatch(
            /antivirus Defender is active from|Installed with `FORCEPASSIVEMODE=1`/,
          );
        }
    expect(seen).toBeGreaterThan(20);
  });
});

it('passive mode on the way to active is a way in two parts', () => {
  const r2 = ['os: windows-server-2012-r2', 'agent: unified', 'deliver: [gpo]', 'platform: 4.18.24090.11'];
  const [first] = migrateGroup(
    fleetOf([
      ...r2,
      'mode: passive',
      'onboarding: { state: planned }',
      'antivirus: { product: Contoso Protect, exclusionsForDefender: true }',
    ]).group,
    { mode: 'disabled' },
  );
  const [second] = migrateGroup(
    fleetOf([...r2, 'mode: active', 'onboarding: { state: onboarded }', 'antivirus: none', 'currentMode: passive'])
      .group,
    { mode: 'passive' },
  );
  const actions = [first, second].map((way) =>
    way?.result.kind === 'stages' ? way.result.stages.flatMap(({ steps }) => steps.map(({ action }) => action)) : [],
  );
  expect(actions).toEqual([
    ['install-agent', 'exclude-each-other', 'force-passive', 'onboard', 'restart'],
    ['force-active', 'remove-other-and-restart'],
  ]);
  expect(BOTH_ACTIVE).toContain('`mode: active`, `currentMode: passive` and `antivirus: none`');
});
