import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { corpusPath } from '../corpus.ts';
import { applyEdit, diffOf, readEdit } from './edit.ts';
import { fence, partsOf } from './page.ts';
import { type Ran, runLine } from './shell.ts';

/** The genuine files of the walk, under the plain names that the page gives them. */
const STARTING_FILES: Readonly<Record<string, string>> = {
  'gpo-backup': 'gpo-backup/clong+DetectionLab/Vagrant/resources/GPO/disable_windows_defender',
  'laptops/antivirus.json':
    'intune/settings-catalog/CES2026-IntuneCD__POC_WIN_D_CO_SBL_MSZT_Defender_Antivirus__c71bf4b413.json',
};

/** Files of our own that the walk needs. */
const INPUTS = fileURLToPath(new URL('../../docs/tutorial', import.meta.url));

/** A page after its walk: with what its commands print and its edits change. */
export interface Walked {
  readonly page: string;
  readonly ran: readonly Ran[];
}

/** Does everything that the page says, in order, in a folder of its own that goes away afterwards. */
export async function walk(page: string): Promise<Walked> {
  const folder = mkdtempSync(join(tmpdir(), 'mdav-tutorial-'));
  try {
    for (const [name, source] of Object.entries(STARTING_FILES)) {
      cpSync(corpusPath(source), join(folder, name), { recursive: true });
    }
    cpSync(INPUTS, folder, { recursive: true });
    const ran: Ran[] = [];
    let text = '';
    for (const part of partsOf(page)) {
      switch (part.kind) {
        case 'prose':
          text += part.text;
          break;
        case 'diff':
          text += fence('diff', edit(part.text, folder));
          break;
        case 'console': {
          const done: Ran[] = [];
          for (const line of part.commands) done.push(await runLine(line, folder));
          ran.push(...done);
          text += fence('console', done.map(({ line, text }) => `$ ${line}\n${printed(text)}`).join(''));
          break;
        }
      }
    }
    return { page: text, ran };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Makes the edit in the file that it names, and shows it as git does. */
function edit(diff: string, folder: string): string {
  const change = readEdit(diff);
  const place = join(folder, change.file);
  const before = readFileSync(place, 'utf8');
  const after = applyEdit(before, change);
  writeFileSync(place, after);
  return diffOf(change.file, before, after);
}

/** Ends with one line break, and leaves no space at the ends of lines. */
function printed(text: string): string {
  const lines = text.replace(/[ \t]+$/gm, '').replace(/\n+$/, '');
  return lines === '' ? '' : `${lines}\n`;
}
