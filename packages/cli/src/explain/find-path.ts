import { type SettingRow, type SourceId, settingRows, settingsNamed } from '@mdav/core';
import type { Term } from './terms/term.ts';
import { termNamed } from './terms/terms.ts';

/** A key of Group Policy with the settings that stand in it or below. */
export interface KeyDescription {
  readonly kind: 'registry-key';
  /** With its hive. */
  readonly id: string;
  readonly settings: readonly {
    readonly id: string;
    readonly title: string;
    /** Name of the value; absent where the key is a list. */
    readonly name?: string;
  }[];
}

const POLICIES = 'SOFTWARE\\Policies\\Microsoft\\';
const OWN = 'SOFTWARE\\Microsoft\\';
/** Of Defender for Endpoint, which is no place of `Set-MpPreference`: nothing is known to read a value of policies there. */
const OWN_OF_SENSOR = /^Windows Advanced Threat Protection\\/i;
const MANAGED = 'SOFTWARE\\Policies\\Microsoft\\Windows Defender\\Policy Manager\\';

/**
 * A path of the registry in one spelling, from `HKLM\` or `HKCU\` on, however it was copied: from the editor, from
 * PowerShell, out of a `.reg` file or of code. Nothing for what is no such path.
 */
export function registryPath(text: string): string | undefined {
  const path = text
    .replaceAll(/^[\s"'`[]+|[\s"'`\]]+$/g, '')
    .replaceAll(/[\\/]+/g, '\\')
    .replace(/\\$/, '');
  const [, hive = '', below] =
    /^(?:computer\\)?(?:microsoft\.powershell\.core\\)?(?:registry::)?(hklm|hkcu|hkey_local_machine|hkey_current_user):?\\(.+)$/i.exec(
      path,
    ) ??
    /^()((?:software|system)\\.+)$/i.exec(path) ??
    [];
  if (below === undefined) return undefined;
  return `${/^(?:hkcu|hkey_current_user)$/i.test(hive) ? 'HKCU' : 'HKLM'}\\${below}`;
}

/**
 * What stands at a path: a term, a key with its settings, or the name by which a setting is known. Where nothing stands,
 * the place where the value of that name belongs.
 */
export function atRegistryPath(path: string): Term | KeyDescription | { readonly name: string } | undefined {
  return standsAt(path) ?? misplacedValue(path);
}

function standsAt(path: string): Term | KeyDescription | { readonly name: string } | undefined {
  const term = termNamed(path);
  if (term !== undefined) return term;
  const managed = after(path, MANAGED);
  if (managed !== undefined) return nodeNamed(managed);
  const policy = after(path, POLICIES);
  if (policy !== undefined) return settingsNamed(policy).length > 0 ? { name: policy } : keyOf(policy);
  const own = after(path, OWN);
  if (own !== undefined) return OWN_OF_SENSOR.test(own) ? undefined : ownValue(path, own);
  // A value of a service is the service's.
  const parent = /^(HKLM\\SYSTEM\\[^\\]+\\Services\\[^\\]+)\\/i.exec(path)?.[1];
  return parent === undefined ? undefined : termNamed(parent);
}

function after(path: string, start: string): string | undefined {
  const whole = `HKLM\\${start}`;
  return path.toLowerCase().startsWith(whole.toLowerCase()) ? path.slice(whole.length) : undefined;
}

/** Policy Manager has a value per node, by the last part of its path. */
function nodeNamed(name: string): { readonly name: string } | undefined {
  const row = settingRows().find(
    ({ mdm }) => mdm.kind === 'node' && mdm.uri.toLowerCase().endsWith(`/${name.toLowerCase()}`),
  );
  return row === undefined ? undefined : { name: row.id };
}

function keyOf(key: string): KeyDescription | undefined {
  const settings = settingsBelow(key);
  const [first] = settings;
  if (first === undefined) return undefined;
  // As the catalogue spells it, as far as it was written.
  const id = `HKLM\\${POLICIES}${first.key.slice(0, key.length)}`;
  return { kind: 'registry-key', id, settings: settings.map(({ key: _, ...setting }) => setting) };
}

interface Below {
  readonly key: string;
  readonly id: string;
  readonly title: string;
  readonly name?: string;
}

function settingsBelow(key: string): readonly Below[] {
  const wanted = key.toLowerCase();
  return settingRows().flatMap(({ id, title, registry }) =>
    (registry.kind === 'values' ? registry.writes : [])
      .filter(({ key: own }) => own.toLowerCase() === wanted || own.toLowerCase().startsWith(`${wanted}\\`))
      .map((write) => ({ key: write.key, id, title, ...(write.kind === 'value' ? { name: write.name } : {}) })),
  );
}

/** A name that a policy of Defender has, below another key of Defender or in the hive of a user. */
function misplacedValue(path: string): Term | undefined {
  const [key, last] = [path.slice(0, path.lastIndexOf('\\')), path.slice(path.lastIndexOf('\\') + 1)];
  // Names such as `ScheduleDay` are in use elsewhere.
  if (!/defender|advanced threat protection/i.test(key)) return undefined;
  const rows = settingRows().filter((row) => valuesNamed(last, row).length > 0);
  const [first, ...others] = rows.flatMap((row) => valuesNamed(last, row));
  if (first === undefined) return undefined;
  const right = [first, ...others].map((each) => `\`HKLM\\${POLICIES}${each.key}\\${each.name}\``);
  const isForcing = rows.some(({ id }) => id === 'forceDefenderPassiveMode');
  return {
    id: path,
    of: 'key',
    says: `Right name, wrong key: nothing is known to read it here. ${first.name} stands at ${right.join(' or ')}.`,
    next: 'Take it away here, and set it by policy.',
    see: [...rows.map(({ id }) => id), ...(isForcing ? ['misplaced-forcing-value'] : [])],
    // Rows cite by the same ids, as text.
    sources: [...new Set(rows.flatMap(({ sources }) => sources.map(({ source }) => source as SourceId)))],
  };
}

function valuesNamed(
  name: string,
  { registry }: SettingRow,
): readonly { readonly key: string; readonly name: string }[] {
  const writes = registry.kind === 'values' ? registry.writes : [];
  return writes.flatMap((write) =>
    write.kind === 'value' && write.name.toLowerCase() === name.toLowerCase()
      ? [{ key: write.key, name: write.name }]
      : [],
  );
}

/** What Defender keeps for itself, under the names that policies have. */
function ownValue(path: string, name: string): Term | undefined {
  const named = settingsNamed(name);
  const settings = named.length > 0 ? named : settingsBelow(name);
  if (settings.length === 0) return undefined;
  return {
    id: path,
    of: 'key',
    says: `What Defender keeps for itself, as \`Set-MpPreference\` and the Windows Security app set it. Group Policy has the same name below \`HKLM\\${POLICIES}\` and goes before it. Tamper protection refuses writes to what it protects, and mdav writes nothing there.`,
    next: 'Set it by policy.',
    see: [...new Set(settings.map(({ id }) => id))],
    sources: ['tamper-2026', 'ts-settings'],
  };
}
