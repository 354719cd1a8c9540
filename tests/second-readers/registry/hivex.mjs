// .reg files, merged with hivexregedit into a real hive and read back.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { regCodec, upperCase } from '../../../packages/registry/dist/index.js';
import { emptyHive } from './empty-hive.mjs';
import { applied, differences } from './shadow.mjs';

const PREFIX = 'HKEY_LOCAL_MACHINE\\SOFTWARE';

export function hasHivex() {
  return spawnSync('hivexregedit', ['--help']).error === undefined;
}

/** Merges the values that each file sets below `SOFTWARE` into an empty hive and compares what is read from it. */
export function checkWithHivex(report, files) {
  const folder = mkdtempSync(join(tmpdir(), 'mdav-hive-'));
  try {
    for (const { name, path } of files) {
      const decoded = regCodec.decode(readFileSync(path));
      const items = decoded.ok ? decoded.value.items.filter(isSoftwareValue) : [];
      if (items.length > 0)
        report.check('hivex', `${name}: ${items.length} values in a hive`, mergeAndCompare(folder, items), {
          target: 'reg',
          equal: items.length,
        });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Letters outside ASCII in what stands as text in the file, which are keys, names and quoted data, are left to the other
 * readers: hivexregedit widens their bytes one by one. Data in hexadecimal digits may hold any.
 */
function isSoftwareValue({ kind, root, key, name, data }) {
  if (kind !== 'set' || root !== 'HKEY_LOCAL_MACHINE' || !upperCase(key).startsWith('SOFTWARE\\')) return false;
  return [key, name, data.type === 'sz' ? data.value : ''].every((text) => /^[\x20-\x7e]*$/.test(text));
}

function mergeAndCompare(folder, items) {
  const hive = join(folder, 'hive');
  const merged = join(folder, 'merge.reg');
  writeFileSync(hive, emptyHive());
  writeFileSync(merged, mergeText(items));
  const merge = spawnSync('hivexregedit', ['--merge', '--prefix', PREFIX, hive, merged], { encoding: 'utf8' });
  if (merge.status !== 0) return [`hivexregedit --merge ended with ${merge.status}: ${merge.stderr.trim()}`];
  const exported = spawnSync('hivexregedit', ['--export', '--prefix', PREFIX, hive, '\\'], {
    encoding: 'buffer',
    maxBuffer: 1 << 28,
  });
  const read = regCodec.decode(exported.stdout);
  if (!read.ok)
    return read.diagnostics
      .filter(({ severity }) => severity === 'error')
      .map(({ message, at }) => `its export, line ${at.line}: ${message}`);
  return differences(applied(new Map(), items), applied(new Map(), read.value.items));
}

/**
 * Our own bytes in the form that hivexregedit takes: 8-bit, LF, no comments, and a line of its own for every key above
 * another. The lines of the values stay as we wrote them.
 */
function mergeText(items) {
  const text = Buffer.from(regCodec.encode({ items }).slice(2)).toString('utf16le');
  const declared = new Set([upperCase(PREFIX)]);
  const lines = text.split('\r\n').flatMap((line) => {
    const key = /^\[HKEY_LOCAL_MACHINE\\SOFTWARE(\\.*)\]$/i.exec(line)?.[1];
    if (key === undefined) return [line];
    const parts = key.split('\\').slice(1);
    const parents = parts.slice(0, -1).map((_, count) => `${PREFIX}\\${parts.slice(0, count + 1).join('\\')}`);
    const fresh = parents.filter((parent) => !declared.has(upperCase(parent)));
    for (const path of [...fresh, `${PREFIX}${key}`]) declared.add(upperCase(path));
    return [...fresh.flatMap((parent) => [`[${parent}]`, '']), `[${PREFIX}${key}]`];
  });
  return lines.join('\n');
}
