import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '@mdav/cli';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const page = readFileSync(join(root, 'docs/review.md'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'mdav-review-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function mdav(line: string): Promise<string> {
  let out = '';
  const keep = (text: string) => {
    out += text;
  };
  await run(line.split(' '), {
    out: keep,
    err: keep,
    color: false,
    columns: undefined,
    env: {},
    cwd: folder,
    today: () => '2026-11-21',
    stdin: () => new Uint8Array(),
  });
  return out;
}

function git(...args: string[]): void {
  const done = spawnSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect(done.status, done.stderr).toBe(0);
}

/** Replaces what is there once; the page speaks of exactly these changes. */
function edit(text: string, from: string, to: string): string {
  expect(text.split(from)).toHaveLength(2);
  return text.replace(from, to);
}

const fleet = readFileSync(join(root, 'examples/contoso/mdav.yaml'), 'utf8');

/** What each command of the page runs on. The check of output gets a fleet that can be built. */
const EDITS: Readonly<Record<string, (text: string) => string>> = {
  plan: (text) =>
    edit(
      edit(
        edit(
          text,
          'puaProtection: block\n      enableNetworkProtection',
          'puaProtection: audit\n      enableNetworkProtection',
        ),
        "        - { path: 'D:\\Build'",
        "        - { path: 'E:\\Out', reason: compiler output, owner: build team, expires: 2027-03-01 }\n        - { path: 'D:\\Build'",
      ),
      'mode: active\n    onboarding: { state: onboarded, via: defender-for-cloud }\n    licence: servers-p2\n    antivirus: none\n    currentMode: passive',
      'mode: passive\n    onboarding: { state: onboarded, via: defender-for-cloud }\n    licence: servers-p2\n    antivirus: { product: Contoso Protect, exclusionsForDefender: true }\n    currentMode: active',
    ),
  build: (text) =>
    edit(
      edit(
        text,
        'puaProtection: block\n      enableNetworkProtection',
        'puaProtection: audit\n      enableNetworkProtection',
      ),
      'puaProtection: audit\n      excludedExtensions',
      'puaProtection: block\n      excludedExtensions',
    ),
  diff: (text) => text,
};

const examples = [...page.matchAll(/```console\n\$ mdav ([^\n]+)\n([\s\S]*?)```/g)].map(
  ([, command = '', output = '']) => ({
    command,
    lines: output.split('\n').filter((line) => line !== '' && line !== '…'),
  }),
);

beforeAll(async () => {
  writeFileSync(join(folder, 'mdav.yaml'), fleet);
  await mdav('build --out dist');
  git('init', '-q', '-b', 'main');
  git('add', '-A');
  git('commit', '-qm', 'one');
});

describe('docs/review.md', () => {
  it('has examples', () => {
    expect(examples.map(({ command }) => command.split(' ')[0])).toEqual(['plan', 'build', 'diff']);
  });

  it.each(examples)('shows what `mdav $command` prints', async ({ command, lines }) => {
    writeFileSync(join(folder, 'mdav.yaml'), EDITS[command.split(' ')[0] ?? '']?.(fleet) ?? '');
    const printed = (await mdav(command)).split('\n');
    let next = 0;
    for (const line of lines) {
      const found = printed.indexOf(line, next);
      expect(found, `not printed after line ${next}: ${line}\n${printed.join('\n')}`).toBeGreaterThanOrEqual(0);
      next = found + 1;
    }
  });
});
