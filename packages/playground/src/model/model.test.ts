import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { sha256Hex, utf8 } from '@mdav/core/format';
import { FRAMEWORKS } from '@mdav/core/framework-data';
import { describe, expect, it } from 'vitest';
import { comparableFleet, compare } from './compare.ts';
import { compile } from './compile.ts';
import { type FileNode, fileNodes } from './file-nodes.ts';
import { judge } from './judge.ts';
import { asksForOs, draft, open } from './opened.ts';
import { viewsOf } from './views.ts';
import { unzip, zip } from './zip.ts';

const at = (path: string) => fileURLToPath(new URL(`../../../../${path}`, import.meta.url));
const DATE = '2026-11-21';
const examples = readdirSync(at('examples'));
const textOf = (name: string) => readFileSync(at(`examples/${name}/mdav.yaml`), 'utf8');

function built(text: string) {
  const { fleet, findings } = judge(text, DATE, FRAMEWORKS);
  const result = fleet && compile(fleet, DATE);
  if (fleet === undefined || result?.ok !== true) throw new Error(JSON.stringify(findings));
  return { fleet, files: result.built.files };
}

/** Asks once, when somebody asks. */
function lazily<Value>(ask: () => Value): () => Value {
  let known: { readonly value: Value } | undefined;
  return () => {
    known ??= { value: ask() };
    return known.value;
  };
}

/** Hashes are compared faster than bytes. */
const hashesOf = (files: ReadonlyMap<string, Uint8Array>): Record<string, string> =>
  Object.fromEntries([...files].map(([path, bytes]) => [path, sha256Hex(bytes)]));

describe.each(examples)('the example %s', (name) => {
  const whole = lazily(() => built(textOf(name)));

  it('builds to what is committed', () => {
    const manifest = JSON.parse(readFileSync(at(`examples/${name}/dist/manifest.json`), 'utf8')) as {
      files: Record<string, string>;
    };
    const { files } = whole();
    const { 'manifest.json': _, ...hashes } = hashesOf(files);
    expect(hashes).toEqual(manifest.files);
  });

  it('can be read file by file', () => {
    for (const [path, bytes] of whole().files) {
      const [first] = viewsOf(path, bytes);
      expect(first.id, path).not.toBe('hex');
      expect(first.text.length, path).toBeGreaterThan(0);
      expect(first.text.includes('\0'), path).toBe(false);
    }
  });

  it('comes back from a ZIP file of its outputs, and says the same', () => {
    const { fleet, files } = whole();
    const packed = zip(files);
    const unpacked = unzip(packed);
    if (typeof unpacked === 'string') throw new Error(unpacked);
    expect(hashesOf(unpacked)).toEqual(hashesOf(files));
    const opened = open([{ path: 'outputs.zip', bytes: packed }]);
    if (opened.kind !== 'policy') throw new Error(JSON.stringify(opened));
    expect(opened.what).toBe('output folder');
    const made = draft(opened, DATE, []);
    if (!made.ok) throw new Error(JSON.stringify(made.diagnostics));
    expect(made.value.groups.map((group) => group.name).toSorted()).toEqual(
      fleet.groups.map((group) => group.name).toSorted(),
    );
    const again = built(made.value.fleetText);
    const { differences } = compare(comparableFleet('a', fleet), comparableFleet('b', again.fleet), ['', ''], DATE);
    expect(differences).not.toContain('The two disagree');
  });
});

describe('judge', () => {
  it('waits for the presets where a fleet names one', () => {
    const text = textOf('cloud-managed').replace('groups:', 'extends: [microsoft-windows-11@25H2]\ngroups:');
    expect(judge(text, DATE, undefined)).toMatchObject({ waits: true, findings: [] });
    expect(judge(text, DATE, FRAMEWORKS).waits).toBe(false);
    expect(judge(textOf('contoso'), DATE, undefined).waits).toBe(false);
  });

  it('says that a page has no files, where the fleet names one', () => {
    const text = textOf('cloud-managed').replace('groups:', 'extends: [./base.yaml, no-such@1]\ngroups:');
    const { findings } = judge(text, DATE, FRAMEWORKS);
    expect(findings.map(({ rule, at: { line } }) => `${rule} ${line}`)).toHaveLength(2);
    expect(findings[0]).toMatchObject({ rule: 'fleet-unknown-preset', message: expect.stringContaining('no files') });
  });

  it('reads JSON as well', () => {
    const text = '{ "mdav": 1, "name": "x", "groups": { "a": { "os": "windows-11", "mode": "actve" } } }';
    const [finding] = judge(text, DATE, []).problems;
    expect(text.slice(finding?.span.start, finding?.span.end)).toBe('"actve"');
  });
});

