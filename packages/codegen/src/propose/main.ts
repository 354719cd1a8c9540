import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { settingRows } from '../../../core/src/catalogue/lookup.ts';
import { readTemplate } from '../admx/template.ts';
import { printProposal, propose } from './propose.ts';

const USAGE = 'Usage: pnpm propose --admx WindowsDefender.admx --adml en-US/WindowsDefender.adml';

/**
 * Prints what a newer template on the reader's disk would bring to the catalogue. Nothing is written, and nothing of the
 * template but its names, titles and codes is printed. Returns the exit code: 0, or 64 for a wrong command line.
 */
export function main(args: readonly string[]): number {
  const { admx, adml } = options(args);
  if (admx === undefined || adml === undefined) {
    console.error(USAGE);
    return 64;
  }
  const file = basename(admx);
  console.log(
    printProposal(propose(readTemplate(readText(admx), readText(adml)), settingRows(), file), file).trimEnd(),
  );
  return 0;
}

function options(args: readonly string[]): { readonly admx?: string; readonly adml?: string } {
  try {
    // pnpm hands the separator on.
    const own = args.filter((argument) => argument !== '--');
    return parseArgs({ args: own, options: { admx: { type: 'string' }, adml: { type: 'string' } } }).values;
  } catch {
    return {};
  }
}

/** The text of a file in UTF-8 or UTF-16, with or without a byte order mark. */
function readText(path: string): string {
  const bytes = readFileSync(path);
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}
