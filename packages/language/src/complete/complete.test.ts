import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { FLEETS, wordsIn } from '../__tests__/fleets.ts';
import { cursorAt } from '../cursor/cursor.ts';
import type { FleetSchema } from '../schema/schema-at.ts';
import { knownNames } from '../structure/known-names.ts';
import { completionsAt } from './complete.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../../core/fleet.schema.json', import.meta.url), 'utf8'),
) as FleetSchema;

describe.each(Object.entries(FLEETS))('a fleet %s', (_, [text, isJson]) => {
  const offeredAt = (source: string, offset: number) => {
    const cursor = cursorAt(source, offset, isJson);
    const names = knownNames(source, isJson, ['microsoft-windows-11@25H2']);
    return cursor === undefined ? [] : completionsAt(schema, cursor, names, isJson);
  };
  const read = (source: string) =>
    parseDocument(isJson ? source.replaceAll('\t', ' ') : source, { logLevel: 'silent' });

  // Numbers and switches are offered as words.
  const plain = (value: unknown) => JSON.stringify(value).replace(/"(true|false|\d+)"/g, '$1');

  it('gets each word that is chosen where it was asked for, and nothing else changes', () => {
    const wrong: string[] = [];
    const places = new Set<string>();
    for (const { role, path, start, end } of wordsIn(text, isJson)) {
      if (role === 'key') continue;
      const before = text.slice(0, start).trimEnd();
      // Where the value stood, and touching the colon, dash or bracket before it.
      for (const kept of [text.slice(0, start), before])
        for (const { label, kind, text: chosen, span } of offeredAt(kept + text.slice(end), kept.length).slice(0, 3)) {
          if (kind === 'key') continue;
          places.add(path.join('.'));
          const wanted = read(text);
          wanted.setIn(path, label);
          const cut = kept + text.slice(end);
          const after = cut.slice(0, span.start) + chosen + cut.slice(span.end);
          if (plain(read(after).toJS()) !== plain(wanted.toJS())) wrong.push(`${path.join('.')}: ${chosen}`);
        }
    }
    expect(wrong).toEqual([]);
    expect([...places]).toContain('groups.desks.deliver.0');
    expect(places.size).toBeGreaterThan(8);
  });
});

it('knows the names of a file in JSON that is half written', () => {
  const text = '{ "groups": { "desks": {}, "laps": {} }, "waivers": [{ "rule": , "group":  }] }';
  expect(knownNames(text, true, [])).toEqual({ groups: ['desks', 'laps'], profiles: [], presets: [] });
});

it('offers the words for everybody where groups are assigned, and no others', () => {
  const labels = (key: string) => {
    const text = `mdav: 1\nname: x\ngroups:\n  a:\n    intune:\n      ${key}: []\n`;
    const cursor = cursorAt(text, text.indexOf('[') + 1, false);
    return cursor === undefined ? [] : completionsAt(schema, cursor, knownNames(text, false, []), false);
  };
  expect(labels('assign').map(({ label }) => label)).toEqual(['all-devices', 'all-users']);
  expect(labels('exclude')).toEqual([]);
});
