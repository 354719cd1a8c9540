import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FLEET_TARGETS, TARGETS } from '@mdav/cli';
import { buildFleet, type Fleet, type OsReference, parseFleet, resolveFleet } from '@mdav/core';
import type { FileTree } from '@mdav/core/format';
import { importFiles } from '@mdav/import';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const examples = readdirSync(join(root, 'examples'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

const DATE = '2026-11-21';

/**
 * What no output tells, by the file that differs for it: how the layers of a fleet file are divided. The page names the same.
 */
const NOT_KNOWN: Readonly<Record<string, (text: string) => string>> = {
  'SUMMARY.md, the column From': (text) =>
    text.replace(/^(\| `\w+` \| .*? \| )[^|]+( \| (?:yes|by hand|no) \|)/gm, '$1…$2'),
  'manifest.json, `fleet.sha256` and the hash of SUMMARY.md': (text) =>
    text.replace(/^( {4}"(?:sha256|SUMMARY\.md)": ")[0-9a-f]{64}"/gm, '$1…"'),
};

function build(text: string): FileTree {
  const parsed = parseFleet({ text, file: 'mdav.yaml' });
  const resolved = parsed.ok ? resolveFleet(parsed.value) : parsed;
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.diagnostics));
  const result = buildFleet(resolved.value, { targets: TARGETS, fleetTargets: FLEET_TARGETS, date: DATE });
  if (!result.ok) throw new Error(JSON.stringify([...result.findings, ...result.diagnostics]));
  return result.built.files;
}

/** The files as text, without what no output tells. */
function knowable(files: FileTree): ReadonlyMap<string, string> {
  return new Map(
    [...files].map(([path, bytes]) => {
      const [, forget] = Object.entries(NOT_KNOWN).find(([named]) => named.startsWith(`${path},`)) ?? [];
      const text = Buffer.from(bytes).toString('latin1');
      return [path, forget === undefined ? text : forget(text)];
    }),
  );
}

describe.each(examples)('examples/%s', (name) => {
  const source = readFileSync(join(root, 'examples', name, 'mdav.yaml'), 'utf8');
  const built = build(source);
  const imported = importFiles([{ root: 'dist', files: built }], { date: DATE });
  if (!imported.ok) throw new Error(JSON.stringify(imported.diagnostics));
  const { fleetText, conflicts, notes } = imported.value;

  it('builds the same bytes from what an import makes of its output', () => {
    const again = build(fleetText);
    expect([...again.keys()]).toEqual([...built.keys()]);
    expect(knowable(again)).toEqual(knowable(built));
  });

  it('comes back without a word lost on the way', () => {
    expect(conflicts).toEqual([]);
    expect(notes).toEqual([]);
    expect(fleetText).not.toMatch(/Not imported|Left out|inferred:/);
  });

  it('is the same fleet when it is imported again', () => {
    const second = importFiles([{ root: 'dist', files: build(fleetText) }], { date: DATE });
    expect(second.ok && second.value.fleetText).toBe(fleetText);
  });
});

/** Imports some files of an output and reads the groups of the fleet. */
function groupsFrom(files: FileTree, os?: readonly OsReference[]): Fleet['groups'] {
  const imported = importFiles([{ root: 'dist', files }], { date: DATE, ...(os === undefined ? {} : { os }) });
  const parsed = imported.ok ? parseFleet({ text: imported.value.fleetText }) : imported;
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.diagnostics));
  return parsed.value.fleet.groups;
}

function withText(files: FileTree, path: string, change: (text: string) => string): FileTree {
  const bytes = files.get(path);
  if (bytes === undefined) throw new Error(`no ${path}`);
  // Every byte is a character of Latin 1.
  return new Map([...files, [path, Buffer.from(change(Buffer.from(bytes).toString('latin1')), 'latin1')]]);
}

