import type { ReporterInfo } from '@mdav/review';
import type { Io } from '../program/io.ts';
import { oneOf } from '../program/usage.ts';

/** The reporter that `--format` names; without it the one that the pipeline takes, else the one for people. */
export function reporterOf<R extends ReporterInfo>(format: unknown, reporters: readonly R[], { env }: Io): R {
  const usual = reporters.find(({ pipeline }) => pipeline && env[pipeline.variable]?.toLowerCase() === pipeline.value);
  const [first] = reporters;
  const ids = reporters.map(({ id }) => id);
  const id = oneOf(format, ids, usual?.id ?? first?.id ?? '', '--format');
  const found = reporters.find((reporter) => reporter.id === id);
  if (found === undefined) throw new Error(`no reporter ${id}`);
  return found;
}
