import { type Diagnostic, type FileTree, fail, isDefenderKey, type Outcome, succeed, type Unsayable } from '@mdav/core';
import {
  describeKept,
  type GpoBackup,
  gpoBackupFormat,
  gppCodec,
  type PreferenceItem,
  type PreferenceNode,
  policyFromPreferences,
  readItem,
} from '@mdav/gpo';
import type { RegistryPolicy } from '@mdav/registry';
import { saidByPolicies } from './from-registry.ts';
import type { Said } from './said.ts';

/** A backup with what its two ways of writing the registry say. */
export interface ReadBackup {
  readonly backup: GpoBackup;
  /** Below `Policies`: what `registry.pol` sets for as long as the GPO applies. */
  readonly policy: Said;
  /** Preferences, which stay behind when the GPO no longer applies; absent when there are none for the registry. */
  readonly preferences?: Said;
}

/** Reads the backup in the folder of a path, with the files below it; `manifest` is the one beside the folder. */
export function readBackup(path: string, files: FileTree, manifest: Uint8Array | undefined): Outcome<ReadBackup> {
  const name = path.slice(path.lastIndexOf('/') + 1) || 'backup';
  const tree = new Map([...files].map(([path, bytes]) => [`${name}/${path}`, bytes]));
  if (manifest !== undefined) tree.set('manifest.xml', manifest);
  const read = gpoBackupFormat.decode(tree);
  const diagnostics = read.diagnostics.map((diagnostic) => placed(diagnostic, name, path));
  if (!read.ok) return fail(diagnostics);
  const [backup] = read.value;
  if (backup === undefined) throw new Error('a backup that was read is not there');
  const policies = [backup.machine.policy, backup.user.policy].filter((policy) => policy !== undefined);
  const policy = saidByPolicies(policies, [
    ...turnedOff(backup),
    ...otherContent(backup),
    ...diagnostics.filter(({ code }) => code !== 'gpo-backup-other-content'),
  ]);
  const preferences = readPreferencesOf(backup);
  return succeed({ backup, policy, ...(preferences === undefined ? {} : { preferences }) });
}

/** A place in the tree of one backup as a place below the path that the user named. */
function placed(diagnostic: Diagnostic, name: string, path: string): Diagnostic {
  const { file = '' } = diagnostic.at;
  const rest = file === name || file.startsWith(`${name}/`) ? file.slice(name.length) : '';
  return { ...diagnostic, at: { ...diagnostic.at, file: `${path}${rest}` } };
}

/** Names what a GPO does besides registry policy; its report says nothing of its own. */
function otherContent({ gpo, residue }: GpoBackup): readonly Diagnostic[] {
  const kinds = residue.files
    .filter(({ path }) => !SIDES.some((side) => side.path.test(`/${path}`)) && !/^gpreport\.xml$/i.test(path))
    .map(({ path }) => describeKept(path));
  if (kinds.length === 0) return [];
  return [
    {
      code: 'import-other-content',
      severity: 'info',
      message: `GPO ${JSON.stringify(gpo.name)} does more than a fleet file can say: ${[...new Set(kinds)].join(', ')}.`,
      at: {},
      hint: 'Keep the GPO for that.',
    },
  ];
}

const SIDES = [
  { hive: 'machine', path: /\/machine\/preferences\/registry\/registry\.xml$/i },
  { hive: 'user', path: /\/user\/preferences\/registry\/registry\.xml$/i },
] as const;

function readPreferencesOf({ residue }: GpoBackup): Said | undefined {
  const parts = SIDES.flatMap(({ hive, path }) => {
    const file = residue.files.find((kept) => path.test(`/${kept.path}`));
    return file === undefined ? [] : [{ hive, bytes: file.bytes }];
  });
  if (parts.length === 0) return undefined;
  const policies: RegistryPolicy[] = [];
  const unsayable: Unsayable[] = [];
  const notes: Diagnostic[] = [];
  for (const { hive, bytes } of parts) {
    const read = readPreferences(bytes, hive);
    notes.push(...read.notes);
    policies.push(read.policy);
    unsayable.push(...read.unsayable);
  }
  const said = saidByPolicies(policies, notes);
  return { ...said, unsayable: [...said.unsayable, ...unsayable] };
}

/** What preferences set, and the items that no policy can say. */
function readPreferences(bytes: Uint8Array, hive: RegistryPolicy['hive']) {
  const read = gppCodec.decode(bytes);
  const notes = read.diagnostics.map((note): Diagnostic => (read.ok ? note : { ...note, severity: 'warning' }));
  if (!read.ok) return { policy: { hive, entries: [] }, unsayable: [], notes };
  const { policy, residue } = policyFromPreferences(read.value, hive);
  return { policy, unsayable: itemsIn(residue).flatMap(unsayableItem), notes };
}

/** Preferences for the registry that lie alone; nothing says which side of a GPO they are for. */
export function saidByPreferences(bytes: Uint8Array): Outcome<Said> {
  const read = gppCodec.decode(bytes);
  if (!read.ok) return read;
  const { policy, residue } = policyFromPreferences(read.value, 'machine');
  const said = saidByPolicies([policy], read.diagnostics);
  return succeed({ ...said, unsayable: [...said.unsayable, ...itemsIn(residue).flatMap(unsayableItem)] });
}

function itemsIn(nodes: readonly PreferenceNode[]): readonly PreferenceItem[] {
  return nodes.flatMap((node) => {
    if (node.kind === 'item') return [node];
    return node.kind === 'collection' ? itemsIn(node.nodes) : [];
  });
}

function unsayableItem(item: PreferenceItem): readonly Unsayable[] {
  const read = readItem(item);
  if (!read.ok) return [];
  const { hive, key, target } = read.value;
  const what = `${hive}\\${key}${target.kind === 'value' ? `\\${target.name === '' ? '(default)' : target.name}` : ''}`;
  const why = 'the preference is targeted, turned off, about a whole key, or acts only once or where there is nothing';
  return [{ what, why, isDefender: hive === 'HKEY_LOCAL_MACHINE' && isDefenderKey(key) }];
}

/** A GPO whose computer side is off sets nothing, whatever it says. */
function turnedOff({ status, gpo }: GpoBackup): readonly Diagnostic[] {
  if (status !== 'computer-disabled' && status !== 'all-disabled') return [];
  return [
    {
      code: 'import-side-off',
      severity: 'warning',
      message: `The computer settings of the GPO ${JSON.stringify(gpo.name)} are turned off: today it sets nothing on any device.`,
      at: {},
      hint: 'Check that its settings are wanted before you build the group.',
    },
  ];
}
