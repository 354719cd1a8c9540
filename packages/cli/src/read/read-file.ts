import { assertNever, type Diagnostic, fail, hasErrors, type Outcome, type ResidueLine, succeed } from '@mdav/core';
import { gppCodec, type PreferenceNode, policyFromPreferences, type RegistryPreferences } from '@mdav/gpo';
import { customProfileCodec, settingsCatalogCodec } from '@mdav/intune';
import { lgpoCodec, polCodecFor, policiesFromLgpo, policiesFromRegFile, regCodec } from '@mdav/registry';
import type { Artifact, Way } from './artifact.ts';
import { inFile, type LiftedArtifact, liftIntune, liftRegistry } from './lift-policies.ts';
import type { Recognised } from './recognise.ts';

/** Kinds of artifacts that are one file of bytes. */
export type FileKind = Exclude<Recognised['kind'], 'fleet' | 'other' | 'unknown'>;

/** Reads and lifts a file of a known kind. Diagnostics are those of its codec and channel, each with the file. */
export function readFileOf(kind: FileKind, bytes: Uint8Array, path: string): Outcome<Artifact> {
  switch (kind) {
    case 'pol': {
      // Nothing in the bytes tells whose policy it is; the folder does.
      const hive = /(^|[\\/])user[\\/][^\\/]*$/i.test(path) ? 'user' : 'machine';
      return lifted(polCodecFor(hive).decode(bytes), path, (policy) => ({
        ...liftRegistry([policy], 'registry', path),
        made: (policies) => ({ kind, path, policy, policies }),
      }));
    }
    case 'reg':
      return lifted(regCodec.decode(bytes), path, (file) => {
        const said = policiesFromRegFile(file);
        return {
          ...withMore(liftRegistry(said.value, 'registry', path), inFile(said.diagnostics, path)),
          made: (policies) => ({ kind, path, file, policies }),
        };
      });
    case 'lgpo':
      return lifted(lgpoCodec.decode(bytes), path, (file) => {
        const said = policiesFromLgpo(file);
        return {
          ...withMore(liftRegistry(said.value, 'registry', path), inFile(said.diagnostics, path)),
          made: (policies) => ({ kind, path, file, policies }),
        };
      });
    case 'preferences':
      return lifted(gppCodec.decode(bytes), path, (preferences) => ({
        ...liftPreferences(preferences, 'registry', path),
        made: (policies) => ({ kind, path, preferences, policies }),
      }));
    case 'settings-catalog':
      return lifted(settingsCatalogCodec.decode(bytes), path, (policy) => ({
        ...named(liftIntune([{ file: path, form: { catalog: [policy] } }]), policy.name),
        made: (policies) => ({ kind, path, policy, policies }),
      }));
    case 'custom-profile':
      return lifted(customProfileCodec.decode(bytes), path, (profile) => ({
        ...named(liftIntune([{ file: path, form: { custom: [profile] } }]), profile.name),
        made: (policies) => ({ kind, path, profile, policies }),
      }));
    default:
      return assertNever(kind);
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

interface Lifting extends LiftedArtifact {
  /** Puts the artifact together around what it says. */
  readonly made: (policies: Artifact['policies']) => Artifact;
}

function lifted<Form>(decoded: Outcome<Form>, path: string, lift: (form: Form) => Lifting): Outcome<Artifact> {
  const before = inFile(decoded.diagnostics, path);
  if (!decoded.ok) return fail(before);
  const { policy, diagnostics, made } = lift(decoded.value);
  const all = [...before, ...diagnostics];
  return hasErrors(all) ? fail(all) : succeed(made([policy]), all);
}

function withMore(lift: LiftedArtifact, more: readonly Diagnostic[]): LiftedArtifact {
  return { ...lift, diagnostics: [...more, ...lift.diagnostics] };
}

function named(lift: LiftedArtifact, name: string): LiftedArtifact {
  return { ...lift, policy: { ...lift.policy, name } };
}
