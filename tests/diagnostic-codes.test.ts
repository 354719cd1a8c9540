import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SOURCES } from '@mdav/core';
import { RULE_INFOS } from '@mdav/core/rule';
import { describe, expect, it } from 'vitest';
import { DIAGNOSTICS, DIAGNOSTICS_OF } from '../packages/cli/src/explain/diagnostics.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What the codes of each package begin with. */
const FAMILIES: Readonly<Record<string, readonly string[]>> = {
  core: ['fleet', 'framework', 'group-without', 'rule', 'edit', 'migrate', 'json'],
  registry: ['pol', 'reg', 'lgpo', 'policy', 'registry', 'dsc', 'ansible', 'osconfig', 'powershell', 'document'],
  xml: ['xml'],
  gpo: ['admx', 'adml', 'comments', 'antimalware', 'gpo-backup', 'gpp', 'policy-rules', 'samba'],
  intune: ['catalog', 'custom', 'intune-object', 'json', 'lint', 'mdm', 'script', 'syncml', 'tenant', 'utcm'],
  verify: ['state', 'csv', 'preference'],
  import: ['import', 'artifact', 'estate'],
  cli: ['command', 'fleet', 'rules', 'artifact', 'import', 'output', 'plan', 'migrate', 'state', 'run', 'drift'],
};

/** Literals that look like a code and are something else: ids of codecs and steps, words of a form. */
const NO_CODES = [
  'custom-profile',
  'group-collection',
  'import-gpo',
  'import-intune-policy',
  'import-registry-file',
  'script-package',
  'utcm-drift',
];

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !/\.(test|generated|d)\.ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/__tests__|-diagnostics\.ts$|describe.diagnostics\.ts$/.test(path));
}

/** Codes that the sources of a package can report, with the file of each. */
function codesIn(name: string, families: readonly string[]): ReadonlyMap<string, string> {
  const pattern = new RegExp(`'((?:${families.join('|')})-[a-z]+(?:-[a-z]+)*)'`, 'g');
  const others = new Set([...RULE_INFOS.map(({ id }) => id), ...Object.keys(SOURCES), ...NO_CODES]);
  return new Map(
    sources(join(root, 'packages', name, 'src')).flatMap((path) =>
      [...readFileSync(path, 'utf8').matchAll(pattern)]
        .map(([, code = '']) => [code, relative(root, path)] as const)
        .filter(([code]) => !others.has(code)),
    ),
  );
}

function codesOf(name: string): readonly string[] {
  return Object.entries(DIAGNOSTICS_OF).flatMap(([from, list]) => (from === name ? list.map(({ code }) => code) : []));
}

const described = new Set(DIAGNOSTICS.map(({ code }) => code));

describe.each(Object.entries(FAMILIES))('the diagnostics of %s', (name, families) => {
  const codes = codesIn(name, families);
  it('are there at all', () => {
    expect(codes.size).toBeGreaterThan(3);
  });
  it('are each explained by the package itself, or by one that it stands on', () => {
    const own = name === 'cli' ? described : new Set([...codesOf(name), ...codesOf('core'), ...codesOf('registry')]);
    expect([...codes].filter(([code]) => !own.has(code)).map(([code, path]) => `${code} in ${path}`)).toEqual([]);
  });
});

describe('the explanations', () => {
  it('are of codes that exist, each once', () => {
    const known = new Set(Object.entries(FAMILIES).flatMap(([name, families]) => [...codesIn(name, families).keys()]));
    expect([...described].filter((code) => !known.has(code))).toEqual([]);
    expect(described.size).toBe(DIAGNOSTICS.length);
  });
  it('are sentences, and say what to do', () => {
    for (const { code, what, fix } of DIAGNOSTICS) {
      expect(what, code).toMatch(/^[A-Z].*\.$|^[a-z]+: .*\.$/);
      expect(fix, code).toMatch(/^[A-Z].*[.]$/);
    }
  });
});
