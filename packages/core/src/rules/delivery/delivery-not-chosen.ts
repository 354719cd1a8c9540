import { deliveryNames } from '../../rule/ask.ts';
import { defineRule } from '../../rule/rule.ts';

/** A group that does not say how it gets its policy. */
export const deliveryNotChosen = defineRule({
  id: 'delivery-not-chosen',
  chapter: 'delivery',
  severity: 'info',
  what: 'The group does not say how it gets its policy.',
  why: 'It then gets a file of every kind that reaches it, and rules about a channel are silent or milder. Deploying two of the files makes two managers.',
  fix: 'Add `deliver` with the way that you use, such as `deliver: [gpo]`.',
  autofix: { none: 'fact' },
  waive: 'When somebody picks from the files by hand.',
  basis: 'ours',
  sources: [],
  good: `
    os: windows-11
    mode: active
    deliver: [intune]
  `,
  bad: `
    os: windows-11
    mode: active
  `,
  check: (group) =>
    group.origins['deliver'] === undefined
      ? [
          {
            at: group.at,
            message: `Group "${group.name}" has no \`deliver\` and gets files for ${deliveryNames(group.deliver)}.`,
          },
        ]
      : [],
});
