import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { useScratch } from '../__tests__/scratch.ts';
import { COMMANDS } from '../run.ts';

const { folder, write, mdav } = useScratch();

const read = (path: string) => readFileSync(join(folder(), path), 'utf8');

const FLEET = 'mdav: 1\nname: demo\ngroups: { desks: { os: windows-11, mode: active, deliver: [gpo] } }\n';

/** What each verb that tells a document in several ways has to be given besides. */
const GIVEN: Readonly<Record<string, readonly string[]>> = {
  check: ['mdav.yaml'],
  comply: ['mdav.yaml'],
  diff: ['mdav.yaml', 'other.yaml'],
  drift: ['mdav.yaml', '--actual', 'old.reg', '--group', 'desks'],
  'lint-admx': ['templates'],
  'lint-intune': ['export.json'],
  migrate: ['mdav.yaml', '--from', 'active'],
  plan: ['mdav.yaml', '--against', 'other.yaml'],
  verify: ['mdav.yaml', '--state', 'states.ndjson', '--as', 'desks'],
};

beforeEach(() => {
  write('mdav.yaml', FLEET);
  write('other.yaml', FLEET);
  write('export.json', '{ "displayName": "x", "omaSettings": [] }');
  write('states.ndjson', '{ "ComputerID": "x", "AMRunningMode": "Normal" }\n');
  write(
    'old.reg',
    'Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Windows Defender]\r\n"PUAProtection"=dword:00000001\r\n',
  );
  write('templates/a.admx', '<policyDefinitions/>');
});

it('is every verb that tells a document in several ways', () => {
  const names = COMMANDS.filter(({ options }) => options['output']?.takes?.isBeforeFile === true).map(
    ({ name }) => name,
  );
  expect(names.sort()).toEqual(Object.keys(GIVEN).sort());
});

const rows = Object.entries(GIVEN).map(([verb, args]) => [verb, args] as const);

describe.each(rows)('--format and --output of mdav %s', (verb, args) => {
  const run = (...more: string[]) => mdav(verb, ...args, ...more);
  const options = COMMANDS.find(({ name }) => name === verb)?.options ?? {};
  const ids = options['format']?.takes?.words?.().map(({ text }) => text) ?? [];

  it.each([
    ['--format jsn', '--format cannot be "jsn".', 'Did you mean "json"?'],
    ['--format x-y-z', '--format cannot be "x-y-z".', `Use one of: ${ids.join(', ')}.`],
    ['--output jsn=a', '--output cannot be "jsn".', 'Did you mean "json"?'],
    ['--output a', '--output a does not say which format.', 'Write FORMAT=FILE, such as json=out.json.'],
    ['--output json=', '--output json= names no file.', 'Write FORMAT=FILE, such as json=out.json.'],
    ['--output json=a --output pretty=./a', './a is read or written already.', 'Name another file.'],
    ['--output json=- --output pretty=-', 'Two formats go to standard output.', 'Name a file for all but one.'],
    ['--output json=- --format pretty', '--format and --output FORMAT=- both', 'Leave one of the two out.'],
    [`--output json=${args[0]}`, `${args[0]} is read or written already.`, 'Name another file.'],
  ])('refuses %s', async (written, message, hint) => {
    const { code, out, err } = await run(...written.split(' '));
    expect([code, out]).toEqual([64, '']);
    expect(err).toContain(message);
    expect(err).toContain(hint);
    expect(existsSync(join(folder(), 'a'))).toBe(false);
  });

  it('tell to files what they tell on standard output', async () => {
    const plain = await run('--format', 'json');
    const both = await run('--output', 'json=a.txt', '--output', 'b.json', '--output', 'c.md', '--format', 'json');
    expect(['a.txt', 'b.json', 'c.md'].map(read)).toEqual([plain.out, plain.out, plain.out]);
    // A format that a file takes is not meant for standard output as well.
    expect(both.out).toBe((await run()).out);
  });

  it('take the ending for the format where nobody says', async () => {
    const { out } = await run('--output', 'a.json', '--output', 'json=-');
    expect(read('a.json')).toBe(out);
    expect(JSON.parse(out)).toBeInstanceOf(Object);
  });
});
