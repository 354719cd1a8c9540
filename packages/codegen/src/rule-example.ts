import { checkFleet } from '../../core/src/check/check.ts';
import { BASELINE_INFO } from '../../core/src/facts/baselines.ts';
import { parseFleet } from '../../core/src/parse/parse-fleet.ts';
import { resolveFleet } from '../../core/src/resolve/resolve-fleet.ts';
import { exampleFleet } from '../../core/src/rule/example.ts';
import type { RuleInfo } from '../../core/src/rule/rule.ts';

/** A fleet as a whole, with what the rule finds in it. */
export function exampleSection(title: string, rule: RuleInfo, example: string): readonly string[] {
  const { text } = exampleFleet(example);
  const found = findingsOf(rule.id, text);
  return [`## ${title}`, '', '```yaml', text.trimEnd(), '```', '', ...found.flatMap((line) => [line, ''])];
}

/** One line per finding of the rule: where, how severe, what, and what to do. */
function findingsOf(id: string, text: string): readonly string[] {
  const parsed = parseFleet({ text });
  const resolved = parsed.ok ? resolveFleet(parsed.value) : parsed;
  if (!resolved.ok) throw new Error(`the example of ${id} is no fleet: ${resolved.diagnostics[0]?.message}`);
  const findings = checkFleet(resolved.value, { date: BASELINE_INFO.current.date, set: 'strict' });
  return findings
    .filter(({ rule }) => rule === id)
    .map(({ at, severity, message, hint }) => `Line ${at.line}, **${severity}**: ${message} ${hint}`);
}
