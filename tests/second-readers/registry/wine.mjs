// .reg files, imported with Wine's reg.exe into a registry of its own.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { regCodec, upperCase } from '../../../packages/registry/dist/index.js';
import { runBatch } from './run-batch.mjs';
import { applied, differences, valuePath } from './shadow.mjs';

/** Values that an import must leave alone, beside those that it sets. */
const NEIGHBOURS = [
  [
    'SOFTWARE\\Policies\\Microsoft\\Windows Advanced Threat Protection',
    'OnboardingInfo',
    { type: 'sz', value: 'kept' },
  ],
  ['SOFTWARE\\Policies\\Microsoft\\Windows Defender', 'Neighbour', { type: 'dword', value: 7 }],
  ['SOFTWARE\\Policies\\Microsoft\\Windows Defender\\Exclusions\\Paths', 'C:\\Neighbour', { type: 'sz', value: '0' }],
].map(([key, name, data]) => ({ kind: 'set', root: 'HKEY_LOCAL_MACHINE', key, name, data }));

/** The value that the undo of forced passive mode leaves behind, set to 0. */
const FORCED = upperCase(
  'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Windows Advanced Threat Protection\0ForceDefenderPassiveMode',
);

export function hasWine() {
  return spawnSync('wine', ['--version']).status === 0;
}

/** A registry of Wine with what can be done to it, for as long as the function takes that gets it. */
function withWine(use) {
  const prefix = mkdtempSync(join(tmpdir(), 'mdav-wine-'));
  const env = {
    ...process.env,
    WINEPREFIX: prefix,
    WINEARCH: 'win64',
    WINEDEBUG: '-all',
    WINEDLLOVERRIDES: 'mscoree,mshtml=',
  };
  delete env.DISPLAY;
  // Nothing is read from its output: the servers that the first call starts would keep a pipe open after its end.
  // A call that did not end by itself says nothing of the registry, so it is never taken for a key that is not there.
  const wine = (...args) => {
    const run = spawnSync('wine', args, { env, stdio: 'ignore' });
    if (run.error !== undefined) throw run.error;
    if (run.status === null) throw new Error(`wine ${args.slice(0, 2).join(' ')} was ended by ${run.signal}`);
    return run;
  };
  const windowsPath = (path) => `Z:${path.replaceAll('/', '\\')}`;
  // One server for all calls: between two of them it would otherwise end, and on a busy machine meet the next one on its way.
  spawnSync('wineserver', ['-p'], { env, stdio: 'ignore' });
  try {
    use({ wine, windowsPath, importFile, importBytes, snapshot });
  } finally {
    // Ends the server of this prefix, which this run started, and no other.
    spawnSync('wineserver', ['-k'], { env });
    spawnSync('wineserver', ['-w'], { env });
    rmSync(prefix, { recursive: true, force: true });
  }

  function importFile(path) {
    const run = wine('reg', 'import', windowsPath(path));
    return run.status === 0 ? [] : [`reg import ended with ${run.status}`];
  }

  function importBytes(bytes) {
    const path = join(prefix, 'import.reg');
    writeFileSync(path, bytes);
    return importFile(path);
  }

  /** Exports a key, and tells whether it is there: an export that failed although it is there is done again. */
  function exportKey(top, path) {
    for (let times = 0; times < 3; times++) {
      if (wine('reg', 'export', top, windowsPath(path), '/y').status === 0) return true;
      if (wine('reg', 'query', top).status !== 0) return false;
    }
    throw new Error(`wine does not export ${top}`);
  }

  /** The values below some keys, as Wine exports them. */
  function snapshot(tops) {
    const values = new Map();
    for (const top of tops) {
      const path = join(prefix, 'export.reg');
      rmSync(path, { force: true });
      if (!exportKey(top, path)) continue;
      const decoded = regCodec.decode(readFileSync(path));
      if (!decoded.ok) throw new Error(`the export of ${top} cannot be read: ${decoded.diagnostics[0]?.message}`);
      for (const [id, data] of applied(new Map(), decoded.value.items)) values.set(id, data);
    }
    return values;
  }
}

/** Imports each file and its undo, and compares the registry with what it has to be after each. */
export function checkWithWine(report, pairs) {
  withWine((registry) => {
    for (const pair of pairs) checkPair(report, registry, pair);
  });
}

/** Runs each batch of commands of `reg.exe`, and compares the registry with what it has to be. */
export function checkCommandsWithWine(report, batches) {
  withWine(({ wine, windowsPath, snapshot }) => {
    for (const { name, path, items } of batches) {
      const tops = [...new Set(items.filter(({ kind }) => kind !== 'comment').map(topKey))];
      for (const top of tops) wine('reg', 'delete', top, '/f');
      const expected = applied(new Map(), items);
      const faults = [...runBatch(wine, windowsPath(path), `${path}.failed`), ...differences(expected, snapshot(tops))];
      report.check('wine', `${name}: ${expected.size} values`, faults, { target: 'reg.exe', equal: expected.size });
    }
  });
}

function checkPair(report, { wine, importFile, importBytes, snapshot }, { name, path, undoPath }) {
  const decoded = regCodec.decode(readFileSync(path));
  if (!decoded.ok)
    return report.check(
      'wine',
      name,
      decoded.diagnostics.map(({ message }) => `we refuse it: ${message}`),
    );
  const { items } = decoded.value;
  const tops = [...new Set([...NEIGHBOURS, ...items.filter(({ kind }) => kind !== 'comment')].map(topKey))];
  wine('reg', 'delete', 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies', '/f');
  importBytes(regCodec.encode({ items: NEIGHBOURS }));
  const before = snapshot(tops);
  const sets = items.filter(({ kind }) => kind === 'set').length;
  const after = applied(before, items);
  report.check(
    'wine',
    `${name}: ${sets} values imported`,
    [...importFile(path), ...differences(after, snapshot(tops))],
    { target: 'reg', equal: sets },
  );
  if (undoPath === undefined) return;
  const undo = regCodec.decode(readFileSync(undoPath));
  const faults = undo.ok ? importFile(undoPath) : undo.diagnostics.map(({ message }) => `we refuse it: ${message}`);
  const back = snapshot(tops);
  faults.push(...differences(applied(after, undo.ok ? undo.value.items : []), back));
  if (items.every((item) => item.kind === 'comment' || (item.kind === 'set' && !before.has(valuePath(item))))) {
    const expected = new Map(before);
    // Elsewhere than below the keys of policies nothing is deleted: Windows may need a value there.
    for (const item of items)
      if (item.kind === 'set' && !isOfPolicies(item)) expected.set(valuePath(item), after.get(valuePath(item)));
    if (after.get(FORCED) === 'type 4: 01000000') expected.set(FORCED, 'type 4: 00000000');
    faults.push(...differences(expected, back));
  }
  report.check('wine', `${name}: taken back`, faults);
}

/** True for a value below the keys that Windows keeps for policies. */
function isOfPolicies({ key }) {
  return /^SOFTWARE\\Policies(?:\\|$)/i.test(key);
}

/** Root and the first two parts of a key: what is exported and cleared around an import. */
function topKey({ root, key }) {
  return `${root}\\${upperCase(key).split('\\').slice(0, 2).join('\\')}`;
}