const SERVERS = `
mdav: 1
name: contoso
groups:
  servers:
    os: windows-server-2022@20348
    mode: active
    licence: servers-p2
    antivirus: none
    deliver: [registry]
    settings:
      puaProtection: audit
      excludedPaths: [{ path: 'D:\\A', reason: x, owner: y, expires: 2027-01-01 }, 'D:\\B']
  by-hand:
    os: windows-11
    mode: passive
    onboarding: { state: onboarded, via: intune }
    antivirus: { product: Contoso Protect, registered: true, exclusionsForDefender: true }
    deliver: [portal]
`;

describe('an output that somebody touched', () => {
  const built = build(SERVERS);

  it('has groups for which no file of policy was written', () => {
    const written = parseFleet({ text: SERVERS });
    expect(groupsFrom(built)).toEqual(written.ok && written.value.fleet.groups);
  });

  it('says what its files say, and keeps the notes on what is still there', () => {
    const path = 'servers/registry/servers.reg';
    const utf16 = (text: string) => Buffer.from(text, 'utf16le').toString('latin1');
    const changed = withText(built, path, (text) =>
      text
        .replace(utf16('"PUAProtection"=dword:00000002'), utf16('"PUAProtection"=dword:00000001'))
        .replace(utf16('"D:\\\\B"'), utf16('"D:\\\\C"')),
    );
    expect(groupsFrom(changed)['servers']?.settings).toEqual({
      puaProtection: 'block',
      excludedPaths: [{ path: 'D:\\A', reason: 'x', owner: 'y', expires: '2027-01-01' }, 'D:\\C'],
    });
  });

  it('is believed where it makes sense alone', () => {
    const odd = withText(built, 'manifest.json', (text) => text.replace('"servers-p2"', '"gold"'));
    const { licence: _, ...rest } = groupsFrom(built)['servers'] ?? {};
    expect(groupsFrom(odd)['servers']).toEqual(rest);
    const torn = withText(built, 'manifest.json', (text) => text.slice(0, -9));
    expect(groupsFrom(torn)['servers']).toMatchObject({
      os: 'windows-server-2022',
      mode: 'active',
      deliver: ['registry'],
    });
  });
});

describe('why settings have their values', () => {
  it('comes back with them', () => {
    const fleet = `
mdav: 1
name: contoso
groups:
  servers:
    os: windows-server-2022
    mode: active
    antivirus: none
    deliver: [gpo]
    settings:
      puaProtection: { value: audit, reason: a pilot, owner: y, expires: 2027-01-01 }
      attackSurfaceReductionRules: { block-webshell-creation: block, block-obfuscated-scripts: { value: audit, ticket: CR-1 } }
`;
    const built = build(fleet);
    const imported = importFiles([{ root: 'dist', files: built }], { date: DATE });
    expect(knowable(build(imported.ok ? imported.value.fleetText : ''))).toEqual(knowable(built));
    const written = parseFleet({ text: fleet });
    expect(groupsFrom(built)).toEqual(written.ok && written.value.fleet.groups);
  });
});

describe('the policy that onboards with the connector', () => {
  it('says so wherever it is found', () => {
    const built = build(`
mdav: 1
name: contoso
groups:
  tills: { os: windows-11, mode: active, antivirus: none, onboarding: { state: planned, via: intune }, deliver: [intune] }
`);
    const [path = '', bytes = new Uint8Array()] =
      [...built].find(([each]) => /detection and response/.test(each)) ?? [];
    const alone = groupsFrom(new Map([[path, bytes]]), ['windows-11']);
    expect(alone['tills']).toEqual({
      os: 'windows-11',
      mode: 'active',
      onboarding: { state: 'planned', via: 'intune' },
      deliver: ['intune'],
    });
  });
});

describe('what no output tells', () => {
  it('is what the page names', () => {
    const page = readFileSync(join(root, 'docs/importing.md'), 'utf8');
    const [, table = ''] = /^## What you built\n([\s\S]*?)\n## /m.exec(page) ?? [];
    const named = [...table.matchAll(/^\| (.+?) \| .+ \|$/gm)].map(([, what]) => what).slice(1);
    expect(named.filter((what) => !/^[- ]+$/.test(what ?? ''))).toEqual(Object.keys(NOT_KNOWN));
  });
});
