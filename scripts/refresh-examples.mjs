// Makes anew what comes from the command line as it is built: the committed output of every example, and the pages of its
// verbs, its targets and its words. Read the diff before committing it.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createJiti } from 'jiti';

const root = fileURLToPath(new URL('..', import.meta.url));
for (const name of readdirSync(join(root, 'examples')).sort()) {
  const folder = `examples/${name}`;
  if (!existsSync(join(root, folder, 'mdav.yaml'))) continue;
  const mdav = 'packages/cli/bin/mdav.js';
  const args = [mdav, 'build', `${folder}/mdav.yaml`, '--out', `${folder}/dist`, '--date', '2026-11-21'];
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  console.log(`${folder}: ${status === 0 ? 'built' : 'failed'}`);
  if (status !== 0) process.exitCode = 1;

  const devices = `${folder}/devices.ndjson`;
  if (!existsSync(join(root, devices))) continue;
  const output = `markdown=${folder}/verdict.md`;
  const verify = [
    mdav,
    'verify',
    `${folder}/mdav.yaml`,
    '--state',
    devices,
    '--date',
    '2026-11-21',
    '--output',
    output,
  ];
  // Devices that are wrong end it with 1, and these are.
  const verified = spawnSync(process.execPath, verify, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  console.log(`${devices}: ${verified.status === 1 ? 'verified' : 'failed'}`);
  if (verified.status !== 1) process.exitCode = 1;
}

const alias = { '@mdav/quote': join(root, 'packages/quote/src/index.ts') };
const jiti = createJiti(import.meta.url, { fsCache: false, alias });
const { COMMAND_LINE_PAGE, commandLinePage } = await jiti.import('../packages/codegen/src/api/command-line-page.ts');
const { COMMANDS } = await import(new URL('../packages/cli/dist/index.js', import.meta.url).href);
writeFileSync(join(root, COMMAND_LINE_PAGE), commandLinePage(COMMANDS));
console.log(`${COMMAND_LINE_PAGE}: written`);

const { TARGETS_PAGE, targetsPage } = await jiti.import('../packages/codegen/src/targets/page.ts');
const { boundaryValues } = await jiti.import('../packages/testkit/src/boundary-values.ts');
const { AREAS, settingRows } = await import(new URL('../packages/core/dist/index.js', import.meta.url).href);
const { FURTHER_TARGETS, TARGETS } = await import(new URL('../packages/cli/dist/index.js', import.meta.url).href);
const documented = [...TARGETS, ...FURTHER_TARGETS].map((target) => ({
  target,
  byName: FURTHER_TARGETS.includes(target),
}));
writeFileSync(join(root, TARGETS_PAGE), targetsPage(documented, settingRows(), AREAS, boundaryValues));
console.log(`${TARGETS_PAGE}: written`);

const { GLOSSARY_PAGE, glossaryPage } = await jiti.import('../packages/codegen/src/glossary-page.ts');
const { OUR_WORDS } = await import(new URL('../packages/cli/dist/index.js', import.meta.url).href);
writeFileSync(join(root, GLOSSARY_PAGE), glossaryPage(OUR_WORDS));
console.log(`${GLOSSARY_PAGE}: written`);
