import type { Language } from '@mdav/quote';

/** A file of code beside the TypeScript that uses it: whole, or cut into regions. */
export interface SourceFile {
  /** `decision.ps1` */
  readonly name: string;
  readonly language: Language;
  readonly parts: readonly SourcePart[];
}

/** The whole file, or a region of it. */
export interface SourcePart {
  readonly region: string | undefined;
  readonly text: string;
  /** Names of the slots in the order in which they first stand there. */
  readonly slots: readonly string[];
}

/** Languages by the extension of their files. */
export const EXTENSIONS: Readonly<Record<string, Language>> = {
  ps1: 'powershell',
  bash: 'bash',
  zsh: 'zsh',
  fish: 'fish',
  kql: 'kql',
};

/** Reads a file of code. Problems are complete sentences that begin with the place. */
export function readSource(path: string, text: string): { file: SourceFile | undefined; problems: readonly string[] } {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const language = EXTENSIONS[name.slice(name.lastIndexOf('.') + 1)];
  if (language === undefined) return { file: undefined, problems: [`${path}: no language has this extension.`] };
  const lines = text.split('\n').slice(0, -1);
  const problems = [
    ...(text.endsWith('\n') ? [] : [`${path}: the last line does not end.`]),
    ...lines.flatMap((line, index) => faultsOf(line).map((fault) => `${path}:${index + 1}: ${fault}`)),
  ];
  const { parts, fault } = partsOf(lines);
  if (fault !== undefined) problems.push(`${path}:${fault.line}: ${fault.says}`);
  return { file: problems.length === 0 ? { name, language, parts } : undefined, problems };
}

function faultsOf(line: string): readonly string[] {
  const faults: string[] = [];
  // Windows PowerShell 5.1 takes a file without byte order mark for the code page of the machine.
  const odd = /[^\x20-\x7e]/u.exec(line)?.[0];
  if (odd !== undefined) faults.push(`${JSON.stringify(odd)} is no printable ASCII.`);
  if (line.endsWith(' ')) faults.push('the line ends with blanks.');
  if (line.replaceAll(SLOT, '').includes('{{')) faults.push('"{{" opens a slot, and no name and "}}" follow.');
  return faults;
}

const SLOT = /\{\{([a-z][A-Za-z0-9]*)\}\}/g;
const REGION = /^(?:#|\/\/)region ([a-z][A-Za-z0-9]*)$/;
const END = /^(?:#|\/\/)endregion$/;

/** What stands between regions is for readers of the file. */
function partsOf(lines: readonly string[]): {
  parts: readonly SourcePart[];
  fault?: { readonly line: number; readonly says: string };
} {
  const parts: SourcePart[] = [];
  let open: { readonly region: string; readonly first: number } | undefined;
  for (const [index, line] of lines.entries()) {
    const region = REGION.exec(line)?.[1];
    const says = (text: string) => ({ parts, fault: { line: index + 1, says: text } });
    if (region !== undefined) {
      if (open !== undefined) return says(`the region ${open.region} is still open.`);
      if (parts.some((part) => part.region === region)) return says(`there is a region ${region} already.`);
      open = { region, first: index + 1 };
    } else if (END.test(line)) {
      if (open === undefined) return says('no region is open.');
      parts.push(partOf(open.region, lines.slice(open.first, index)));
      open = undefined;
    }
  }
  if (open !== undefined) return { parts, fault: { line: open.first, says: `the region ${open.region} stays open.` } };
  return { parts: parts.length === 0 ? [partOf(undefined, lines)] : parts };
}

function partOf(region: string | undefined, lines: readonly string[]): SourcePart {
  const text = lines.map((line) => `${line}\n`).join('');
  return { region, text, slots: [...new Set([...text.matchAll(SLOT)].map(([, slot = '']) => slot))] };
}
