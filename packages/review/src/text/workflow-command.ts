import { inLog } from './safe-text.ts';

/** The properties of a workflow command, in order. */
export type CommandProperties = readonly (readonly [name: string, value: string])[];

/** A workflow command of GitHub Actions: nothing in the properties or in the text ends the line or starts another one. */
export function workflowCommand(word: string, properties: CommandProperties, lines: readonly string[]): string {
  const written = properties.map(([name, value]) => `${name}=${escapeProperty(inLog(value))}`);
  return `::${word} ${written.join(',')}::${escapeData(lines.map(inLog).join('\n'))}`;
}

/** The text behind `::`, as the runner reads it: what would end the line, and the sign of the escapes. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** A property, in which colon and comma have a meaning too. */
function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
