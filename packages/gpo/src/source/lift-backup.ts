import type { Diagnostic, Gpo } from '@mdav/core';
import type { ResidueLine } from '@mdav/core/format';
import { type LeftEntry, type LiftedPart, type LiftedPolicy, sha256Hex } from '@mdav/core/format';
import { liftRegistryPolicies } from '@mdav/registry';
import type { GpoBackup, KeptFile } from '../backup/form.ts';
import { describeKept } from '../backup/residue.ts';
import type { BackupForm, SidePreferences } from './decode-backup.ts';
import { defenderMentions } from './defender-mentions.ts';
import { liftPreferences, preferencesSource } from './preferences-source.ts';

/** What backups of two moments or tools differ in without saying anything else to a device. */
const NO_POLICY = /^(?!DomainSysvol\/)|\/GPO\.cmt$|\/comment\.cmtx$|\/Adm\//i;

/** What a Group Policy backup says; `path` stands in the places of diagnostics. */
export function liftBackup({ backup, preferences }: BackupForm, path: string): LiftedPolicy {
  const policies = [backup.machine.policy, backup.user.policy].filter((policy) => policy !== undefined);
  const policy = liftRegistryPolicies(policies, path, 'in-order');
  const sides = preferences.map((side) => liftSide(side));
  const understood = new Set(preferences.flatMap((side) => (side.outcome.ok ? [side.path] : [])));
  const files = backup.residue.files.filter((file) => !understood.has(file.path));
  return {
    parts: sides.length === 0 ? [policy] : [policy, joined(sides)],
    beside: [...files.flatMap(leftOfFile), ...wmiFilterOf(backup), ...notesOf(backup)],
  };
}

const APART = { name: 'preferences', kind: preferencesSource.policy } as const;

function joined(sides: readonly LiftedPart[]): LiftedPart {
  return {
    apart: APART,
    settings: Object.assign({}, ...sides.map(({ settings }) => settings)) as LiftedPart['settings'],
    left: sides.flatMap(({ left }) => left),
    diagnostics: sides.flatMap(({ diagnostics }) => diagnostics),
  };
}

function liftSide({ hive, path, outcome }: SidePreferences): LiftedPart {
  const inFile = (diagnostic: Diagnostic): Diagnostic => ({ ...diagnostic, at: { file: path, ...diagnostic.at } });
  if (!outcome.ok) {
    // The rest of the backup counts all the same.
    const [why] = outcome.diagnostics.map(inFile);
    return { settings: {}, left: [], diagnostics: why === undefined ? [] : [unreadPart(path, why)] };
  }
  const part = liftPreferences(outcome.value, hive, path);
  return { ...part, diagnostics: [...part.diagnostics, ...outcome.diagnostics.map(inFile)] };
}

/** The rest of the backup says less than the GPO does. */
function unreadPart(path: string, why: Diagnostic): Diagnostic {
  return {
    ...why,
    code: 'gpo-backup-unread-part',
    severity: 'warning',
    message: `What ${path} says is not known. ${why.message}`,
  };
}

/** A file that is no registry policy. A report says nothing of its own. */
function leftOfFile(file: KeptFile): readonly LeftEntry[] {
  if (/^gpreport\.xml$/i.test(file.path)) return [];
  const content = describeKept(file.path);
  if (NO_POLICY.test(file.path)) return [{ lines: [], content }];
  const [first, ...others] = defenderMentions(file.bytes);
  if (first === undefined) return [{ lines: [keptLine(file)], content }];
  const { place, says } = keptLine(file);
  const named = others.length === 0 ? first : `${first} and ${others.length} more`;
  const unsayable = {
    what: `${file.path} (${content}), which names Defender: ${named};`,
    why: 'what it does is not read',
    isDefender: true,
  };
  return [{ lines: [{ place, says: `${says}, which names Defender: ${named}` }], content, unsayable: [unsayable] }];
}

function keptLine({ path, bytes }: KeptFile): ResidueLine {
  return {
    place: path,
    says: `${describeKept(path)}, ${bytes.length} bytes, SHA-256 ${sha256Hex(bytes).slice(0, 12)}`,
  };
}

/** Notes on policies of the machine are a fact of the group; what stands beside policies of users goes with those. */
function notesOf({ machine, user }: GpoBackup): readonly LeftEntry[] {
  const ofUsers: readonly LeftEntry[] =
    user.comments === undefined || user.comments.comments.length === 0
      ? []
      : [{ lines: [], content: 'comments on policies of users' }];
  if (machine.comments === undefined) return ofUsers;
  const { comments, namespaces } = machine.comments;
  const used = [...new Set(comments.map(({ namespace }) => namespace))];
  const gpo: Gpo = {
    ...(comments.length === 0 ? {} : { comments }),
    ...(namespaces.join('\n') === used.join('\n') ? {} : { namespaces }),
  };
  return Object.keys(gpo).length === 0 ? ofUsers : [{ lines: [], fact: { gpo } }, ...ofUsers];
}

/** What it keeps from devices is told of the policy as a whole. */
function wmiFilterOf({ residue }: GpoBackup): readonly LeftEntry[] {
  if (residue.wmiFilter === undefined) return [];
  return [{ lines: [{ place: 'WMI filter', says: JSON.stringify(residue.wmiFilter) }] }];
}