describe('open', () => {
  const { files } = built(textOf('contoso'));
  const only = (pattern: RegExp) => {
    const [[path, bytes] = ['', new Uint8Array()]] = [...files].filter(([each]) => pattern.test(each));
    return [{ path: path.slice(path.lastIndexOf('/') + 1), bytes }];
  };

  it.each([
    [/file-servers.*registry\.pol$/, 'registry policy file', 'ForceDefenderPassiveMode'],
    [/file-servers.*\.reg$/, 'registration file', 'ForceDefenderPassiveMode'],
    [/office-clients\/intune\/.*\.json$/, 'Intune policy', 'passiveRemediation'],
  ])('reads %s alone, asks for its devices, and makes a fleet', (pattern, what, says) => {
    const opened = open(only(pattern));
    if (opened.kind !== 'policy') throw new Error(JSON.stringify(opened));
    expect(opened.what.toLowerCase()).toContain(what.toLowerCase());
    expect(opened.text).toContain(says);
    expect(asksForOs(draft(opened, DATE, []))).toBe(true);
    const made = draft(opened, DATE, ['windows-server-2022']);
    expect(made.ok && made.value.fleetText).toContain('windows-server-2022');
  });

  it('reads what devices told of themselves', () => {
    const bytes = new Uint8Array(readFileSync(at('examples/contoso/devices.ndjson')));
    const opened = open([{ path: 'devices.ndjson', bytes }]);
    expect(opened).toMatchObject({ kind: 'policy', text: expect.stringContaining('DESK-0118') });
    const made = opened.kind === 'policy' ? draft(opened, DATE, ['windows-11']) : undefined;
    expect(made?.ok && made.value.groups.length).toBeGreaterThan(1);
  });

  it('reads a GPO backup as a folder and as a ZIP file alike', () => {
    const folder = [...files]
      .filter(([path]) => path.startsWith('file-servers/gpo/{'))
      .map(([path, bytes]) => ({ path: path.replace('file-servers/gpo/', 'backup/'), bytes }));
    const zipped = zip(new Map(folder.map(({ path, bytes }) => [path, bytes])));
    const [one, other] = [open(folder), open([{ path: 'backup.zip', bytes: zipped }])];
    if (one.kind !== 'policy' || other.kind !== 'policy') throw new Error(JSON.stringify([one, other]));
    expect(one.what).toBe('GPO backup');
    expect(one.text).toBe(other.text);
    expect([one.name, other.name]).toEqual(['backup', 'backup']);
  });

  it('hands a fleet to the editor', () => {
    const bytes = utf8(textOf('contoso'));
    expect(open([{ path: 'mdav.yaml', bytes }])).toEqual({ kind: 'fleet', name: 'mdav.yaml', text: textOf('contoso') });
  });

  it.each([
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 1])],
    ['nothing', new Uint8Array()],
    ['half of a ZIP file', zip(files).slice(0, 3000)],
    ['a policy that was cut', only(/file-servers.*registry\.pol$/)[0]?.bytes.slice(0, -3) ?? new Uint8Array()],
  ])('says what is wrong with %s', (_, bytes) => {
    const opened = open([{ path: 'thing.bin', bytes }]);
    expect(opened.kind).toBe('unreadable');
    expect(opened.kind === 'unreadable' && opened.diagnostics[0]?.hint).toMatch(/^[A-Z]/);
  });
});

describe('compare', () => {
  it('tells a change by meaning, and what it does to devices', () => {
    const before = comparableFleet('before', built(textOf('contoso')).fleet);
    const changed = built(textOf('contoso').replace('cloudBlockLevel: high-plus', 'cloudBlockLevel: high'));
    const { differences, plan } = compare(before, comparableFleet('after', changed.fleet), ['', ''], DATE);
    expect(differences).toContain('`cloudBlockLevel` | `high-plus` | `high`');
    expect(plan).toContain('developer-clients');
    expect(plan).toContain('weak');
  });

  it('asks for a group where one policy is held to several', () => {
    const { fleet, files } = built(textOf('contoso'));
    const [[path, bytes] = ['', new Uint8Array()]] = [...files].filter(([each]) => /file-servers.*\.pol$/.test(each));
    const opened = open([{ path, bytes }]);
    if (opened.kind !== 'policy') throw new Error('no policy');
    const [pol, whole] = [{ title: opened.name, side: opened.side }, comparableFleet('fleet', fleet)];
    expect(compare(pol, whole, ['', ''], DATE).differences).toMatch(/^Choose a group/);
    expect(compare(pol, whole, ['', 'file-servers'], DATE).differences).toContain('agree');
  });
});

describe('fileNodes', () => {
  it('draws folders that hold one folder as one line', () => {
    const shown = (nodes: readonly FileNode[]): unknown[] =>
      nodes.map(({ name, children }) => (children === undefined ? name : { [name]: shown(children) }));
    expect(shown(fileNodes(['a/b/c/x', 'a/b/c/y', 'd/x', 'd/e/f', 'z']))).toEqual([
      { 'a/b/c': ['x', 'y'] },
      { d: [{ e: ['f'] }, 'x'] },
      'z',
    ]);
  });
});
