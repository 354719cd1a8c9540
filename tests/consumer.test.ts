import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const project = mkdtempSync(join(tmpdir(), 'mdav-consumer-'));
afterAll(() => rmSync(project, { recursive: true, force: true }));

const FLEET = `import { defineFleet, parseFleet } from '@mdav/core';
import { gpoTargets } from '@mdav/gpo';
import { intuneTargets } from '@mdav/intune';
import { polCodec, registryTargets } from '@mdav/registry';

export const targets = [...registryTargets, ...gpoTargets, ...intuneTargets];
export const read = polCodec.decode(new Uint8Array(8)).ok && parseFleet({ text: '' }).ok;
export default defineFleet({
  mdav: 1,
  name: 'x',
  groups: { a: { os: 'windows-11', mode: 'active', deliver: ['intune'], settings: { cloudBlockLevel: 'high' } } },
});
`;

/** What a project sees that sets nothing but `strict`, and lets the compiler read our declarations too. */
it('type-checks in a project with the usual settings, declarations included', () => {
  const names = ['core', 'registry', 'gpo', 'intune'];
  const paths = Object.fromEntries(
    names.map((name) => [`@mdav/${name}`, [join(root, 'packages', name, 'dist/index.d.ts')]]),
  );
  const compilerOptions = {
    module: 'nodenext',
    target: 'es2022',
    strict: true,
    noEmit: true,
    skipLibCheck: false,
    types: [],
    paths,
  };
  writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['fleet.ts'] }));
  writeFileSync(join(project, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(project, 'fleet.ts'), FLEET);
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const { stdout, status } = spawnSync(process.execPath, [tsc, '-p', project], { encoding: 'utf8' });
  expect(stdout).toBe('');
  expect(status).toBe(0);
});
