import { describe, expect, it } from 'vitest';
import { settingRow } from '../catalogue/lookup.ts';
import { codeOfKey } from '../catalogue/map-key.ts';
import type { Assignment, ResolvedGroup } from '../model/resolved.ts';
import { parseFleet } from '../parse/parse-fleet.ts';
import { contributors, layerWords } from './layer-words.ts';
import { resolveFleet } from './resolve-fleet.ts';

function groupOf(text: string): ResolvedGroup {
  const parsed = parseFleet({ text: `mdav: 1\nname: f\n${text}`, file: 'f.yaml' });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.diagnostics));
  const resolved = resolveFleet(parsed.value);
  const group = resolved.ok ? resolved.value.groups[0] : undefined;
  if (group === undefined) throw new Error(JSON.stringify(resolved.diagnostics));
  return group;
}

function assignmentOf(text: string, setting: string): Assignment {
  const assignment = groupOf(text).assignments.find((candidate) => candidate.setting === setting);
  if (assignment === undefined) throw new Error(`${setting} is not assigned`);
  return assignment;
}

/** `layer effect line:column`, one per step. */
const steps = ({ history = [] }: Assignment) =>
  history.map(({ layer, effect, at }) => `${layer} ${effect} ${at.line}:${at.column}`);
const places = ({ origin }: Assignment) =>
  origin.kind === 'written' ? origin.entries?.map(({ line, column }) => `${line}:${column}`) : undefined;

const LAYERED = `defaults:
  licence: p2
  settings:
    cloudBlockLevel: high
    excludedPaths: ['C:\\One', 'C:\\Two']
    attackSurfaceReductionRules: { block-psexec-wmi-process-creation: audit, block-office-child-processes: audit }
profiles:
  hardened:
    settings:
      cloudBlockLevel: high-plus
      puaProtection: block
      attackSurfaceReductionRules:
        extend: { block-office-child-processes: block }
  sql:
    licence: servers-p2
    settings:
      puaProtection: audit
      excludedPaths:
        extend:
          - 'E:\\Sql'
          - { path: 'c:\\two', reason: moved, owner: dba }
groups:
  a: { os: windows-11, mode: active, profiles: [hardened, sql] }
`;

describe('layers', () => {
  it('lie in the order defaults, profiles as the group lists them, group', () => {
    const group = groupOf(LAYERED.replace('[hardened, sql] }', '[hardened, sql], settings: { puaProtection: off } }'));
    expect(group.licence).toBe('servers-p2');
    expect(group.origins['licence']).toMatchObject({ line: 17, column: 14 });
    const pua = group.assignments.find(({ setting }) => setting === 'puaProtection');
    expect(pua).toMatchObject({ value: 'off', origin: { layer: 'group' } });
    expect(steps(pua as Assignment)).toEqual([
      'profile hardened sets 13:7',
      'profile sql sets 19:7',
      'group sets 25:77',
    ]);
    const turned = groupOf(LAYERED.replace('[hardened, sql]', '[sql, hardened]'));
    expect(turned.assignments.find(({ setting }) => setting === 'puaProtection')).toMatchObject({
      value: 'block',
      origin: { kind: 'written', layer: 'profile hardened', at: { line: 13, column: 7 } },
    });
  });

  it('apply only where a group lists them', () => {
    const group = groupOf(LAYERED.replace(', profiles: [hardened, sql]', ''));
    expect(group.licence).toBe('p2');
    expect(group.assignments.map(({ setting }) => setting)).toEqual([
      'cloudBlockLevel',
      'excludedPaths',
      'attackSurfaceReductionRules',
    ]);
  });

  it('settle facts as a whole, the operating systems of a profile with their places too', () => {
    const group = groupOf(`profiles:
  base: { os: [windows-10, windows-11], mode: passive, onboarding: { state: onboarded, via: gpo } }
groups: { a: { profiles: [base], onboarding: { state: planned } } }
`);
    expect(group.os).toMatchObject([
      { id: 'windows-10', at: { line: 4, column: 16 } },
      { id: 'windows-11', at: { line: 4, column: 28 } },
    ]);
    expect(group.onboarding).toEqual({ state: 'planned' });
    expect(group.origins).not.toHaveProperty('onboarding.via');
  });
});

