import { describe, expect, it } from 'vitest';
import { exampleGroups, groupsOf } from '../__tests__/examples.ts';
import { expectedGroup } from '../expected/expected-group.ts';
import { factsOfGroup, groupFacts } from './group-facts.ts';

const [full] = groupsOf(`mdav: 1
name: f
groups:
  a:
    os: [windows-11, windows-server-2016]
    agent: unified
    mode: active
    baseline: 2022-09
    onboarding: { state: planned, via: gpo }
    platform: 4.18.23050.1
    engine: 1.1.23050.1
    tamperProtection: on
    deliver: [gpo, intune]
    mdmWinsOverGp: on
    settings: { allowIOAVProtection: false, signatureUpdateAVSignatureDue: { days: 3 }, excludedPaths: ['E:\\'], puaProtection: block }
`);
if (full === undefined) throw new Error('no group');

describe('what a verdict knows of a group', () => {
  it.each([['with every key', full] as const, ...exampleGroups()])(
    'is the same by its fleet file, as scripts ask it, and by expected.json, as records are judged: %s',
    (_, group) => {
      const { planOf: _scripts, ...scripts } = factsOfGroup(group);
      const { planOf: _records, ...records } = groupFacts(expectedGroup(group));
      expect(scripts).toEqual(records);
    },
  );

  it('is one object for groups that differ in their lists alone, so that their scripts are made once', () => {
    const groups = groupsOf(
      `mdav: 1\nname: acme\ngroups:\n${['a', 'b', 'c', 'd']
        .map(
          (name) =>
            `  ${name}: { os: windows-11, mode: active, deliver: [gpo], settings: { excludedPaths: ['${name === 'd' ? 'D:' : `D:\\${name}`}'], excludedExtensions: [${name === 'd' ? "'.exe', '*'" : `'${name}', '${name}${name}'`}] } }\n`,
        )
        .join('')}`,
    );
    const [, second, third, drive] = groups.map(factsOfGroup);
    expect(third).toBe(second);
    expect(drive).toEqual({ ...second, excludedDrives: ['d:', '*.exe', ''] });
  });

  it('has its versions', () => {
    expect(factsOfGroup(full).lowest).toEqual({ platform: '4.18.23050.1', engine: '1.1.23050.1' });
  });
});
