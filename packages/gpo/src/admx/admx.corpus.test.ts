import { settingRows } from '@mdav/core';
import { policyKey } from '@mdav/registry';
import { sampled } from '@mdav/testkit';
import { describe, expect, it } from 'vitest';
import { corpusFiles, corpusMissing } from '../../../../tests/corpus.ts';
import { applyPolicy } from './apply-policy.ts';
import { admlCodec, admxCodec } from './codec.ts';
import { decodeAdmx } from './decode-admx.ts';
import type { AdmxDocument } from './form.ts';
import { lintAdmx } from './lint/lint-admx.ts';
import { policiesWriting } from './policies-writing.ts';

describe.skipIf(corpusMissing)(`genuine policy definitions${corpusMissing ? `: ${corpusMissing}` : ''}`, () => {
  it.each([
    ['.admx', corpusFiles('admx', /\.admx$/i), admxCodec, 200],
    ['.adml', corpusFiles('admx', /\.adml$/i), admlCodec, 200],
  ] as const)('%s: files are read, and written again say the same', (_, files, codec, atLeast) => {
    expect(files.length).toBeGreaterThan(atLeast);
    for (const { path, bytes } of sampled(4, files)) {
      const first = codec.decode(bytes);
      if (!first.ok) throw new Error(`${path}: ${JSON.stringify(first.diagnostics)}`);
      const second = codec.decode(codec.encode(first.value as never));
      if (!second.ok) throw new Error(`${path}: ${JSON.stringify(second.diagnostics)}`);
      expect(withoutPlaces(second.value), path).toEqual(withoutPlaces(first.value));
    }
  });

  it('of Windows have few errors, and these are theirs', () => {
    const found = lintFolder('admx/defendthehoneypot+policydefinitions').filter(({ severity }) => severity === 'error');
    // Three categories below one that an edition of inetres.admx had lost.
    expect(found.map(({ code, at }) => `${code} ${at.file}:${at.line}`)).toEqual([
      'admx-unknown-category inetres.admx:300',
      'admx-unknown-category inetres.admx:303',
      'admx-unknown-category inetres.admx:306',
    ]);
  });

  it.each([
    ['admx/microsoft+defender-updatecontrols', ['admx-stray-text', 'admx-xml-namespace']],
    [
      'admx/YongRhee-MSFT+Microsoft-Defender-Antivirus-Group-Policy-Administrative-Templates',
      ['admx-stray-text', 'admx-unknown-attribute', 'admx-unknown-attribute', 'admx-xml-namespace'],
    ],
  ])('%s: WindowsDefender.admx has only the faults that it is known for', (folder, codes) => {
    const found = lintFolder(folder).filter(({ severity }) => severity !== 'info');
    expect(found.map(({ code }) => code).sort()).toEqual(codes);
  });

  describe('WindowsDefender.admx and the catalogue', () => {
    const admx = defenderTemplate();
    const rows = settingRows().filter((row) => row.admx !== undefined && row.registry.kind === 'values');

    it('name the same policy for each value', () => {
      const wrong = rows.flatMap((row) => {
        const write = row.registry.kind === 'values' ? row.registry.writes[0] : undefined;
        if (write === undefined || admx.policies.every(({ name }) => name !== row.admx?.policy)) return [];
        const name = write.kind === 'value' ? write.name : (write.marker?.name ?? '');
        const key = policyKey(write.kind === 'value' ? write.key : (write.marker?.key ?? write.key));
        const found = policiesWriting(admx, key, name).map(({ policy }) => policy.name);
        return found.includes(row.admx?.policy ?? '')
          ? []
          : [`${row.id}: ${row.admx?.policy}, not ${found.join(', ')}`];
      });
      expect(wrong).toEqual([]);
    });

    it('agree on what Enabled and Disabled write', () => {
      let compared = 0;
      for (const row of rows.filter(({ type }) => type.kind === 'toggle')) {
        const policy = admx.policies.find(({ name }) => name === row.admx?.policy);
        const write = row.registry.kind === 'values' ? row.registry.writes[0] : undefined;
        const states = row.admx?.states;
        if (policy === undefined || write?.kind !== 'value' || states === undefined || policy.elements.length > 0)
          continue;
        for (const kind of ['enabled', 'disabled'] as const) {
          const [entry] = applyPolicy(policy, { kind });
          expect(entry, `${row.id} ${kind}`).toEqual({
            kind: 'set',
            key: expect.stringMatching(new RegExp(`^${policyKey(write.key).replaceAll('\\', '\\\\')}$`, 'i')),
            name: write.name,
            data: { type: 'dword', value: write.as?.[states[kind]] },
          });
          compared += 1;
        }
      }
      expect(compared).toBeGreaterThan(100);
    });
  });
});

function lintFolder(folder: string) {
  return lintAdmx(new Map(corpusFiles(folder).map(({ path, bytes }) => [path.slice(folder.length + 1), bytes])));
}

/** The copy with the most policies. */
function defenderTemplate(): AdmxDocument {
  const documents = corpusFiles('admx', /\/WindowsDefender\.admx$/i).flatMap(({ bytes }) => {
    const read = decodeAdmx(bytes);
    return read.ok ? [read.value] : [];
  });
  const [most] = documents.sort((a, b) => b.policies.length - a.policies.length);
  return (
    most ?? {
      revision: '',
      schemaVersion: '',
      target: { prefix: '', namespace: '' },
      using: [],
      supersededAdm: [],
      minRequiredRevision: '',
      products: [],
      definitions: [],
      categories: [],
      policies: [],
    }
  );
}

/** Positions change when a file is laid out anew. */
function withoutPlaces(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPlaces);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'at')
      .map(([key, inner]) => [key, withoutPlaces(inner)]),
  );
}
