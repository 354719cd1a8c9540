import type { RuleInfo } from '../../rule/rule.ts';

/** A first name that another group took over when it was renamed itself. `former-names.ts` finds it. */
export const wasReused: RuleInfo = {
  id: 'was-reused',
  chapter: 'file',
  severity: 'warning',
  what: 'The first name of a group is the name that another renamed group has now.',
  why: '`Install-MdavGpo.ps1` and `Deploy-MdavIntune.ps1` look for what is deployed under both names, and stop where they find both: they cannot tell whose it is. Devices whose data name the group as it was are judged as the group that has the name now.',
  fix: 'Choose names for the groups that none had before. Where what is deployed was renamed by hand already, remove `was` of both.',
  autofix: { none: 'choice' },
  waive: 'Never: give one of them another name.',
  basis: 'ours',
  sources: [],
  good: `
    mdav: 1
    name: example
    groups:
      laptops: { was: clients, os: windows-11, mode: active, deliver: [gpo] }
      workstations: { was: desks, os: windows-11, mode: active, deliver: [gpo] }
  `,
  bad: `
    mdav: 1
    name: example
    groups:
      clients: { was: desks, os: windows-11, mode: active, deliver: [gpo] }
      desks: { was: clients, os: windows-11, mode: active, deliver: [gpo] }
  `,
};
