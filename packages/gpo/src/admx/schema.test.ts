import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { settingRows } from '@mdav/core';
import { describe, expect, it } from 'vitest';
import { corpusFiles, corpusPath } from '../../../../tests/corpus.ts';
import { admlCodec, admxCodec } from './codec.ts';
import { admxFor, policyDefinitions } from './make/admx-for.ts';
import { templateFiles } from './make/template.ts';

/** Microsoft's schema, with the two repairs that libxml2 needs. */
const SCHEMA = corpusPath('xsd/xmllint-2006ns/PolicyDefinitionFiles.xsd');
const missing = !existsSync(SCHEMA)
  ? "Microsoft's schema is missing: set MDAV_CORPUS"
  : spawnSync('xmllint', ['--version']).error
    ? 'xmllint is missing: install libxml2-utils'
    : undefined;

describe.skipIf(missing)(`Microsoft's schema${missing ? `: ${missing}` : ''}`, () => {
  it('accepts our templates', () => {
    expect(invalid(templateFiles(policyDefinitions()))).toEqual([]);
    expect(invalid(templateFiles(admxFor(settingRows()).template))).toEqual([]);
  });

  it('refuses what it should, so that the test above means something', () => {
    const [[path, bytes] = ['', new Uint8Array()]] = templateFiles(policyDefinitions());
    const broken = new TextDecoder().decode(bytes).replace('<supportedOn ref', '<supportedOn reference');
    expect(invalid(new Map([[path, new TextEncoder().encode(broken)]]))).toEqual([path]);
  });

  it('accepts every genuine file that it accepted before, once we wrote it again', () => {
    const files = corpusFiles('admx', /\.adm[xl]$/i);
    const rewritten = new Map(
      files.flatMap(({ path, bytes }) => {
        const codec = /x$/i.test(path) ? admxCodec : admlCodec;
        const read = codec.decode(bytes);
        return read.ok ? [[path, codec.encode(read.value as never)] as const] : [];
      }),
    );
    const before = new Set(invalid(new Map(files.map(({ path, bytes }) => [path, bytes]))));
    const after = invalid(rewritten);
    expect(after.filter((path) => !before.has(path))).toEqual([]);
    expect(after.length).toBeLessThan(before.size);
  });
});

/** The paths of the files that the schema refuses. */
function invalid(files: ReadonlyMap<string, Uint8Array>): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'mdav-schema-'));
  try {
    const paths = [...files.keys()];
    const names = [...files.values()].map((bytes, index) => {
      writeFileSync(join(folder, `${index}.xml`), bytes);
      return `${index}.xml`;
    });
    const run = spawnSync('xmllint', ['--noout', '--schema', SCHEMA, ...names], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    const accepted = new Set([...run.stderr.matchAll(/^(\d+)\.xml validates$/gm)].map(([, index]) => Number(index)));
    return paths.filter((_, index) => !accepted.has(index));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
