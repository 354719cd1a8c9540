import type { Diagnostic, Outcome, Severity } from '../diagnostic/diagnostic.ts';
import { fail, succeed } from '../diagnostic/diagnostic.ts';
import type { SourceId } from '../facts/sources.ts';
import { SOURCES } from '../facts/sources.ts';
import { RULE_CHAPTERS } from '../rule/chapters.ts';
import type { Found, Rule } from '../rule/rule.ts';
import { RULE_INFOS } from '../rules/list.ts';

const SEVERITIES: readonly unknown[] = ['error', 'warning', 'info'] satisfies readonly Severity[];

/**
 * Takes rules that somebody else wrote, as a module hands them over. What a rule is told by has to be there; what
 * only its page would need may be missing. A rule that throws, or answers with something else than findings, is
 * reported at the group and stops nothing else. `beside` are rules of other files, whose ids are taken.
 *
 * Errors: `rule-malformed`, `rule-id-taken`.
 */
export function acceptRules(given: unknown, file?: string, beside: readonly Rule[] = []): Outcome<readonly Rule[]> {
  const at = file === undefined ? {} : { file };
  const refuse = (code: string, path: string, message: string, hint: string): Diagnostic => ({
    code,
    severity: 'error',
    message,
    at: { ...at, path },
    hint,
  });
  if (!Array.isArray(given)) {
    const hint = 'Export an array of `defineRule({ … })`.';
    return fail([refuse('rule-malformed', 'rules', 'The `rules` of a module are a list.', hint)]);
  }
  const taken = new Set([...RULE_INFOS, ...beside].map(({ id }) => id));
  const rules: Rule[] = [];
  const problems: Diagnostic[] = [];
  for (const [index, candidate] of (given as readonly unknown[]).entries()) {
    const path = `rules[${index}]`;
    const wrong = whatIsWrong(candidate);
    const rule = candidate as Rule;
    if (wrong !== undefined) problems.push(refuse('rule-malformed', path, ...wrong));
    else if (taken.has(rule.id)) {
      const hint = 'Give it an id of its own, for example with the name of your company in front.';
      problems.push(refuse('rule-id-taken', path, `There is a rule "${rule.id}" already.`, hint));
    } else {
      taken.add(rule.id);
      rules.push(guarded(rule));
    }
  }
  return problems.length > 0 ? fail(problems) : succeed(rules);
}

/** The first thing that keeps something from being a rule, and what to do about it. */
function whatIsWrong(candidate: unknown): readonly [message: string, hint: string] | undefined {
  if (typeof candidate !== 'object' || candidate === null)
    return ['This is no rule.', 'Write `defineRule({ id, severity, … })`.'];
  const { id, severity, chapter, what, fix, check, sources } = candidate as Readonly<Record<string, unknown>>;
  if (typeof id !== 'string' || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id) || id.length > 64)
    return ['A rule has no `id` in words such as `contoso-no-exclusions`.', 'Use small letters, digits and hyphens.'];
  const named = `Rule ${id}`;
  if (!SEVERITIES.includes(severity)) return [`${named} has no \`severity\`.`, 'Use error, warning or info.'];
  if (typeof check !== 'function') return [`${named} has no \`check\`.`, 'Write `check: (group) => [ … ]`.'];
  if (typeof what !== 'string' || typeof fix !== 'string')
    return [`${named} does not say \`what\` is wrong and how to \`fix\` it.`, 'Add one sentence for each.'];
  if (chapter !== undefined && !(RULE_CHAPTERS as readonly unknown[]).includes(chapter))
    return [`${named} has an unknown \`chapter\`.`, `Use one of: ${RULE_CHAPTERS.join(', ')}.`];
  if (sources !== undefined && !(Array.isArray(sources) && sources.every((source) => Object.hasOwn(SOURCES, source))))
    return [`${named} names a source that mdav does not know.`, 'Leave `sources` empty and name yours in `why`.'];
  return undefined;
}

/** The rule with everything that it may leave out, and with a check that cannot fail. */
function guarded(rule: Rule): Rule {
  const given: Partial<Rule> = rule;
  return {
    why: '',
    autofix: { none: 'choice' },
    waive: 'When the author of the rule agrees.',
    basis: 'ours',
    good: '',
    bad: '',
    ...given,
    id: rule.id,
    severity: rule.severity,
    what: rule.what,
    fix: rule.fix,
    chapter: given.chapter ?? 'delivery',
    sources: (given.sources ?? []) as readonly SourceId[],
    check: (group, context) => {
      const failed = (why: string): readonly Found[] => [
        { at: group.at, severity: 'error', message: `Rule ${rule.id} failed: ${why}.`, hint: 'Correct the rule.' },
      ];
      try {
        const found: unknown = rule.check(group, context);
        return isFindings(found) ? found : failed('it did not answer with a list of findings');
      } catch (error) {
        return failed((error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '');
      }
    },
  };
}

function isFindings(value: unknown): value is readonly Found[] {
  return (
    Array.isArray(value) &&
    value.every((found: unknown) => {
      if (typeof found !== 'object' || found === null) return false;
      const { message, at, severity, hint } = found as Readonly<Record<string, unknown>>;
      const isTold = typeof message === 'string' && typeof at === 'object' && at !== null;
      return isTold && (severity === undefined || SEVERITIES.includes(severity)) && isText(hint);
    })
  );
}

function isText(value: unknown): boolean {
  return value === undefined || typeof value === 'string';
}
