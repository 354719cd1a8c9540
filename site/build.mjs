// Builds the documentation site into site/.vitepress/dist. `--base /path/` for a site below that path.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const { values } = parseArgs({ options: { base: { type: 'string', default: '/' } } });
const base = `/${values.base.replace(/^\/+|\/+$/g, '')}/`.replace('//', '/');

function run(what, command, args, env = {}) {
  const started = performance.now();
  const { status } = spawnSync(command, args, {
    cwd: at('.'),
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
    env: { ...process.env, ...env },
  });
  if (status !== 0) {
    console.error(`${what} failed.`);
    process.exit(status ?? 1);
  }
  console.log(`${what} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
}

const { devDependencies } = JSON.parse(readFileSync(at('package.json'), 'utf8'));
const installed = at('node_modules/vitepress/package.json');
if (!existsSync(installed) || JSON.parse(readFileSync(installed, 'utf8')).version !== devDependencies.vitepress)
  run('Installed VitePress', 'npm', ['ci', '--no-audit', '--no-fund', '--silent']);
const { prepare } = await import('./prepare.mjs');
const { pages } = await prepare();
console.log(`${pages.size} pages`);
run('Built the site', process.execPath, [at('node_modules/vitepress/bin/vitepress.js'), 'build', at('.')], {
  SITE_BASE: base,
});
const { writeRedirects } = await import('./redirects.mjs');
console.log(`${writeRedirects(base)} redirects`);
const { check } = await import('./check.mjs');
const problems = await check(base);
for (const problem of problems.list) console.error(problem);
console.log(at('.vitepress/dist/index.html'));
console.log(`${problems.passed} passed, ${problems.list.length} failed`);
process.exitCode = problems.list.length === 0 ? 0 : 1;
