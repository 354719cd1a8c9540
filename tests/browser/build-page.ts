import { buildFleet, checkFleet, parseFleet, resolveFleet } from '@mdav/core';
import { sha256Hex, utf8 } from '@mdav/core/format';
import { gpoBackupFormat, gpoFleetTargets, gpoTargets } from '@mdav/gpo';
import { intuneFleetTargets, intuneTargets, settingsCatalogCodec } from '@mdav/intune';
import { polCodec, registryTargets } from '@mdav/registry';
import { fleetPage, renderFleetPage } from '@mdav/review';
import { queriesTarget, verifyTarget } from '@mdav/verify';

/** What became of a fleet, as plain data that can be compared between a browser and Node. */
export interface Made {
  /** Number of findings. */
  readonly findings: number;
  /** Path to SHA-256. */
  readonly files: Readonly<Record<string, string>>;
  /** SHA-256 of the page about the fleet. */
  readonly page: string;
  /** What the readers say of the output. */
  readonly read: {
    readonly pol: readonly string[];
    readonly backup: { readonly name: string; readonly entries: number };
    readonly catalog: { readonly name: string; readonly settings: readonly string[] };
  };
}

/** From the text of a fleet to its files and back, with nothing but the libraries. */
export function buildPage(text: string, date: string): Made {
  const parsed = parseFleet({ text, file: 'mdav.yaml' });
  const resolved = parsed.ok ? resolveFleet(parsed.value) : parsed;
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.diagnostics));
  const fleet = resolved.value;
  const targets = [...registryTargets, ...gpoTargets, ...intuneTargets, verifyTarget];
  const fleetTargets = [...gpoFleetTargets, ...intuneFleetTargets, queriesTarget];
  const result = buildFleet(fleet, { targets, fleetTargets, date });
  if (!result.ok) throw new Error(JSON.stringify(result));
  const { files } = result.built;
  return {
    findings: checkFleet(fleet, { date }).length,
    files: Object.fromEntries([...files].map(([path, bytes]) => [path, sha256Hex(bytes)])),
    page: sha256Hex(utf8(renderFleetPage(fleetPage(fleet, { targets, date })))),
    read: { pol: readPol(files), backup: readBackup(files), catalog: readCatalog(files) },
  };
}

type Files = ReadonlyMap<string, Uint8Array>;

function readPol(files: Files): readonly string[] {
  const path = [...files.keys()].find((each) => /^file-servers\/gpo\/.*registry\.pol$/.test(each)) ?? '';
  const read = polCodec.decode(files.get(path) ?? new Uint8Array());
  if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
  return read.value.entries.map((entry) => (entry.kind === 'clear' ? entry.key : `${entry.key}\\${entry.name}`));
}

function readBackup(files: Files): Made['read']['backup'] {
  const inside = [...files].flatMap(([path, bytes]) => {
    const below = path.startsWith('file-servers/gpo/') ? path.slice('file-servers/gpo/'.length) : '';
    return below === '' || below.endsWith('.txt') ? [] : [[below, bytes] as const];
  });
  const read = gpoBackupFormat.decode(new Map(inside));
  const [backup] = read.ok ? read.value : [];
  if (backup === undefined) throw new Error(JSON.stringify(read));
  return { name: backup.gpo.name, entries: backup.machine.policy?.entries.length ?? 0 };
}

function readCatalog(files: Files): Made['read']['catalog'] {
  const path = [...files.keys()].find((each) => /^office-clients\/intune\/Settings Catalog\//.test(each)) ?? '';
  const read = settingsCatalogCodec.decode(files.get(path) ?? new Uint8Array());
  if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
  return { name: read.value.name, settings: read.value.settings.map(({ definition }) => definition) };
}
