import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { useScratch } from '../__tests__/scratch.ts';

const { folder, write, mdav } = useScratch();

const read = (path: string) => readFileSync(join(folder(), path), 'utf8');

const FLEET = `mdav: 1
name: demo
groups:
  desks:
    os: windows-11
    mode: active
    antivirus: none
    deliver: [intune]
    devices: { names: ['DESK-*'] }
  servers:
    os: windows-server-2022
    mode: passive
    onboarding: { state: onboarded, via: gpo }
    antivirus: { product: Other, exclusionsForDefender: true }
    deliver: [gpo]
    devices: { names: ['SRV-*'] }
`;

type Device = readonly [name: string, mode: string];

/** What Get-MpComputerStatus says of devices. */
const told = (devices: readonly Device[]) =>
  devices
    .map(([name, mode]) => `${JSON.stringify({ PSComputerName: name, AMRunningMode: mode, AMServiceEnabled: true })}\n`)
    .join('');

const BEFORE: readonly Device[] = [
  ['DESK-1', 'Normal'],
  ['DESK-2', 'Not running'],
  ['DESK-3', 'Normal'],
  ['SRV-1', 'Normal'],
];
const NOW: readonly Device[] = [
  ['DESK-1', 'Not running'],
  ['DESK-2', 'Normal'],
  ['SRV-1', 'Not running'],
  ['SRV-2', 'Normal'],
];

async function run(devices: readonly Device[], ...args: readonly string[]) {
  write('mdav.yaml', FLEET);
  write('state', told(devices));
  return mdav('verify', '--state', 'state', ...args);
}

/** Writes what a run said into a file. */
async function keep(file: string, devices: readonly Device[], ...args: readonly string[]) {
  const { err } = await run(devices, '--all', '--output', file, ...args);
  expect(err).toBe('');
}

describe('mdav verify --since', () => {
  it.each(['before.ndjson', 'before.json'])('says what changed since the run of %s', async (file) => {
    await keep(file, BEFORE);
    const { out, err, code } = await run(NOW, '--since', file);
    expect([code, err]).toEqual([1, '']);
    expect(out).toContain(
      `Since ${file}: 1 fell back, 1 fell silent, 1 not right in another way, 1 new, 1 got right\n`,
    );
    expect(out).toContain('  Fell back: 1\n    DESK-1  desks  right → wrong: Defender does not run\n');
    expect(out).toContain('  Fell silent: 1\n    DESK-3  desks  right → not in this run\n');
    expect(out).toContain('  New: 1\n    SRV-2  servers  not in that run → wrong: ');
    expect(out).toContain('  Got right: 1\n    DESK-2  desks  wrong: Defender does not run → right\n');
  });

  it('compares with the latest run of a folder and tells the numbers of all, but of what it writes itself', async () => {
    await keep('runs/2026-11-02.ndjson', BEFORE);
    await keep('runs/demo-2026-11-10T0600.json', NOW.slice(0, 1));
    await keep('runs/2026-11-01.ndjson', BEFORE.slice(0, 1));
    await keep('runs/2026-11-11.ndjson', []).catch(() => {});
    const { out, err } = await run(
      NOW,
      ...['--all', '--since', 'runs', '--output', 'runs/2026-11-11.ndjson', '--output', 'page.html'],
    );
    expect(err).toBe('');
    expect(out).toContain('Since 2026-11-10 06:00: 3 new, 1 as before\n');
    const rows = out.split('\n').filter((line) => /^ {2}(?:2026|this run)/.test(line));
    expect(rows.map((row) => row.trim().split(/ {2,}/))).toEqual([
      ['2026-11-01', '1', '1', '·', '·', '·', '·'],
      ['2026-11-02', '4', '2', '·', '·', '·', '2'],
      ['2026-11-10 06:00', '1', '·', '·', '·', '·', '1'],
      ['this run', '4', '1', '·', '·', '·', '3'],
    ]);
    expect(read('runs/2026-11-11.ndjson').trimEnd().split('\n')).toHaveLength(4);
    const page = read('page.html');
    expect(page.match(/<g>/g)).toHaveLength(4);
    expect(page).toContain('<title>2026-11-02: 2 right, 2 wrong</title>');
  });

  it('counts the devices of a group alone', async () => {
    await keep('before.ndjson', BEFORE);
    const { out } = await run(NOW, '--since', 'before.ndjson', '--group', 'servers');
    expect(out).toContain('Since before.ndjson: 1 not right in another way, 1 new\n');
    expect(out).toMatch(/before\.ndjson +1 .*\n +this run +2 /);
  });

  it('says what it cannot know', async () => {
    await keep('whole.json', BEFORE);
    const partial = await run(BEFORE, '--output', 'partial.json', '--output', 'partial.ndjson');
    expect(partial.code).toBe(1);
    const json = await run(NOW, '--since', 'partial.json');
    expect([json.code, json.err]).toEqual([65, expect.stringContaining('run-partial')]);
    const lines = await run(NOW, '--since', 'partial.ndjson');
    expect([lines.code, lines.err]).toEqual([1, expect.stringContaining('those devices are missing')]);
    write('other.json', read('whole.json').replace('"fleet": "demo"', '"fleet": "prod"'));
    const other = await run(NOW, '--since', 'other.json');
    expect([other.code, other.err]).toEqual([1, expect.stringContaining('is of the fleet "prod"')]);
  });

  it.each<[string, string, string, string]>([
    ['no file', 'x', 'nothing', 'run-not-found'],
    ['states of devices', 'x.ndjson', told(BEFORE), 'x.ndjson:1:1  run-format'],
    ['another document', 'x.json', '{\n "a": 1\n}\n', 'run-format'],
    ['half a document', 'x.json', '{\n "devices": [', 'it is no JSON'],
    ['an empty file', 'x.ndjson', '', 'names no device'],
    ['a folder without days', 'x', 'demo.ndjson', 'run-undated'],
  ])('refuses %s', async (what, file, text, says) => {
    if (what.startsWith('a folder')) write(`x/${text}`, 'x');
    else if (what !== 'no file') write(file, text);
    const { code, err } = await run(NOW, '--since', file);
    expect([code, err]).toEqual([65, expect.stringContaining(says)]);
  });

  it.each(['missing', 'empty'])('begins a history in a folder that is %s', async (what) => {
    if (what === 'empty') write('history/readme.md', 'x');
    const first = await run(BEFORE, '--all', '--since', 'history', '--output', 'history/2026-11-01.ndjson');
    expect([first.code, first.err]).toEqual([1, 'There is no earlier run in history: this is the first.\n']);
    expect(read('history/2026-11-01.ndjson').trimEnd().split('\n')).toHaveLength(4);
    const second = await run(
      NOW,
      '--all',
      '--since',
      'history',
      '--output',
      'history/2026-11-02.ndjson',
      '--output',
      'p.txt',
    );
    expect([second.code, second.err]).toEqual([1, '']);
    expect(read('p.txt')).toContain('Since 2026-11-01: 1 fell back');
  });

  it('refuses standard input, and to write over what it reads', async () => {
    expect((await run(NOW, '--since', '-')).code).toBe(64);
    await keep('before.ndjson', BEFORE);
    expect((await run(NOW, '--since', 'before.ndjson', '--output', 'before.ndjson')).code).toBe(64);
  });
});
