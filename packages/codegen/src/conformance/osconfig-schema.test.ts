import { settingRows } from '@mdav/core';
import { registryTargets } from '@mdav/registry';
import { boundaryValues, groupWith } from '@mdav/testkit';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { corpusFiles, corpusMissing } from '../../../../tests/corpus.ts';
import { factsJson, factsMissing } from '../../../../tests/facts.ts';

const SCHEMA = 'frameworks/schemas/osconfig-document.schema.json';
const about = { epochSeconds: 0, toolVersion: '0' };

interface Schema {
  readonly $defs: {
    readonly registry: {
      readonly properties: {
        readonly properties: {
          readonly allOf: [
            unknown,
            { readonly oneOf: { readonly properties: { valueType: Record<string, unknown> } }[] },
          ];
        };
      };
    };
  };
}

/**
 * The schema as Microsoft publishes it says of text and binary data that their type be the list of both names, which no
 * document says: `const` stands where `enum` is meant. Mended here, and nowhere else.
 */
function mended(): { readonly schema: object; readonly wrong: unknown } {
  const schema = structuredClone(factsJson(SCHEMA)) as Schema;
  const [, { oneOf: kinds }] = schema.$defs.registry.properties.properties.allOf;
  const texts = kinds[0]?.properties;
  const wrong = texts?.valueType['const'];
  if (texts !== undefined) texts.valueType = { enum: wrong };
  return { schema, wrong };
}

describe.skipIf(factsMissing !== undefined)(
  `documents of OSConfig and Microsoft's schema${factsMissing === undefined ? '' : `: ${factsMissing}`}`,
  () => {
    const judge = (schema: object) => {
      const ajv = new Ajv2020({ strict: false });
      // The schema of schemas, which documents with tests refer to.
      ajv.addMetaSchema({ $id: 'http://json-schema.org/draft-07/schema#', type: ['object', 'boolean'] });
      const isDocument = ajv.compile(schema);
      return (document: unknown) => (isDocument(document) ? [] : [JSON.stringify(isDocument.errors)]);
    };
    let faults: ReturnType<typeof judge>;
    // Not while the tests are collected, which happens where the facts are not, too.
    beforeAll(() => {
      faults = judge(mended().schema);
    });

    it('agree for every value of every setting', () => {
      const target = registryTargets.find(({ id }) => id === 'osconfig');
      let documents = 0;
      for (const row of settingRows()) {
        for (const value of boundaryValues(row)) {
          const group = groupWith({ [row.id]: value }, { deliver: ['osconfig'] });
          const bytes = target?.produce(group, about).files.get(`osconfig/${group.name}.osc.json`);
          if (bytes === undefined) continue;
          const document = JSON.parse(new TextDecoder().decode(bytes)) as { resources: { name: string }[] };
          const names = document.resources.map(({ name }) => name);
          expect(faults(document), `${row.id} = ${JSON.stringify(value)}`).toEqual([]);
          expect(new Set(names).size).toBe(names.length);
          documents += 1;
        }
      }
      expect(documents).toBeGreaterThan(500);
    });

    it('disagree on other documents, and the schema itself on every text', () => {
      const document = (properties: object) => ({
        resources: [{ name: 'One', type: 'Microsoft.Windows/Registry', properties }],
      });
      const text = { keyPath: 'HKLM:\\X', valueName: 'a', valueType: 'REG_SZ', value: '' };
      expect(faults(document(text))).toEqual([]);
      expect(mended().wrong).toEqual(['REG_SZ', 'REG_BINARY']);
      expect(judge(factsJson(SCHEMA) as object)(document(text)).length).toBe(1);
      const wrong = [
        { ...text, valueType: 'REG_DWORD' },
        { ...text, valueType: 'REG_EXPAND_SZ' },
        { ...text, value: 1 },
        { keyPath: 'HKLM:\\X', valueName: 'a' },
      ];
      expect(wrong.map((one) => faults(document(one)).length)).toEqual([1, 1, 1, 1]);
    });

    it.skipIf(corpusMissing !== undefined)('agree on a genuine document, but for a test without a test', () => {
      const files = corpusFiles('osconfig', /\.osc\.yaml$/);
      expect(files.length).toBeGreaterThan(0);
      for (const { path, bytes } of files) {
        const { resources } = parse(new TextDecoder().decode(bytes)) as {
          resources: { name: string; properties: { schema?: unknown } }[];
        };
        // One test of the document names its schema and leaves it empty.
        const judged = resources.filter(({ properties }) => properties.schema !== null);
        expect(judged.length, path).toBeGreaterThan(250);
        expect(judged.flatMap((one) => faults({ resources: [one] }).map(() => one.name))).toEqual([]);
      }
    });
  },
);
