import { outputDocument, outputReport } from '../output/output-report.ts';
import { EXIT, type ExitCode } from '../program/exit-codes.ts';
import type { Io } from '../program/io.ts';
import type { OutputComparison } from '../read/compare-output.ts';
import { paintFor } from '../terminal/paint.ts';

/** `mdav build --check`: says how an output folder differs from a build; nothing is written. */
export function tellComparison(
  out: string,
  comparison: OutputComparison,
  args: readonly string[],
  format: 'pretty' | 'json',
  io: Io,
): ExitCode {
  const shown = out.replace(/(?<=.)[\\/]+$/, '');
  const again = args.filter((argument) => argument !== '--check');
  const command = ['mdav build', ...again.map((argument) => (/\s/.test(argument) ? `"${argument}"` : argument))].join(
    ' ',
  );
  io.out(
    format === 'json'
      ? outputDocument(comparison, shown)
      : outputReport(comparison, shown, command, paintFor(io.color)),
  );
  return comparison.problems.length === 0 ? EXIT.ok : EXIT.findings;
}
