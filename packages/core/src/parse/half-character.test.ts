import { describe, expect, it } from 'vitest';
import type { Fleet } from '../model/fleet.ts';
import { acceptFleet, parseFleet } from './parse-fleet.ts';

const given = (description: string, name = 'a') => ({
  mdav: 1,
  name: 'f',
  groups: { [name]: { os: 'windows-11', mode: 'active', deliver: ['registry'], description } },
});
const told = ({ diagnostics }: ReturnType<typeof acceptFleet>) =>
  diagnostics.map(({ code, message, at }) => [code, message, at.line ?? at.path]);

describe('half of a character', () => {
  it.each(['\ud83d', 'a\udfffb', '\ude00\ud83d'])('is refused in objects: %j', (text) => {
    expect(told(acceptFleet(given(text) as unknown as Fleet))).toEqual([
      [
        'fleet-half-character',
        expect.stringMatching(/^Description holds half of a character, U\+D[89A-F][0-9A-F]{2}\.$/),
        'groups.a.description',
      ],
    ]);
  });

  it('is refused in a key', () => {
    expect(told(acceptFleet(given('x', '\ud83d') as unknown as Fleet))).toEqual([
      ['fleet-half-character', expect.stringMatching(/^Group /), String.raw`groups["\ud83d"]`],
    ]);
  });

  it.each(['f.json', 'f.yaml'])('is refused where %s writes it as an escape, with the line', (file) => {
    const json = JSON.stringify(given('x'), null, 1);
    const lines = json.split('\n');
    const line = lines.findIndex((one) => one.includes('"description"')) + 1;
    const text = json.replace('"x"', String.raw`"a\uD83D"`);
    expect(told(parseFleet({ text, file }))).toEqual([['fleet-half-character', expect.any(String), line]]);
  });

  it('is none where both halves stand there, as characters or as escapes', () => {
    expect(told(acceptFleet(given('a\ud83d\ude00') as unknown as Fleet))).toEqual([]);
    for (const file of ['f.json', 'f.yaml']) {
      const text = JSON.stringify(given('x')).replace('"x"', String.raw`"\uD83D\uDE00"`);
      expect(parseFleet({ text, file })).toMatchObject({ value: { fleet: { groups: { a: { description: '😀' } } } } });
    }
  });
});
