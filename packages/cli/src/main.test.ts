import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runMdav } from './__tests__/run-mdav.ts';
import { COMMANDS } from './run.ts';

const BIN = fileURLToPath(new URL('../bin/mdav.js', import.meta.url));
/** A device that is always full; Linux has one. */
const FULL = '/dev/full';

describe.skipIf(!existsSync(FULL))('a full disk', () => {
  it('is called that when it takes no standard output', () => {
    const { status, stderr } = spawnSync(process.execPath, [BIN, 'schema'], {
      stdio: ['ignore', openSync(FULL, 'w'), 'pipe'],
      encoding: 'utf8',
    });
    expect(stderr).toBe(
      'mdav: Standard output could not be written. The disk is full (ENOSPC). command-system\n  → Free some space, then run it again.\n',
    );
    expect(status).toBe(65);
  });

  it('is called that when it takes no file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'mdav-full-'));
    const fleet = join(folder, 'mdav.yaml');
    writeFileSync(fleet, 'mdav: 1\nname: a\ngroups: { a: { os: windows-11, mode: active, deliver: [gpo] } }\n');
    const { status, stderr } = spawnSync(process.execPath, [BIN, 'check', fleet, '--output', `json=${FULL}`], {
      encoding: 'utf8',
    });
    rmSync(folder, { recursive: true });
    expect(stderr).toBe(
      'mdav: The disk is full (ENOSPC). command-system\n  → Free some space, then run it again. Nothing of the last output was lost.\n',
    );
    expect(status).toBe(65);
  });
});

describe('the program', () => {
  it('serves an editor, which has it behind pipes', () => {
    const { status, stderr } = spawnSync(process.execPath, [BIN, 'lsp'], { input: '', encoding: 'utf8' });
    expect([status, stderr]).toEqual([1, '']);
  });

  it('ends when an editor says so, though the pipe stays open', async () => {
    const server = spawn(process.execPath, [BIN, 'lsp'], { stdio: ['pipe', 'ignore', 'inherit'] });
    const ended = new Promise((resolve) => server.once('exit', resolve));
    for (const message of [
      { id: 1, method: 'initialize', params: {} },
      { id: 2, method: 'shutdown' },
      { method: 'exit' },
    ]) {
      const body = JSON.stringify({ jsonrpc: '2.0', ...message });
      server.stdin.write(`Content-Length: ${body.length}\r\n\r\n${body}`);
    }
    expect(await ended).toBe(0);
  });

  const mdav = (...args: string[]) => spawnSync(process.execPath, [BIN, ...args], { encoding: 'utf8' });

  it.each([
    ['--version'],
    ['-v'],
    ['--help'],
    ['help'],
    ['-h'],
    [],
    ['nope', '--help'],
    ['help', 'nope'],
    ['help', 'version'],
    ['help', '../version'],
    ...COMMANDS.map(({ name }) => ['help', name]),
    ['build', '--out', 'x', '--help'],
    ['check', 'x.yaml', '-h'],
    ['check', '--nope'],
    ['build', 'nowhere.yaml', '--out', 'x'],
  ])('says the same as the function: %s %s %s', async (...args) => {
    const said = mdav(...args.filter((each) => each !== undefined));
    const { code, out, err } = await runMdav(args, { cwd: process.cwd() });
    expect([said.status, said.stdout, said.stderr]).toEqual([code, out, err]);
  });

  it.skipIf(process.platform === 'win32')('ends quietly when its reader has seen enough', () => {
    const line = `"${process.execPath}" "${BIN}" schema | head -n 1 >/dev/null; echo "\${PIPESTATUS[0]}"`;
    const { stdout, stderr } = spawnSync('bash', ['-c', line], { encoding: 'utf8' });
    expect([stdout, stderr]).toEqual(['0\n', '']);
  });

  it.skipIf(process.platform === 'win32')('ends as it would have ended, though nobody reads what it says', () => {
    const folder = mkdtempSync(join(tmpdir(), 'mdav-pipe-'));
    const fleet = (excluded: string) =>
      `mdav: 1\nname: a\ngroups:\n  a:\n    os: windows-11\n    mode: active\n    deliver: [gpo]\n    settings: { excludedPaths: ['${excluded}'] }\n`;
    writeFileSync(join(folder, 'good.yaml'), fleet('C:\\Data'));
    writeFileSync(join(folder, 'bad.yaml'), fleet('C:\\'));
    const device = { AMRunningMode: 'Passive Mode', ComputerName: 'D-1', AMServiceEnabled: true };
    writeFileSync(join(folder, 'device.json'), JSON.stringify(device));
    const ends = [
      'check bad.yaml',
      'check bad.yaml --format json',
      'build bad.yaml --out none',
      'build good.yaml --out made',
      'build good.yaml --out none --check',
      'plan bad.yaml --against good.yaml',
      'diff good.yaml bad.yaml --exit-code',
      'drift bad.yaml --actual made',
      'verify good.yaml --state device.json --group a',
      'check nowhere.yaml',
      'nope',
    ].map((args) => {
      const run = (pipe: string) => {
        const line = `"${process.execPath}" "${BIN}" ${args} 2>&1 ${pipe}; echo "ended \${PIPESTATUS[0]}"`;
        return spawnSync('bash', ['-c', line], { cwd: folder, encoding: 'utf8' }).stdout.match(/ended (\d+)\n$/)?.[1];
      };
      return [args, run('| true'), run('>/dev/null')];
    });
    rmSync(folder, { recursive: true });
    expect(ends.map(([args, unread]) => [args, unread])).toEqual(ends.map(([args, , read]) => [args, read]));
    expect(new Set(ends.map(([, , read]) => read))).toEqual(new Set(['0', '1', '2', '64', '65']));
  });

  it.skipIf(process.platform === 'win32')('waits for a slow reader', () => {
    const whole = mdav('schema').stdout;
    const reader = 'setTimeout(() => process.stdin.pipe(process.stdout), 200)';
    const line = `"${process.execPath}" "${BIN}" schema | "${process.execPath}" -e '${reader}'`;
    expect(spawnSync('bash', ['-c', line], { encoding: 'utf8', maxBuffer: 1e8 }).stdout).toBe(whole);
  });
});
