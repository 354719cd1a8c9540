import type { RuleInfo } from '../../rule/rule.ts';

/** A first name that is the name. `former-names.ts` finds it. */
export const wasItself: RuleInfo = {
  id: 'was-itself',
  chapter: 'file',
  severity: 'warning',
  what: 'The first name of a group is the name that it has.',
  why: 'It changes nothing. Where the group was renamed and `was` has its new name, what derives from its name changes all the same.',
  fix: 'Write the first name of the group, or remove `was`.',
  autofix: { does: 'Removes the name.' },
  waive: 'Never: remove `was`.',
  basis: 'ours',
  sources: [],
  good: `
    mdav: 1
    name: example
    groups:
      laptops: { was: clients, os: windows-11, mode: active, deliver: [gpo] }
  `,
  bad: `
    mdav: 1
    name: example
    groups:
      laptops: { was: laptops, os: windows-11, mode: active, deliver: [gpo] }
  `,
};
