import { resolve } from 'node:path';
import type { Diagnostic, Outcome } from '@mdav/core';
import { closest, fail, succeed } from '@mdav/core/format';
import { type Framework, findFrameworks, frameworkName, latestFrameworks, parseFramework } from '@mdav/core/frameworks';
import { readText } from '../disk/read-text.ts';
import type { Io } from '../program/io.ts';
import { UsageError } from '../program/usage.ts';

/** The frameworks that come with mdav. They stand in a file of their own, which is read when it is needed. */
export async function shippedFrameworks(): Promise<readonly Framework[]> {
  return (await import('@mdav/core/framework-data')).FRAMEWORKS;
}

/**
 * The frameworks of these names: ids with or without a version, or files with a framework of one's own. A plain id means
 * its newest version.
 *
 * Errors: those of `parseFramework`.
 */
export async function namedFrameworks(names: readonly string[], io: Io): Promise<Outcome<readonly Framework[]>> {
  const shipped = await shippedFrameworks();
  const found: Framework[] = [];
  const problems: Diagnostic[] = [];
  for (const name of names) {
    const outcome = isFile(name) ? readFile(name, io) : succeed(findShipped(name, shipped));
    if (outcome.ok) for (const one of outcome.value) found.push(one);
    else for (const one of outcome.diagnostics) problems.push(one);
  }
  return problems.length > 0 ? fail(problems) : succeed([...new Set(found)]);
}

function isFile(name: string): boolean {
  return /\.ya?ml$/i.test(name);
}

function readFile(name: string, io: Io): Outcome<readonly Framework[]> {
  const text = readText(resolve(io.cwd, name));
  if (text === undefined)
    throw new UsageError(
      `There is no file ${name}.`,
      'Name a file with a framework, or the id of one: `mdav list frameworks`.',
    );
  const outcome = parseFramework({ text, file: name });
  return outcome.ok ? succeed([outcome.value]) : outcome;
}

function findShipped(name: string, shipped: readonly Framework[]): readonly Framework[] {
  const found = latestFrameworks(findFrameworks(shipped, name));
  if (found.length > 0) return found;
  const known = new Set(shipped.flatMap((framework) => [framework.id, frameworkName(framework)]));
  // `nsa` is a part of the name, and not a letter away from it.
  const holding = [...new Set(shipped.map(({ id }) => id))].filter((id) => id.split('-').includes(name.toLowerCase()));
  const likely = [...closest(name, known), ...holding].slice(0, 3);
  const hint = likely.length > 0 ? `Did you mean ${likely.join(' or ')}?` : 'See `mdav list frameworks`.';
  throw new UsageError(`There is no framework "${name}".`, hint);
}
