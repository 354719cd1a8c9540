import { pathAt, setting as setTo } from '../../rule/fixes.ts';
import { defineRule } from '../../rule/rule.ts';
import { CONTEXT_WORDS, type ContextMistake, parseContext } from '../../value/exclusion-context.ts';
import { type Entry, pathEntries } from './entries.ts';

/** A context that Defender does not understand, or that never holds. */
export const exclusionContextMalformed = defineRule({
  id: 'exclusion-context-malformed',
  chapter: 'exclusions',
  severity: 'error',
  what: 'The context of an exclusion is written in a way that Defender does not understand, or that never holds.',
  why: 'A context stands in braces behind `\\:`. Its keywords and values count with their letter case; all but processes have to hold at once, so the same one twice never does.',
  fix: 'Write the context as `C:\\Data\\:{PathType:folder,ScanTrigger:OnAccess}`.',
  autofix: { does: 'Corrects the letter case and adds the backslash, where nothing else is wrong.' },
  waive: 'Never: the entry does not work.',
  settles:
    'The line with the syntax numbers several processes, `Process1:` and `Process2:`, and every example repeats `Process:`. The examples are followed.',
  basis: 'documented',
  sources: ['exclusions-2026'],
  good: String.raw`
    os: windows-11
    mode: active
    platform: 4.18.24090.11
    engine: 1.1.24090.11
    deliver: [intune]
    settings: { excludedPaths: ['D:\Ledger\:{ScanTrigger:OnAccess}'] }
  `,
  bad: String.raw`
    os: windows-11
    mode: active
    platform: 4.18.24090.11
    engine: 1.1.24090.11
    deliver: [intune]
    settings: { excludedPaths: ['D:\Ledger\:{ScanTrigger:OnAccess,ScanTrigger:OnDemand}'] }
  `,
  check: (group) =>
    pathEntries(group, ({ contexts }) => contexts === true).flatMap((entry) => {
      const { setting, text, at } = entry;
      const { context } = parseContext(text);
      const [mistake] = context?.mistakes ?? [];
      if (mistake === undefined) return [];
      return [
        {
          at,
          setting,
          message: `The context of "${text}" ${words(mistake)}.`,
          ...correcting(entry, context?.corrected),
        },
      ];
    }),
});

/** A mistake as the end of a sentence that begins with the context. */
function words(mistake: ContextMistake): string {
  switch (mistake.kind) {
    case 'no-backslash':
      return 'needs a backslash in front of its colon';
    case 'not-closed':
      return 'has no closing brace';
    case 'text-after':
      return `is followed by "${mistake.text}"`;
    case 'incomplete':
      return mistake.part === '' ? 'is empty' : `has "${mistake.part}", which is no keyword with a value`;
    case 'unknown-keyword':
      return `has the keyword ${mistake.keyword}; known are ${CONTEXT_WORDS.join(', ')}, in this letter case`;
    case 'unknown-value':
      return `has ${mistake.keyword}:${mistake.value}${mistake.meant === undefined ? ', a value that is not known' : `; it is written ${mistake.meant}`}`;
    case 'twice':
      return `asks for two values of ${mistake.keyword} at once, which never holds`;
  }
}

function correcting({ entry, at }: Entry, corrected: string | undefined): ReturnType<typeof setTo> {
  const isPlain = typeof entry === 'string' && typeof pathAt(at)?.at(-1) === 'number';
  return isPlain && corrected !== undefined ? setTo(at, corrected) : {};
}
