import type { Location, OutsideLayer, ResolvedFleet } from '@mdav/core';
import { parseFleet, resolveFleet } from '@mdav/core';
import { exampleFleet } from '@mdav/core/rule';

/** The fleet of an example, its text, and the way from a place in it to the example's own lines. */
export interface Example {
  readonly fleet: ResolvedFleet;
  /** The whole fleet file. */
  readonly text: string;
  /** `line:column` in the example as it is written; `group` for the name of the group, which is not part of it. */
  placeOf(at: Location): string;
}

/** What an example may extend: presets of two names, with a few of their settings. */
const LAYERS = new Map<string, OutsideLayer>(
  ['osconfig-ws2025@9ebed7c', 'microsoft-windows-11@25H2'].map((name) => [
    name,
    {
      settings: {
        puaProtection: 'block',
        allowDatagramProcessingOnWinServer: false,
        attackSurfaceReductionRules: { 'block-wmi-persistence': 'audit' },
      },
    },
  ]),
);

/** Reads an example; a mistake in it is a mistake of the test, so it throws. */
export function readExample(example: string): Example {
  const { text, shift } = exampleFleet(example);
  const parsed = parseFleet({ text, file: 'example.yaml' });
  const resolved = parsed.ok ? resolveFleet({ ...parsed.value, layers: LAYERS }) : parsed;
  if (!resolved.ok) {
    const problems = resolved.diagnostics.map(({ at, message }) => `${at.line}:${at.column} ${message}`);
    throw new Error(`The example is no fleet:\n${problems.join('\n')}\n\n${text}`);
  }
  return {
    fleet: resolved.value,
    text,
    placeOf: ({ line = 0, column = 0 }) =>
      line <= shift.lines ? 'group' : `${line - shift.lines}:${column - shift.columns}`,
  };
}
