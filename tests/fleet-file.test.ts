import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '@mdav/cli';
import { parseFleet, resolveFleet } from '@mdav/core';
import { FRAMEWORKS } from '@mdav/core/framework-data';
import { findFrameworks, isLayerFile, presetSettings } from '@mdav/core/frameworks';
import { afterAll, describe, expect, it } from 'vitest';

const page = readFileSync(fileURLToPath(new URL('../docs/fleet-file.md', import.meta.url)), 'utf8');
const blocks = [...page.matchAll(/```(\w*)\n([\s\S]*?)```/g)].map(([, language = '', text = '']) => ({
  language,
  text,
}));
const cwd = mkdtempSync(join(tmpdir(), 'mdav-page-'));
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

/** The words in backticks in the first cells of the tables. */
const described = new Set(
  [...page.matchAll(/^\| (`[^|]*) \|/gm)].flatMap(([, cell = '']) => [...cell.matchAll(/`([^`]+)`/g)].map((m) => m[1])),
);

/** What a preset of the page sets; a file of the reader's own sets what it likes. */
function settingsOf(name: string) {
  if (isLayerFile(name)) return {};
  const [preset, ...others] = findFrameworks(FRAMEWORKS, name);
  if (preset?.preset !== true || others.length > 0) throw new Error(`${name} is no preset`);
  return presetSettings(preset);
}

describe('docs/fleet-file.md', () => {
  it('describes every key of a fleet, a group and Intune', () => {
    const read = (path: string) => JSON.parse(readFileSync(fileURLToPath(new URL(path, import.meta.url)), 'utf8'));
    const schema = read('../packages/core/fleet.schema.json');
    const types = [schema, schema.definitions.Group, schema.definitions.Intune];
    const keys = types.flatMap(({ properties }) => Object.keys(properties as object));
    expect(keys.length).toBeGreaterThan(30);
    expect(keys.filter((key) => !described.has(key))).toEqual([]);
  });

  it.each(blocks.filter(({ language }) => language === 'yaml').map(({ text }) => [text.split('\n')[0], text] as const))(
    'has an example that is a fleet: %s',
    (_, text) => {
      const named = [...text.matchAll(/^extends: \[(.*)\]$/gm)].flatMap(([, list = '']) => list.split(', '));
      const layers = new Map(named.map((name) => [name, { settings: settingsOf(name) }]));
      const parsed = parseFleet({ text, file: 'mdav.yaml', layers });
      const resolved = parsed.ok ? resolveFleet(parsed.value) : parsed;
      expect(resolved.diagnostics).toEqual([]);
      expect(resolved.ok).toBe(true);
    },
  );

  it('shows of its layers what the command line shows', async () => {
    const index = blocks.findIndex(({ text }) => text.includes('profiles: [hardened, sql]'));
    writeFileSync(join(cwd, 'mdav.yaml'), blocks[index]?.text ?? '');
    const shown = blocks[index + 1]?.text ?? '';
    let out = '';
    const code = await run(['explain', '--effective', 'databases.excludedPaths'], {
      out: (text) => {
        out += text;
      },
      err: (text) => {
        out += text;
      },
      color: false,
      env: {},
      cwd,
      today: () => '2026-11-21',
      stdin: () => new Uint8Array(),
    });
    expect(code).toBe(0);
    expect(out).toBe(shown);
  });
});
