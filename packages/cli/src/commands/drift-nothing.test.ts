import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonBytes } from '@mdav/core/format';
import { describe, expect, it } from 'vitest';
import { FLEET } from '../__tests__/scratch.ts';
import { DEFENDER, useDrift } from './__tests__/drift.ts';

const { folder, write, mdav, drift } = useDrift();

describe('what compares nothing', () => {
  const state = (more: object, values: object = { PUAProtection: 1 }) =>
    jsonBytes({
      mdav: 1,
      collectedAt: '2026-11-20T07:17:07Z',
      device: 'X-1',
      os: { caption: 'Microsoft Windows 11 Enterprise', version: '10.0.26100', build: 26100, productType: 1 },
      status: { AMRunningMode: 'Normal' },
      registry: { [`HKLM\\${DEFENDER}`]: values, [`HKLM\\${DEFENDER}\\Policy Manager`]: values },
      ...more,
    });
  const other =
    'Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso]\r\n"a"=dword:1\r\n';
  const preferences = jsonBytes([{ PSComputerName: 'X-1', PUAProtection: 1, MAPSReporting: 2, CloudBlockLevel: 0 }]);
  it.each<[string, string, string | Uint8Array, readonly string[], RegExp, RegExp]>([
    [
      'of another product',
      'x.reg',
      other,
      ['--group', 'desks'],
      /Nothing of Intune was given/,
      /Give exports of Intune\./,
    ],
    [
      'preferences of nobody',
      'x.json',
      preferences,
      [],
      /nothing tells a group that has that device/,
      /--group GROUP=PATH/,
    ],
    ['a state of nobody', 'x.json', state({}), [], /nothing tells a group that has that device/, /--group GROUP=PATH/],
    [
      'a state of a group that is gone',
      'x.json',
      state({ fleet: 'demo', group: 'gone' }),
      [],
      /names the group gone/,
      /--group/,
    ],
    [
      'a state of another fleet',
      'x.json',
      state({ fleet: 'other', group: 'desks' }),
      [],
      /1 device of the fleet other was not/,
      /file of the fleet other/,
    ],
    [
      'a state without a value',
      'x.json',
      state({ fleet: 'demo', group: 'desks' }, {}),
      [],
      /1 device of desks shows none/,
      /Give exports/,
    ],
    [
      'what was passed over',
      'dist',
      '',
      ['--ignore', 'dist'],
      /policies or devices were passed over/,
      /Leave out --ignore/,
    ],
    [
      'of a group that was not asked about',
      'dist/servers',
      '',
      ['--group', 'desks'],
      /Nothing of Intune was given/,
      /Give exports of Intune\./,
    ],
  ])('is no word on drift: %s', async (_, path, content, args, note, hint) => {
    if (content.length > 0) write(path, content);
    const { code, out, err } = await mdav('drift', '--actual', path, ...args);
    expect({ code, out, err }).toEqual({
      code: 65,
      out: expect.stringMatching(/^demo against \S+: nothing was compared\n/),
      err: expect.stringMatching(/^error {4}Nothing was compared:[\s\S]*drift-nothing-compared/),
    });
    expect(out).toMatch(note);
    expect(err).toMatch(hint);
  });

  it('is said by every form, and nothing is taken over', async () => {
    write('x.json', preferences);
    const forms = ['json', 'markdown', 'html', 'github'];
    const outputs = forms.flatMap((form) => ['--output', `${form}=told.${form}`]);
    expect((await mdav('drift', '--actual', 'x.json', '--adopt', ...outputs)).code).toBe(65);
    const [json = '', ...others] = forms.map((form) => readFileSync(join(folder(), `told.${form}`), 'utf8'));
    expect(JSON.parse(json)).toMatchObject({ drifted: false, totals: { compared: 0 } });
    for (const text of others) {
      expect(text).toMatch(/nothing was compared/i);
      expect(text).not.toMatch(/no drift/i);
    }
    expect(readFileSync(join(folder(), 'mdav.yaml'), 'utf8')).toBe(FLEET);
  });

  it('is no matter beside what compares', async () => {
    write('x.json', preferences);
    write('x.reg', other);
    expect(await drift('--actual', 'x.json', '--actual', 'x.reg')).toMatchObject({ code: 0, err: '' });
    write('y.json', state({ fleet: 'demo', group: 'desks' }));
    expect(await mdav('drift', '--actual', 'y.json')).toMatchObject({ code: 0, err: '' });
  });
});
