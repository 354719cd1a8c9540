import type { RuleInfo } from '../../rule/rule.ts';

/** A first name that another group has, too. `former-names.ts` finds it. */
export const wasTaken: RuleInfo = {
  id: 'was-taken',
  chapter: 'file',
  severity: 'error',
  what: 'The first name of a group is the name or the first name of another.',
  why: 'Identifiers derive from the first name: the Group Policy backups of both groups would claim to be one object, and a plan could not tell which of them a change is about.',
  fix: 'Remove `was`, or write the first name of this group.',
  autofix: { none: 'choice' },
  waive: 'Never: give one of them another name.',
  basis: 'ours',
  sources: [],
  good: `
    mdav: 1
    name: example
    groups:
      laptops: { was: clients, os: windows-11, mode: active, deliver: [gpo] }
      desks: { os: windows-11, mode: active, deliver: [gpo] }
  `,
  bad: `
    mdav: 1
    name: example
    groups:
      laptops: { was: clients, os: windows-11, mode: active, deliver: [gpo] }
      desks: { was: clients, os: windows-11, mode: active, deliver: [gpo] }
  `,
};
