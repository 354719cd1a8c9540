import { compileFleet, DELIVERIES, type Delivery, type ResolvedGroup, type SettingValue } from '@mdav/core';
import { anyGroup, groupWith } from '@mdav/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nodeSha256 } from '../disk/hash.ts';
import { chooseTargets } from './choose-targets.ts';

const FOLDERS: Readonly<Record<Exclude<Delivery, 'portal'>, string>> = {
  intune: 'intune',
  gpo: 'gpo',
  registry: 'registry',
  configmgr: 'configmgr',
  dsc: 'dsc',
  ansible: 'ansible',
  osconfig: 'osconfig',
};
const STEPS: Readonly<Record<string, keyof typeof FOLDERS>> = {
  'import-registry-file': 'registry',
  'import-gpo': 'gpo',
  'import-intune-policy': 'intune',
  'deploy-with-configmgr': 'configmgr',
  'apply-dsc-document': 'dsc',
  'run-ansible-playbook': 'ansible',
  'apply-osconfig-document': 'osconfig',
};

function built(group: ResolvedGroup) {
  const fleet = {
    name: 'demo',
    written: { mdav: 1, name: 'demo', groups: {} },
    groups: [group],
    waivers: [],
    ruleLevels: [],
    ruleFiles: [],
  } as const;
  const compiled = compileFleet(fleet as never, [], { ...chooseTargets([]), date: '2026-11-21', sha256: nodeSha256 });
  if (!compiled.ok) return undefined;
  const [one] = compiled.value.groups;
  const folders = DELIVERIES.filter(
    (delivery) =>
      delivery !== 'portal' &&
      one?.files.some((path) => path.startsWith(`${group.name}/${FOLDERS[delivery as keyof typeof FOLDERS]}/`)),
  );
  const steps = (one?.steps ?? []).flatMap(({ id }) => STEPS[id] ?? []);
  return { folders, steps: DELIVERIES.filter((delivery) => steps.some((step) => step === delivery)) };
}

describe('the steps of a runbook', () => {
  it('are there for the ways that a build has files for, whatever the group says', () => {
    let rawOnly = 0;
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...DELIVERIES), { minLength: 1, maxLength: 5 }).chain((deliver) =>
          fc.record({
            group: anyGroup({ deliver }),
            hasSettings: fc.boolean(),
            intune: fc.constantFrom(undefined, { compliance: true }, { management: 'mde' }, { form: 'templates' }),
          }),
        ),
        ({ group: plain, hasSettings, intune }) => {
          const group = {
            ...plain,
            assignments: hasSettings ? plain.assignments : [],
            ...(intune === undefined ? {} : { intune }),
          } as ResolvedGroup;
          const made = built(group);
          if (made === undefined) return;
          expect(made.steps).toEqual(made.folders);
          if (group.assignments.length === 0 && made.folders.length > 0) rawOnly += 1;
        },
      ),
      { numRuns: 150 },
    );
    expect(rawOnly).toBeGreaterThan(5);
  });

  it.each<[string, Readonly<Record<string, SettingValue>>, readonly Delivery[]]>([
    ['what no policy takes back', { disableAntiSpyware: 'remove' }, ['gpo']],
    ['what a policy takes back', { rtpIOAVMaxSize: 'remove' }, ['intune', 'gpo']],
    [
      'what stands inside a setting that the group lacks',
      { asrOnlyPerRuleExclusions: { 'block-psexec-wmi-process-creation': ['C:\\a.exe'] } },
      ['gpo'],
    ],
    ['a value', { puaProtection: 'block' }, ['intune', 'gpo']],
  ])('are there for: %s', (_, settings, ways) => {
    const made = built(groupWith(settings, { deliver: ['gpo', 'intune'] }));
    expect(made).toEqual({ folders: ways, steps: ways });
  });
});
