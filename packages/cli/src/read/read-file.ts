import { assertNever, type Diagnostic, fail, hasErrors, type Outcome, type ResidueLine, succeed } from '@mdav/core';
import { type PreferenceNode, policyFromPreferences, type RegistryPreferences } from '@mdav/gpo';
import { type DecodedFile, decodeFile, type ReadableKind } from '@mdav/import';
import type { Artifact, Way } from './artifact.ts';
import { type LiftedArtifact, liftIntune, liftRegistry } from './lift-policies.ts';

/** Reads and lifts a file of a known kind. Diagnostics are those of its codec and channel, each with the file. */
export function readFileOf(kind: ReadableKind, bytes: Uint8Array, path: string): Outcome<Artifact> {
  const decoded = decodeFile(kind, bytes, path);
  return decoded.ok ? artifactOf(decoded.value, path, decoded.diagnostics) : decoded;
}

/** What a decoded file says in the words of the catalogue, with what was said about decoding it. */
export function artifactOf(
  file: Extract<DecodedFile, { readonly kind: ReadableKind }>,
  path: string,
  before: readonly Diagnostic[],
): Outcome<Artifact> {
  const { policy, diagnostics } = liftFile(file, path);
  const all = [...before, ...diagnostics];
  return hasErrors(all) ? fail(all) : succeed({ ...file, path, policies: [policy] }, all);
}

function liftFile(file: Extract<DecodedFile, { readonly kind: ReadableKind }>, path: string): LiftedArtifact {
  switch (file.kind) {
    case 'pol':
    case 'reg':
    case 'lgpo':
      return liftRegistry(file.registry, 'registry', path);
    case 'preferences':
      return liftPreferences(file.preferences, 'registry', path);
    case 'settings-catalog':
      return named(liftIntune([{ file: path, form: { catalog: [file.policy] } }]), file.policy.name);
    case 'custom-profile':
      return named(liftIntune([{ file: path, form: { custom: [file.profile] } }]), file.profile.name);
    default:
      return assertNever(file);
  }
}

/** What Group Policy preferences for the registry of the machine say; what is conditional stays residue. */
export function liftPreferences(preferences: RegistryPreferences, way: Way, path: string): LiftedArtifact {
  const { policy, residue } = policyFromPreferences(preferences, 'machine');
  const own = liftRegistry([policy], way, path);
  return { ...own, policy: { ...own.policy, residue: [...own.policy.residue, ...residue.flatMap(nodeLines)] } };
}

/** What preferences say, one line per item, without regard to settings. */
export function preferenceLines(preferences: RegistryPreferences): readonly ResidueLine[] {
  return preferences.nodes.flatMap(nodeLines);
}

const ACTIONS: Readonly<Record<string, string>> = { C: 'create', R: 'replace', U: 'update', D: 'delete' };

function nodeLines(node: PreferenceNode): readonly ResidueLine[] {
  if (node.kind === 'kept') return [{ place: 'preference', says: JSON.stringify(node.node) }];
  const conditions = [
    ...(node.filters === undefined ? [] : ['on some devices only']),
    ...(node.attributes['disabled'] === '1' ? ['switched off'] : []),
    ...(node.attributes['removePolicy'] === '1' ? ['removed with the policy'] : []),
  ];
  const suffix = conditions.map((condition) => `, ${condition}`).join('');
  if (node.kind === 'collection')
    return node.nodes.flatMap(nodeLines).map((line) => ({ ...line, says: `${line.says}${suffix}` }));
  const { hive = '', key = '', name = '', action = 'U', type = '', value = '' } = node.properties;
  const data = node.values === undefined ? value : node.values.join(', ');
  const what = `${ACTIONS[action] ?? action}${action === 'D' ? '' : ` ${type} ${data}`}`;
  return [{ place: `preference ${hive}\\${key}\\${name === '' ? '(Default)' : name}`, says: `${what}${suffix}` }];
}

function named(lift: LiftedArtifact, name: string): LiftedArtifact {
  return { ...lift, policy: { ...lift.policy, name } };
}
