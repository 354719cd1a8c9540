import { describe, expect, it } from 'vitest';
import type { ResolvedGroup } from '../model/resolved.ts';
import { parseFleet } from '../parse/parse-fleet.ts';
import { resolveFleet } from './resolve-fleet.ts';

function resolve(text: string) {
  const parsed = parseFleet({ text: `mdav: 1\nname: f\n${text}`, file: 'f.yaml' });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.diagnostics));
  return resolveFleet(parsed.value);
}

function groupOf(text: string): ResolvedGroup {
  const resolved = resolve(text);
  const group = resolved.ok ? resolved.value.groups[0] : undefined;
  if (group === undefined) throw new Error(JSON.stringify(resolved.diagnostics));
  return group;
}

const settings = (group: ResolvedGroup) =>
  Object.fromEntries(group.assignments.map(({ setting, value }) => [setting, value]));

describe('resolveFleet', () => {
  it('lays the group over the defaults: settings one by one, facts as a whole', () => {
    const group = groupOf(`defaults:
  os: windows-10
  onboarding: { state: onboarded, via: intune }
  settings: { cloudBlockLevel: high, puaProtection: block }
groups:
  a:
    mode: active
    onboarding: { state: planned }
    settings: { puaProtection: audit }
`);
    expect(group.os).toMatchObject([{ id: 'windows-10', at: { line: 4, column: 7 } }]);
    expect(group.onboarding).toEqual({ state: 'planned' });
    expect(settings(group)).toEqual({ cloudBlockLevel: 'high', puaProtection: 'audit' });
    expect(group.assignments.find(({ setting }) => setting === 'cloudBlockLevel')?.origin).toMatchObject({
      kind: 'written',
      layer: 'defaults',
      at: { line: 6, column: 15 },
    });
    expect(group.assignments.find(({ setting }) => setting === 'puaProtection')?.origin).toMatchObject({
      kind: 'written',
      layer: 'group',
      at: { line: 11, column: 17 },
    });
    expect(group.origins['mode']).toMatchObject({ line: 9, column: 11 });
  });

  it('reads builds, and points at each operating system of a list', () => {
    const { os } = groupOf('groups: { a: { os: [windows-10@19045, windows-11], mode: active } }');
    expect(os).toMatchObject([
      { id: 'windows-10', build: 19045, at: { line: 3, column: 21 } },
      { id: 'windows-11', at: { line: 3, column: 39 } },
    ]);
  });

  it.each([
    ['windows-server-2022', 'passive', '', { forceDefenderPassiveMode: true }],
    [
      'windows-server-2022',
      'passive+edr-block',
      '',
      { forceDefenderPassiveMode: true, passiveRemediation: ['edr-remediation'] },
    ],
    ['windows-server-2022', 'active', '', {}],
    ['windows-server-2022', 'active', 'currentMode: passive', { forceDefenderPassiveMode: false }],
    ['windows-11', 'active', 'currentMode: passive', {}],
    ['windows-11', 'passive', '', {}],
    ['windows-11', 'passive+edr-block', '', { passiveRemediation: ['edr-remediation'] }],
    ['windows-11', 'passive', 'technique: guide', { disableAntiSpyware: true }],
    ['windows-11', 'passive+edr-block', 'baseline: 2021-07', {}],
    ['windows-11', 'passive+edr-block', 'platform: 4.18.2201.1, deliver: [intune, portal]', {}],
    ['windows-server-2022', 'active+edr-block', 'deliver: [intune]', {}],
    ['windows-server-2022', 'active+edr-block', 'deliver: [gpo]', { passiveRemediation: ['edr-remediation'] }],
    ['windows-server-2016', 'passive', 'agent: unified', { forceDefenderPassiveMode: true }],
    ['windows-server-2016', 'passive', '', {}],
  ])('%s, %s, %s', (os, mode, more, expected) => {
    expect(settings(groupOf(`groups: { a: { os: ${os}, mode: ${mode}${more === '' ? '' : `, ${more}`} } }`))).toEqual(
      expected,
    );
  });

  it('lets what is written win over what follows from the mode', () => {
    const group = groupOf(
      'groups: { a: { os: windows-server-2022, mode: passive, settings: { forceDefenderPassiveMode: false } } }',
    );
    expect(settings(group)).toEqual({ forceDefenderPassiveMode: false });
    expect(group.assignments[0]?.origin.kind).toBe('written');
  });

  it('names every group that lacks an operating system or a mode', () => {
    const resolved = resolve('groups:\n  a: { mode: active }\n  b: { os: windows-11 }\n');
    expect(resolved.diagnostics.map(({ code, at }) => `${code} ${at.line}:${at.column}`)).toEqual([
      'group-without-os 4:3',
      'group-without-mode 5:3',
    ]);
  });

  it('orders groups by name, whatever the order of the file', () => {
    const resolved = resolve('groups: { b: { os: windows-11, mode: active }, a: { os: windows-11, mode: active } }');
    expect(resolved.ok && resolved.value.groups.map(({ name }) => name)).toEqual(['a', 'b']);
  });
});
