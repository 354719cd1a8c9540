import { layerWords } from '../../resolve/layer-words.ts';
import { joinWords } from '../../rule/ask.ts';
import type { Found } from '../../rule/rule.ts';
import { defineRule } from '../../rule/rule.ts';
import { droppedParts } from '../../strength/dropped.ts';

/** A layer that replaces a list or map, and drops what protects. */
export const layerDropsProtection = defineRule({
  id: 'layer-drops-protection',
  chapter: 'protection',
  severity: 'warning',
  what: 'A layer replaces a list or map of the layers below, and entries that protect are gone by that.',
  why: 'A plain value replaces what presets, defaults and profiles say, as a whole. One attack surface reduction rule over a baseline of fifteen leaves that one.',
  fix: 'Write `{ extend: … }` around the entries, which adds them to those below.',
  autofix: { none: 'choice' },
  waive:
    'When the others are to be gone. A `reason` at the value says so as well: `{ value: …, reason: … }`, and nothing is told then.',
  basis: 'ours',
  sources: [],
  good: `
    mdav: 1
    name: example
    defaults:
      settings:
        attackSurfaceReductionRules: { block-wmi-persistence: block, block-webshell-creation: block }
    groups:
      devices:
        os: windows-11
        mode: active
        settings:
          attackSurfaceReductionRules: { extend: { block-office-child-processes: audit } }
  `,
  bad: `
    mdav: 1
    name: example
    defaults:
      settings:
        attackSurfaceReductionRules: { block-wmi-persistence: block, block-webshell-creation: block }
    groups:
      devices:
        os: windows-11
        mode: active
        settings:
          attackSurfaceReductionRules: { block-office-child-processes: audit }
  `,
  check: (group) =>
    group.assignments.flatMap((assignment) =>
      droppedParts(assignment).flatMap(({ by, from, names, of }): readonly Found[] => {
        // A preset cannot extend: which of two counts is said by their order.
        if (by.justification !== undefined || by.layer.startsWith('preset ')) return [];
        const { setting } = assignment;
        const [one, many] = setting === 'attackSurfaceReductionRules' ? ['rule', 'rules'] : ['entry', 'entries'];
        const count =
          of === 1 ? `its only ${one} is` : `${names.length} of its ${of} ${many} ${names.length === 1 ? 'is' : 'are'}`;
        const shown = names.length <= SHOWN + 1 ? names : [...names.slice(0, SHOWN), `${names.length - SHOWN} more`];
        return [
          {
            at: by.at,
            setting,
            message: `${setting} of ${layerWords(by.layer)} replaces that of ${joinWords(from.map(layerWords))}: ${count} gone, ${joinWords(shown)}.`,
          },
        ];
      }),
    ),
});

/** So many names are told; SUMMARY.md has all of a preset's. */
const SHOWN = 4;