describe('extending', () => {
  it('adds to a list; of two equal entries the later one stays, with its own place', () => {
    const paths = assignmentOf(LAYERED, 'excludedPaths');
    expect(paths.value).toEqual(['C:\\One', 'E:\\Sql', { path: 'c:\\two', reason: 'moved', owner: 'dba' }]);
    expect(places(paths)).toEqual(['7:21', '22:13', '23:13']);
    expect(paths.origin).toMatchObject({ layer: 'profile sql', at: { line: 20, column: 7 } });
    expect(paths.history?.[1]).toMatchObject({ effect: 'extends', value: ['E:\\Sql', { path: 'c:\\two' }] });
  });

  it('adds to a map; of two equal keys the later one stays', () => {
    const rules = assignmentOf(LAYERED, 'attackSurfaceReductionRules');
    expect(rules.value).toEqual({
      'block-psexec-wmi-process-creation': 'audit',
      'block-office-child-processes': 'block',
    });
    expect(rules.origin).toMatchObject({
      keys: {
        'block-psexec-wmi-process-creation': { line: 8, column: 36 },
        'block-office-child-processes': { line: 15, column: 19 },
      },
    });
  });

  it('knows a rule by its GUID', () => {
    const guid = 'D4F940AB-401B-4EFC-AADC-AD5F3C50688A';
    const byGuid = LAYERED.replace(
      'extend: { block-office-child-processes: block }',
      `extend: { ${guid}: block, 11111111-2222-3333-4444-555555555555: warn }`,
    );
    expect(assignmentOf(byGuid, 'attackSurfaceReductionRules').value).toEqual({
      'block-office-child-processes': 'block',
      'block-psexec-wmi-process-creation': 'audit',
      '11111111-2222-3333-4444-555555555555': 'warn',
    });
  });

  it('reads every rule that it knows by name or by GUID alike, and points at what was written', () => {
    const row = settingRow('attackSurfaceReductionRules');
    const words = row.type.kind === 'map' ? Object.keys(row.type.keys) : [];
    expect(words.length).toBeGreaterThan(15);
    const read = (spell: (word: string) => string) => {
      const lines = words.map((word) => `        ${spell(word)}: block\n`).join('');
      const group = `groups:\n  a:\n    os: windows-11\n    mode: active\n    settings:\n      ${row.id}:\n${lines}`;
      return assignmentOf(group, row.id);
    };
    const byName = read((word) => word);
    for (const spell of [(guid: string) => guid, (guid: string) => guid.toUpperCase()]) {
      const byGuid = read((word) => spell(codeOfKey(row, word) ?? ''));
      expect(byGuid.value).toEqual(byName.value);
      const lineOf = ({ origin }: Assignment, word: string) =>
        origin.kind === 'written' ? origin.keys?.[word]?.line : undefined;
      for (const word of words) expect(lineOf(byGuid, word)).toBe(lineOf(byName, word));
    }
  });

  it('leaves a rule under both of its names for people to choose', () => {
    const guid = 'D4F940AB-401B-4EFC-AADC-AD5F3C50688A';
    const both = LAYERED.replace(
      'extend: { block-office-child-processes: block }',
      `extend: { block-office-child-processes: block, ${guid}: audit }`,
    );
    expect(Object.keys(assignmentOf(both, 'attackSurfaceReductionRules').value)).toContain(guid);
  });

  it('does not depend on the order of the keys, in one layer or several', () => {
    const order = (text: string) => Object.keys(assignmentOf(text, 'attackSurfaceReductionRules').value);
    expect(order(LAYERED)).toEqual(['block-office-child-processes', 'block-psexec-wmi-process-creation']);
    const turned = LAYERED.replace(
      '{ block-psexec-wmi-process-creation: audit, block-office-child-processes: audit }',
      '{ 11111111-2222-3333-4444-555555555555: warn, block-office-child-processes: audit, block-psexec-wmi-process-creation: audit }',
    );
    expect(order(turned)).toEqual([...order(LAYERED), '11111111-2222-3333-4444-555555555555']);
  });

  it('leaves a repetition within one layer for the rules to find', () => {
    const twice = assignmentOf(
      "defaults: { settings: { excludedPaths: ['C:\\a'] } }\ngroups: { a: { os: windows-11, mode: active, settings: { excludedPaths: { extend: ['C:\\b', 'c:\\B'] } } } }\n",
      'excludedPaths',
    );
    expect(twice.value).toEqual(['C:\\a', 'C:\\b', 'c:\\B']);
  });

  it.each([
    ['nothing below', 'puaProtection: block', { excludedPaths: ['C:\\a'] }],
    ['a removal below', 'excludedPaths: remove', { excludedPaths: ['C:\\a'] }],
    ['an empty list below', 'excludedPaths: []', { excludedPaths: ['C:\\a'] }],
  ])('stands for itself on %s', (_, below, expected) => {
    const group = groupOf(
      `defaults: { settings: { ${below} } }\ngroups: { a: { os: windows-11, mode: active, settings: { excludedPaths: { extend: ['C:\\a'] } } } }\n`,
    );
    const { setting, value } = group.assignments.find((one) => one.setting === 'excludedPaths') as Assignment;
    expect({ [setting]: value }).toEqual(expected);
  });

  it('adds to what the mode sets, while a plain value replaces it', () => {
    const fleet = (value: string) =>
      `groups: { a: { os: windows-11, mode: passive+edr-block, settings: { passiveRemediation: ${value} } } }\n`;
    const more = assignmentOf(fleet('{ extend: [realtime-audit] }'), 'passiveRemediation');
    expect(more.value).toEqual(['edr-remediation', 'realtime-audit']);
    expect(places(more)).toEqual(['3:38', '3:100']);
    expect(steps(more)).toEqual(['mode sets 3:38', 'group extends 3:69']);
    const instead = assignmentOf(fleet('[realtime-audit]'), 'passiveRemediation');
    expect(instead.value).toEqual(['realtime-audit']);
    expect(steps(instead)).toEqual(['mode sets 3:38', 'group sets 3:69']);
  });

  it('does not change what other groups get', () => {
    const parsed = parseFleet({
      text: `mdav: 1\nname: f\n${LAYERED}  b: { os: windows-11, mode: active }\n`,
      file: 'f.yaml',
    });
    const resolved = parsed.ok ? resolveFleet(parsed.value) : parsed;
    const b = resolved.ok ? resolved.value.groups.find(({ name }) => name === 'b') : undefined;
    expect(b?.assignments.find(({ setting }) => setting === 'excludedPaths')?.value).toEqual(['C:\\One', 'C:\\Two']);
  });
});

