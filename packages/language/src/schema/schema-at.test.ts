import { readFileSync } from 'node:fs';
import { settingRows } from '@mdav/core';
import { describe, expect, it } from 'vitest';
import { type FleetSchema, keysOf, schemaAt, wordsOf } from './schema-at.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../../core/fleet.schema.json', import.meta.url), 'utf8'),
) as FleetSchema;
const words = (...path: (string | number)[]) => wordsOf(schemaAt(schema, path)).map(({ value }) => value);

describe('schemaAt', () => {
  it('knows the words of every setting, with and without why it has its value', () => {
    for (const { id, type } of settingRows()) {
      const plain = words('groups', 'a', 'settings', id);
      expect(words('groups', 'a', 'settings', id, 'value'), id).toEqual(plain);
      if (type.kind === 'choice') expect(plain, id).toEqual([...Object.keys(type.options), 'remove']);
      if (type.kind === 'toggle') expect(plain, id).toEqual([true, false, 'remove']);
    }
  });

  it('goes into lists, maps and what stands in either form', () => {
    expect(words('groups', 'a', 'deliver', 0)).toContain('gpo');
    expect(words('groups', 'a', 'onboarding', 'via')).toContain('deployment-tool');
    expect(words('defaults', 'antivirus')).toEqual(['none']);
    expect([...keysOf(schemaAt(schema, ['defaults', 'antivirus'])).keys()]).toContain('exclusionsForDefender');
    expect(
      words('groups', 'a', 'settings', 'attackSurfaceReductionRules', 'block-lsass-credential-stealing'),
    ).toContain('audit');
    expect(schemaAt(schema, ['groups', 'a', 'nothing', 'of', 'this'])).toEqual([]);
  });

  it('has something to say about every key of the model, and about every word of a mode', () => {
    const bare: string[] = [];
    for (const path of [
      [],
      ['defaults'],
      ['groups', 'a'],
      ['waivers', 0],
      ['groups', 'a', 'intune'],
      ['groups', 'a', 'intune', 'filter'],
      ['defaults', 'onboarding'],
      ['defaults', 'antivirus'],
      ['defaults', 'raw'],
    ])
      for (const key of keysOf(schemaAt(schema, path)).keys())
        if (!schemaAt(schema, [...path, key]).some(({ description }) => description !== undefined))
          bare.push([...path, key].join('.'));
    expect(bare).toEqual([]);
    expect(wordsOf(schemaAt(schema, ['groups', 'a', 'mode'])).filter(({ meaning }) => meaning === undefined)).toEqual(
      [],
    );
  });
});
