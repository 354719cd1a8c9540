/** Name of the group in an example that shows a group alone. */
export const EXAMPLE_GROUP = 'devices';

const FRAME = `mdav: 1\nname: example\ngroups:\n  ${EXAMPLE_GROUP}:\n`;
const INDENT = 4;

/** The whole fleet that an example stands for, and how far the example is shifted in it. */
export interface ExampleFleet {
  readonly text: string;
  readonly shift: { readonly lines: number; readonly columns: number };
}

/** Makes a whole fleet of an example: of the lines under a group's name, or of a fleet when it starts with `mdav:`. */
export function exampleFleet(example: string): ExampleFleet {
  const lines = dedent(example);
  if (lines[0]?.startsWith('mdav:')) return { text: `${lines.join('\n')}\n`, shift: { lines: 0, columns: 0 } };
  const body = lines.map((line) => (line === '' ? '' : ' '.repeat(INDENT) + line)).join('\n');
  return { text: `${FRAME}${body}\n`, shift: { lines: FRAME.split('\n').length - 1, columns: INDENT } };
}

/** Lines without what all of them are indented by, and without empty ones around them. */
function dedent(text: string): readonly string[] {
  const lines = text
    .replace(/^\s*\n/, '')
    .trimEnd()
    .split('\n');
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length);
  const shared = Math.min(...indents);
  return lines.map((line) => line.slice(shared));
}
