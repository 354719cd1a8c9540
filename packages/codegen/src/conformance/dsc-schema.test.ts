import { settingRows } from '@mdav/core';
import { registryTargets } from '@mdav/registry';
import { boundaryValues, groupWith } from '@mdav/testkit';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { corpusFiles, corpusMissing } from '../../../../tests/corpus.ts';
import { factsJson, factsMissing } from '../../../../tests/facts.ts';

const SCHEMA = 'frameworks/schemas/dsc-document.schema.json';
const MANIFESTS = 'frameworks/schemas/dsc-registry.manifests.json';
const about = { epochSeconds: 0, toolVersion: '0' };

/**
 * What the resource takes. Its manifest leaves the schema to the program, so this one is written down from the type that
 * the program reads, which refuses other members: `Registry` in `lib/dsc-lib-registry/src/config.rs` of PowerShell/DSC.
 */
const INSTANCE = {
  type: 'object',
  required: ['keyPath'],
  properties: {
    keyPath: { type: 'string', pattern: '^(?:HKEY_LOCAL_MACHINE|HKLM|HKEY_CURRENT_USER|HKCU)(?:\\\\[^\\\\]+)+$' },
    valueName: { type: 'string' },
    _exist: { type: 'boolean' },
    valueData: {
      type: 'object',
      minProperties: 1,
      maxProperties: 1,
      properties: {
        String: { type: 'string' },
        ExpandString: { type: 'string' },
        Binary: { type: 'array', items: { type: 'integer', minimum: 0, maximum: 255 } },
        DWord: { type: 'integer', minimum: 0, maximum: 0xffffffff },
        MultiString: { type: 'array', items: { type: 'string' } },
        QWord: { type: 'integer', minimum: 0 },
      },
      additionalProperties: false,
    },
  },
  additionalProperties: false,
};

const isInstance = new Ajv2020({ strict: true }).compile(INSTANCE);

/** One document: its form, each instance by its resource, and names that are unique, which no schema says. */
function faultsOf(document: unknown, isDocument: ValidateFunction, known: ReadonlySet<string>): readonly string[] {
  if (!isDocument(document)) return [JSON.stringify(isDocument.errors)];
  const { resources } = document as {
    resources: { name: string; type: string; properties: Record<string, unknown> }[];
  };
  const instances = resources.flatMap(({ type, properties }) =>
    type === 'Microsoft.Windows/RegistryList' ? (properties['registryEntries'] as unknown[]) : [properties],
  );
  return [
    ...resources.filter(({ type }) => !known.has(type)).map(({ type }) => `no resource ${type}`),
    ...instances
      .filter((one) => !isInstance(one))
      .map((one) => `${JSON.stringify(one)}: ${JSON.stringify(isInstance.errors)}`),
    ...(new Set(resources.map(({ name }) => name)).size === resources.length ? [] : ['a name stands there twice']),
  ];
}

describe.skipIf(factsMissing !== undefined)(
  `DSC documents and Microsoft's schema${factsMissing === undefined ? '' : `: ${factsMissing}`}`,
  () => {
    const isDocument = new Ajv2020({ strict: false, formats: { uri: true } }).compile(
      (factsJson(SCHEMA) ?? {}) as object,
    );
    const { resources: manifests } = (factsJson(MANIFESTS) ?? { resources: [] }) as { resources: { type: string }[] };
    const known = new Set(manifests.map(({ type }) => type));
    const faults = (document: unknown) => faultsOf(document, isDocument, known);

    it('is valid for every value of every setting', () => {
      const target = registryTargets.find(({ id }) => id === 'dsc');
      let documents = 0;
      for (const row of settingRows()) {
        for (const value of boundaryValues(row)) {
          const group = groupWith({ [row.id]: value }, { deliver: ['registry'] });
          for (const [path, bytes] of target?.produce(group, about).files ?? []) {
            const where = `${row.id} = ${JSON.stringify(value)} in ${path}`;
            expect(faults(JSON.parse(new TextDecoder().decode(bytes))), where).toEqual([]);
            documents += 1;
          }
        }
      }
      expect(documents).toBeGreaterThan(1000);
    });

    it('is refused when the document is another one', () => {
      const document = (resource: object, more: object = {}) => ({
        $schema: 'https://aka.ms/dsc/schemas/v3/bundled/config/document.json',
        resources: [{ name: 'One', type: 'Microsoft.Windows/Registry', ...resource }],
        ...more,
      });
      const properties = { keyPath: 'HKEY_LOCAL_MACHINE\\X' };
      expect(faults(document({ properties }))).toEqual([]);
      const wrong = [
        document({ properties }, { $schema: 'https://aka.ms/dsc/schemas/v2/document.json' }),
        document({ properties, name: 'One\\Two' }),
        document({ properties, type: 'Microsoft.Windows/RegistryKey' }),
        document({ properties: { ...properties, valueType: 'REG_DWORD' } }),
        document({ properties: { ...properties, valueData: { DWord: -1 } } }),
        document({ properties: { keyPath: 'X' } }),
      ];
      expect(wrong.map((one) => faults(one).length)).toEqual([1, 1, 1, 1, 1, 1]);
    });
  },
);

describe.skipIf(corpusMissing !== undefined)(
  `genuine DSC documents${corpusMissing === undefined ? '' : `: ${corpusMissing}`}`,
  () => {
    it('pass the same judge, so that it asks for no more than DSC does', () => {
      const files = corpusFiles('dsc', /registry\..*\.dsc\.yaml$/);
      const isDocument = new Ajv2020({ strict: false, formats: { uri: true } }).compile(
        (factsJson(SCHEMA) ?? {}) as object,
      );
      const judged = files.map(({ path, bytes }) => {
        const document = parse(new TextDecoder().decode(bytes));
        return [path, faultsOf(document, isDocument, new Set(['Microsoft.Windows/Registry']))];
      });
      expect(judged.length).toBeGreaterThan(0);
      expect(judged.filter(([, faults]) => faults?.length !== 0)).toEqual([]);
    });
  },
);
