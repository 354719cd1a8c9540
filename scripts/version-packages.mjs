// Turns the waiting changesets into the next version: of all packages alike, in the files that name it, and as a section
// of CHANGELOG.md, which is one for all packages and lists what the changesets say.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const at = (path) => fileURLToPath(new URL(path, new URL('..', import.meta.url)));
/** Files that name the version: the tool in its output, and what pipelines install unless they say otherwise. */
const NAMED_IN = [
  'packages/core/src/target/tool.ts',
  'action.yml',
  'pipelines/azure/mdav.yml',
  'pipelines/azure/drift.yml',
  'pipelines/drift/action.yml',
];

/** What each changeset says, without the part that is for changesets. */
function summaries() {
  return readdirSync(at('.changeset'))
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .sort()
    .map((name) =>
      readFileSync(at(`.changeset/${name}`), 'utf8')
        .replace(/^---\n[\s\S]*?\n---\n/, '')
        .trim(),
    )
    .filter((text) => text !== '');
}

function change(path, edit) {
  const before = readFileSync(at(path), 'utf8');
  const after = edit(before);
  if (after === before) throw new Error(`${path} does not look as expected; nothing was changed in it.`);
  writeFileSync(at(path), after);
}

const versionOfCore = () => JSON.parse(readFileSync(at('packages/core/package.json'), 'utf8')).version;
const waiting = summaries();
if (waiting.length === 0) {
  console.error('No changeset is waiting: npm run changeset');
  process.exit(1);
}
const before = versionOfCore();
const { status } = spawnSync(process.execPath, [at('node_modules/@changesets/cli/bin.js'), 'version'], {
  cwd: at('.'),
  stdio: 'inherit',
});
if (status !== 0) process.exit(status ?? 1);

const version = versionOfCore();
const lines = waiting.map((text) => `- ${text.replaceAll('\n', '\n  ')}`);
for (const path of NAMED_IN) change(path, (text) => text.replaceAll(before, version));
change('CHANGELOG.md', (text) => text.replace(/^## /m, () => `## ${version}\n\n${lines.join('\n')}\n\n## `));
console.log(`mdav ${version}: ${waiting.length} ${waiting.length === 1 ? 'change' : 'changes'}`);
