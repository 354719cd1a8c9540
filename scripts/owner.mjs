// Puts the account that publishes mdav where OWNER stands, and the repository into every public package.
//   node scripts/owner.mjs ACCOUNT
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const at = (path) => fileURLToPath(new URL(path, new URL('..', import.meta.url)));
const [account = ''] = process.argv.slice(2);
if (!/^[A-Za-z0-9](-?[A-Za-z0-9]){0,38}$/.test(account)) {
  console.error('Name the account on GitHub that holds the repository: node scripts/owner.mjs ACCOUNT');
  process.exit(64);
}

const PLACES = [
  'docs/drift.md',
  'docs/pipelines.md',
  'packages/cli/src/init/pipelines.ts',
  'tests/pipelines/definitions.test.ts',
];

for (const path of PLACES) {
  const text = readFileSync(at(path), 'utf8');
  writeFileSync(at(path), text.replaceAll(/\bOWNER\/mdav/g, `${account}/mdav`).replaceAll("'OWNER'", `'${account}'`));
}
const extension = at('packages/vscode/package.json');
writeFileSync(extension, readFileSync(extension, 'utf8').replace('"publisher": "OWNER"', `"publisher": "${account}"`));
for (const name of readdirSync(at('packages'))) {
  const path = at(`packages/${name}/package.json`);
  const manifest = JSON.parse(readFileSync(path, 'utf8'));
  if (manifest.private === true) continue;
  const url = `git+https://github.com/${account}/mdav.git`;
  const { name: own, version, description, ...rest } = manifest;
  const repository = { type: 'git', url, directory: `packages/${name}` };
  const next = { name: own, version, description, ...rest, repository };
  writeFileSync(path, `${JSON.stringify(next, null, 2)}\n`);
}
