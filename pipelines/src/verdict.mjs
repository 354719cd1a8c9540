/** From best to worst, with the code that the run ends with: those of mdav itself. */
const VERDICTS = [
  { word: 'good', code: 0 },
  { word: 'findings', code: 1 },
  { word: 'stale', code: 1 },
  { word: 'unreadable', code: 65 },
  { word: 'failed', code: 70 },
];

/** The worst of what came of the fleets. */
export function worstOf(results) {
  const words = new Set(
    results.flatMap(({ check, plan, output }) => [check.verdict, output.verdict, plan?.verdict ?? 'good']),
  );
  return VERDICTS.findLast(({ word }) => words.has(word)) ?? VERDICTS[0];
}
