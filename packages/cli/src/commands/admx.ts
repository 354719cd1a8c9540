import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { findSetting, type SettingRow, settingIds, settingRows } from '@mdav/core';
import { suggest } from '@mdav/core/format';
import { admxFor, policyDefinitions, templateFiles } from '@mdav/gpo';
import { inLog } from '@mdav/review';
import { writeFileWhole } from '../disk/output/write-file.ts';
import { settingWords } from '../explain/known-words.ts';
import type { Given } from '../program/arguments.ts';
import { defineCommand } from '../program/command.ts';
import { EXIT, type ExitCode } from '../program/exit-codes.ts';
import type { Io } from '../program/io.ts';
import { text, texts } from '../program/options.ts';
import { demandOwnFolder, UsageError } from '../program/usage.ts';

const OPTIONS = {
  out: text('DIR', 'where the files go', { short: 'o', paths: 'folders' }),
  settings: texts(
    'ID,…',
    'further policies, by the names of their settings; all: every setting that a template can say',
    { isList: true, words: () => [{ text: 'all' }, ...settingWords()] },
  ),
};

export const admx = defineCommand({
  name: 'admx',
  summary: 'Write the Group Policy template for what the templates of Windows lack',
  usage: 'mdav admx --out DIR [--settings ID,…]',
  about: [
    'Writes mdav.admx with en-US/mdav.adml and de-DE/mdav.adml: a policy for ForceDefenderPassiveMode, which no template',
    'of Microsoft has, and for the settings named, which may be newer than the templates of the domain. In every policy',
    'Enabled means what the setting says. The files go into the central store of the domain, or into',
    'C:\\Windows\\PolicyDefinitions where the editor runs. They serve Active Directory alone: mobile device management',
    'refuses to ingest policies below Software\\Policies\\Microsoft.',
  ],
  options: OPTIONS,
  examples: [
    ['mdav admx --out PolicyDefinitions', 'the forcing value alone'],
    ['mdav admx --out PolicyDefinitions --settings passiveRemediation,cloudBlockLevel', 'with two more policies'],
  ],
  run: runAdmx,
});

async function runAdmx({ values: { out, settings }, operands }: Given<typeof OPTIONS>, io: Io): Promise<ExitCode> {
  if (operands.length > 0)
    throw new UsageError(`\`mdav admx\` takes no "${operands[0]}".`, 'Name settings after --settings.');
  if (out === undefined || out === '')
    throw new UsageError(
      '`mdav admx` needs a folder to write to.',
      'Add --out DIR, for example --out PolicyDefinitions.',
    );
  demandOwnFolder(out, io);
  const template = policyDefinitions(chooseRows(settings));

  const folder = resolve(io.cwd, out);
  const files = [...templateFiles(template)];
  const foreign = files.find(([path]) => isForeign(join(folder, path)));
  if (foreign !== undefined)
    throw new UsageError(
      `${out} holds ${foreign[0]}, which mdav did not write. Nothing was written.`,
      `Move ${foreign[0]} away, or choose another folder.`,
    );
  for (const [path, bytes] of files) writeFileWhole(join(folder, path), bytes);
  io.out(files.map(([path]) => `${inLog(out.replace(/[\\/]+$/, ''))}/${path}\n`).join(''));
  const { length } = template.admx.policies;
  io.err(`${length} ${length === 1 ? 'policy' : 'policies'} in ${files.length} files.
`);
  return EXIT.ok;
}

function chooseRows(lists: readonly string[]): readonly SettingRow[] {
  const ids = [...new Set(lists.flatMap((list) => list.split(',')).filter((id) => id !== ''))];
  if (ids.includes('all')) return settingRows();
  const rows = ids.map(rowOf);
  const [skipped] = admxFor(rows).skipped;
  if (skipped !== undefined)
    throw new UsageError(`No template can say ${skipped.setting}: ${skipped.why}`, 'Leave it out of --settings.');
  return rows;
}

function rowOf(id: string): SettingRow {
  const row = findSetting(id);
  if (row !== undefined) return row;
  const likely = suggest(id, settingIds);
  throw new UsageError(
    `There is no setting "${id}".`,
    likely === undefined ? 'See `mdav list settings`.' : `Did you mean "${likely}"?`,
  );
}

/** Whether something else than an earlier template of ours stands there: ours names its category in every file. */
function isForeign(path: string): boolean {
  return existsSync(path) && !readFileSync(path, 'utf8').includes('MdavDefender');
}