describe('removing', () => {
  it('wins over what lies below, and is won over from above', () => {
    const text = (group: string) =>
      `defaults: { settings: { puaProtection: block } }\nprofiles: { p: { settings: { puaProtection: remove } } }\ngroups: { a: { os: windows-11, mode: active, profiles: [p]${group} } }\n`;
    expect(assignmentOf(text(''), 'puaProtection')).toMatchObject({ value: 'remove', origin: { layer: 'profile p' } });
    const back = assignmentOf(text(', settings: { puaProtection: audit }'), 'puaProtection');
    expect(back.value).toBe('audit');
    expect(steps(back)).toEqual(['defaults sets 3:25', 'profile p removes 4:30', 'group sets 5:73']);
  });
});

describe('contributors', () => {
  const from = (text: string, setting: string) => contributors(assignmentOf(text, setting)).map(layerWords);
  it('are the layers that the value is made of, without what was overridden', () => {
    expect(from(LAYERED, 'cloudBlockLevel')).toEqual(['profile hardened']);
    expect(from(LAYERED, 'excludedPaths')).toEqual(['the defaults', 'profile sql']);
    expect(from('groups: { a: { os: windows-11, mode: passive+edr-block } }\n', 'passiveRemediation')).toEqual([
      'the mode',
    ]);
    const removed =
      "defaults: { settings: { excludedPaths: remove } }\ngroups: { a: { os: windows-11, mode: active, settings: { excludedPaths: { extend: ['C:\\a'] } } } }\n";
    expect(from(removed, 'excludedPaths')).toEqual(['the group']);
  });
});
