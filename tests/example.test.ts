import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '@mdav/cli';
import { afterAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'mdav-example-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const examples = readdirSync(join(root, 'examples'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** Examples whose output is committed whole; of the others these files are. */
const WHOLE = ['contoso'];
const KEPT = ['manifest.json', 'SUMMARY.md'];

function files(folder: string): Map<string, Buffer> {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    found
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(folder.length + 1).replaceAll('\\', '/'), readFileSync(path)]),
  );
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The hash of every file of an example's output: the manifest has those of all but itself. Committed files are hashed. */
function committedHashes(name: string): Record<string, string> {
  const folder = join(root, 'examples', name, 'dist');
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as { files: Record<string, string> };
  const present = WHOLE.includes(name)
    ? files(folder)
    : new Map(KEPT.map((path) => [path, readFileSync(join(folder, path))]));
  return { ...manifest.files, ...Object.fromEntries([...present].map(([path, bytes]) => [path, sha256(bytes)])) };
}

async function build(cwd: string, fleet: string, out: string, env: Record<string, string> = {}): Promise<void> {
  let text = '';
  const keep = (more: string) => {
    text += more;
  };
  const code = await run(['build', fleet, '--out', out], {
    out: keep,
    err: keep,
    color: false,
    env,
    cwd,
    today: () => '2026-11-21',
    stdin: () => new Uint8Array(),
  });
  expect(text).not.toContain('✗');
  expect(code).toBe(0);
}

describe.each(examples)('examples/%s', (name) => {
  it('has the committed output, byte for byte', async () => {
    const out = join(scratch, name);
    await build(root, `examples/${name}/mdav.yaml`, out);
    const fresh = files(out);
    const hashes = Object.fromEntries([...fresh].map(([path, bytes]) => [path, sha256(bytes)]));
    expect(hashes, 'stale: run node scripts/refresh-examples.mjs').toEqual(committedHashes(name));
  });

  it('has the same output from another folder and file name, with its keys in another order', async () => {
    const { parse, stringify } = await import('yaml');
    const elsewhere = join(scratch, `${name}-elsewhere`);
    cpSync(join(root, 'examples', name), elsewhere, { recursive: true });
    const reversed = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(reversed);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, part]) => [key, reversed(part)]),
      );
    };
    const { writeFileSync } = await import('node:fs');
    const data = parse(readFileSync(join(elsewhere, 'mdav.yaml'), 'utf8'));
    writeFileSync(join(elsewhere, 'other.yaml'), stringify(reversed(data)));
    await build(elsewhere, 'other.yaml', 'reordered');
    const reordered = files(join(elsewhere, 'reordered'));
    for (const [path, hash] of Object.entries(committedHashes(name)))
      expect(sha256(reordered.get(path) ?? Buffer.alloc(0)), path).toBe(hash);
  });
});

it('has the same output in another time zone and language', async () => {
  const { spawnSync } = await import('node:child_process');
  const out = join(scratch, 'abroad');
  const done = spawnSync(
    process.execPath,
    [
      join(root, 'packages/cli/bin/mdav.js'),
      'build',
      join(root, 'examples/contoso/mdav.yaml'),
      '--out',
      out,
      '--date',
      '2026-11-21',
    ],
    {
      env: { ...process.env, TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' },
      encoding: 'utf8',
    },
  );
  expect(done.status, done.stderr).toBe(0);
  const [abroad, committed] = [files(out), files(join(root, 'examples/contoso/dist'))];
  for (const [path, bytes] of committed) expect(abroad.get(path)?.equals(bytes), path).toBe(true);
});
