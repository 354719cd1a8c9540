import type { Finding, Location } from '@mdav/core';
import { type Problem, problemsIn } from '@mdav/language';
import { placeWords } from '@mdav/review';

/** A finding in the file that it stands in: the fleet itself, or one that the fleet is made of. */
export interface PlacedProblem extends Problem {
  readonly uri: string;
  /** Where the fleet names that file. */
  readonly namedAt?: Location;
}

/** A file that a fleet is made of. */
interface Part {
  readonly uri: string;
  readonly text: string;
  readonly namedAt?: Location;
}

/** The fleet that findings are of; `blocks` where they keep it from being read. */
interface Whole {
  readonly uri: string;
  readonly text: string;
  readonly file: string;
  readonly blocks: boolean;
}

/**
 * Each finding in the file that it stands in. What keeps the fleet from being read is shown in it as well, with its own
 * place: the fleet would look as if nothing were wrong. So is what stands in a file that is not known here.
 */
export function placed(
  findings: readonly Finding[],
  { uri, text, file, blocks }: Whole,
  partNamed: (file: string) => Part | undefined,
): readonly PlacedProblem[] {
  const here: Finding[] = [];
  const there = new Map<string, { readonly part: Part; readonly findings: Finding[] }>();
  for (const finding of findings) {
    const { at } = finding;
    if (at.file === undefined || at.file === file) {
      here.push(blocks && at.line === undefined ? hereToo(finding, file) : finding);
      continue;
    }
    const part = there.get(at.file)?.part ?? (at.line === undefined ? undefined : partNamed(at.file));
    if (blocks || part === undefined) here.push(hereToo(finding, file));
    if (part === undefined) continue;
    const known = there.get(at.file);
    if (known === undefined) there.set(at.file, { part, findings: [finding] });
    else known.findings.push(finding);
  }
  return [
    ...problemsIn(text, here).map((problem) => ({ ...problem, uri })),
    ...[...there.values()].flatMap(({ part: { text: held, ...part }, findings: own }) =>
      problemsIn(held, own).map((problem) => ({ ...problem, ...part })),
    ),
  ];
}

/** Shows a finding on the first line, with its own place. */
function hereToo(finding: Finding, file: string): Finding {
  const { at, message } = finding;
  const place = placeWords(at);
  return { ...finding, at: { file, line: 1, column: 1 }, message: place === '' ? message : `${message} (${place})` };
}
