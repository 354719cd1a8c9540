import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CONTENTS, stageExtension, VERSION } from '../scripts/vscode/stage.mjs';
import { tryServer } from '../scripts/vscode/try-server.mjs';

const folder = mkdtempSync(join(tmpdir(), 'mdav-vscode-'));
const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');
const filesIn = (path: string) =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

beforeAll(() => stageExtension(folder));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('holds what it needs, and no folder of the machine that packs it', () => {
  const files = filesIn(folder);
  expect(files.map((path) => path.slice(folder.length + 1).replaceAll('\\', '/')).sort()).toEqual(CONTENTS);
  expect(files.filter((path) => readFileSync(path).includes(root))).toEqual([]);
});

it('names only what is there', () => {
  const { main, icon, contributes, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const schemas = [...contributes.yamlValidation, ...contributes.jsonValidation].map(({ url }: { url: string }) => url);
  const named = [main, icon, ...schemas].map((path: string) => path.replace(/^\.\//, ''));
  expect(named.filter((path) => !CONTENTS.includes(path))).toEqual([]);
  expect(version).toBe(VERSION);
});

it('has a server that answers a session from its folder', async () => {
  const tried = await tryServer(folder);
  expect(tried).toMatchObject({ version: VERSION, wrong: ['fleet-unknown-setting'] });
  expect(tried.risky).toContain('exclusion-of-drive-root');
  expect(tried.completions).toBeGreaterThan(100);
});
