import type { RuleInfo } from '../../rule/rule.ts';

/** Devices that two groups claim. `overlapping-devices.ts` finds them. */
export const devicesOverlap: RuleInfo = {
  id: 'devices-overlap',
  chapter: 'file',
  severity: 'warning',
  what: 'A device can be claimed by two groups, by its name or by its tag.',
  why: 'Nothing tells which of the two groups a device is in that both claim in the same way: `mdav verify` judges it for neither and names both. Patterns that only meet in some name are told to who asks for everything, because no fleet says which names there are.',
  fix: 'Add letters to the names of one of the groups, or give its devices a tag of their own, which counts more than a name.',
  autofix: { none: 'choice' },
  waive: 'Never: set the rule to `off` under `rules` where all such devices have a tag.',
  basis: 'ours',
  sources: [],
  good: `
    mdav: 1
    name: example
    groups:
      file-servers: { os: windows-server-2022, mode: active, deliver: [gpo], devices: { names: ['FS-*'] } }
      databases: { os: windows-server-2022, mode: active, deliver: [gpo], devices: { names: ['DB-*'] } }
  `,
  bad: `
    mdav: 1
    name: example
    groups:
      file-servers: { os: windows-server-2022, mode: active, deliver: [gpo], devices: { names: ['FS-*'] } }
      databases: { os: windows-server-2022, mode: active, deliver: [gpo], devices: { names: ['FS-DB1'] } }
  `,
};
