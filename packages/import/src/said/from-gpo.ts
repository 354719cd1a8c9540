import { type Diagnostic, isDefenderKey } from '@mdav/core';
import {
  describeKept,
  type GpoBackup,
  type PreferenceItem,
  type PreferenceNode,
  policyFromPreferences,
  type RegistryPreferences,
  readItem,
} from '@mdav/gpo';
import type { RegistryPolicy } from '@mdav/registry';
import type { Unsayable } from '../policy/source.ts';
import { type DecodedBackup, isComputerSideOff, isPreferences } from '../read/decode-backup.ts';
import { saidByPolicies } from './from-registry.ts';
import { joinSaid, type Said } from './said.ts';

/** What the two ways of a backup to write the registry say. */
export interface SaidByBackup {
  /** Below `Policies`: what `registry.pol` sets for as long as the GPO applies. */
  readonly policy: Said;
  /** Preferences, which stay behind when the GPO no longer applies; absent when there are none for the registry. */
  readonly preferences?: Said;
}

/** What a Group Policy backup says; `diagnostics` are those of reading it. */
export function saidByBackup({ backup, preferences }: DecodedBackup, diagnostics: readonly Diagnostic[]): SaidByBackup {
  const policies = [backup.machine.policy, backup.user.policy].filter((policy) => policy !== undefined);
  const policy = saidByPolicies(policies, [
    ...turnedOff(backup),
    ...otherContent(backup),
    ...diagnostics.filter(({ code }) => code !== 'gpo-backup-other-content'),
  ]);
  if (preferences.length === 0) return { policy };
  const parts = preferences.map(({ hive, outcome }) =>
    outcome.ok
      ? saidByPreferences(outcome.value, outcome.diagnostics, hive)
      : saidByPolicies(
          [],
          outcome.diagnostics.map((note): Diagnostic => ({ ...note, severity: 'warning' })),
        ),
  );
  return { policy, preferences: joinSaid(parts) };
}

/** Names what a GPO does besides registry policy; its report says nothing of its own. */
function otherContent({ gpo, residue }: GpoBackup): readonly Diagnostic[] {
  const kinds = residue.files
    .filter(({ path }) => !isPreferences(path) && !/^gpreport\.xml$/i.test(path))
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

/**
 * What preferences for the registry set, and the items that no policy can say. Nothing in preferences that lie alone says
 * which side of a GPO they are for.
 */
export function saidByPreferences(
  preferences: RegistryPreferences,
  diagnostics: readonly Diagnostic[],
  hive: RegistryPolicy['hive'] = 'machine',
): Said {
  const { policy, residue } = policyFromPreferences(preferences, hive);
  const said = saidByPolicies([policy], diagnostics);
  return { ...said, unsayable: [...said.unsayable, ...itemsIn(residue).flatMap(unsayableItem)] };
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
function turnedOff(backup: GpoBackup): readonly Diagnostic[] {
  if (!isComputerSideOff(backup)) return [];
  return [
    {
      code: 'import-side-off',
      severity: 'warning',
      message: `The computer settings of the GPO ${JSON.stringify(backup.gpo.name)} are turned off: today it sets nothing on any device.`,
      at: {},
      hint: 'Check that its settings are wanted before you build the group.',
    },
  ];
}
