import { count } from '../text/count.ts';
import { SARIF_LEVELS, type SarifRun } from './sarif-run.ts';

/**
 * GitHub shows so many results of a run, and refuses a file whose run has more than five times as many. Source:
 * https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
 */
const MOST_RESULTS = 5000;

/**
 * What code scanning of GitHub does right with: it reads no suppressions, so that what somebody answers for would be open
 * alerts, and takes so many results. The worst are kept; `leftOff` among the properties says how many are not.
 */
export function forCodeScanning(run: SarifRun): SarifRun {
  const open = openOf(run);
  const worstFirst = SARIF_LEVELS.flatMap((level) => open.filter((result) => result.level === level));
  const results = worstFirst.slice(0, MOST_RESULTS);
  const leftOff = worstFirst.length - results.length;
  return leftOff === 0 ? { ...run, results } : { ...run, results, properties: { ...run.properties, leftOff } };
}

/** What is left off, in a sentence; nothing where everything fits. */
export function leftOffWords(run: SarifRun): string | undefined {
  const more = openOf(run).length - MOST_RESULTS;
  if (more <= 0) return undefined;
  return `Code scanning shows ${MOST_RESULTS} results: ${count(more, 'result')} ${more === 1 ? 'is' : 'are'} left off, the least severe.`;
}

function openOf({ results }: SarifRun): SarifRun['results'] {
  return results.filter(({ waiver }) => waiver === undefined);
}
