import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { SOURCES } from '../../core/src/facts/sources.ts';
import { generate } from './generate.ts';
import { readCatalogue } from './source/read-catalogue.ts';
import { readFrameworks } from './source/read-frameworks.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const FOLDER = 'packages/core/catalogue';

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const names = readdirSync(join(ROOT, FOLDER)).filter((name) => name.endsWith('.yaml'));
const texts = new Map(names.map((name) => [name, read(`${FOLDER}/${name}`)]));
const { catalogue, problems } = readCatalogue({ folder: FOLDER, texts, sources: Object.keys(SOURCES) });
const model = {
  fleet: read('packages/core/src/model/fleet.ts'),
  raw: read('packages/core/src/model/raw.ts'),
  vocabulary: read('packages/core/src/model/vocabulary.ts'),
};
const FRAMEWORKS = 'packages/core/frameworks';
const frameworkTexts = new Map(
  readdirSync(join(ROOT, FRAMEWORKS))
    .sort()
    .map((name) => [`${FRAMEWORKS}/${name}`, read(`${FRAMEWORKS}/${name}`)]),
);
const { frameworks, problems: misread } = readFrameworks(frameworkTexts, catalogue);
const files = generate(catalogue, { model, sources: SOURCES, frameworks });

describe('the generated files', () => {
  it('come from a catalogue without problems', () => {
    expect([...problems, ...misread]).toEqual([]);
  });

  it.each([...files.keys()])('%s is what the catalogue says', (path) => {
    expect(read(path)).toBe(files.get(path));
  });

  it.each([...files])('%s says in its first lines what made it', (_, text) => {
    expect(text.split('\n').slice(0, 2).join('\n')).toContain('Made by packages/codegen');
  });

  it('are the same when made again', () => {
    expect([...generate(catalogue, { model, sources: SOURCES, frameworks })]).toEqual([...files]);
  });

  it('have a page per area and a section per setting', () => {
    for (const { id } of catalogue.areas) {
      const headings = [...(files.get(`docs/settings/${id}.md`) ?? '').matchAll(/^## (\w+)$/gm)].map(
        (match) => match[1],
      );
      expect(headings).toEqual(catalogue.rows.filter(({ area }) => area === id).map((row) => row.id));
    }
  });

  it('need no library at run time', () => {
    const validator = files.get('packages/core/src/parse/fleet-validator.generated.ts') ?? '';
    expect(validator).not.toMatch(/\brequire\(|^import (?!.* from '\.)|\beval\(|new Function/m);
  });
});
