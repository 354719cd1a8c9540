import type { Diagnostic, Lifted, SettingValue } from '@mdav/core';
import { settingPosition } from '@mdav/core';
import { isEqual } from '../catalog/compare.ts';
import type { MdmPolicy, SettingInstance } from '../catalog/policy.ts';
import type { CustomProfile, OmaSetting } from '../custom/profile.ts';
import type { MdmForm } from '../form.ts';
import { saySetting } from '../lower/say-setting.ts';
import { parseAdmxText } from './admx-text.ts';
import {
  byAlternateDefinition,
  byAlternateUri,
  byDefinition,
  byUri,
  canonicalUri,
  type NodeRow,
} from './known-nodes.ts';
import { admxStateOf, liftAlternate } from './lift-alternate.ts';
import { liftInstance } from './lift-catalog.ts';
import { liftOma } from './lift-oma.ts';

interface Found {
  readonly known: NodeRow;
  readonly value: SettingValue;
}

/** What has been understood so far. Local to one call of `liftForm`. */
interface Progress {
  readonly settings: Map<string, SettingValue>;
  readonly diagnostics: Diagnostic[];
}

/**
 * Reads policies back into settings. What is not understood stays as residue, in the policy it came from: settings of
 * other areas, values that no word stands for, and a setting that an earlier policy of the form gave already.
 *
 * Diagnostics: `mdm-set-twice`, `mdm-respelled`, `mdm-template-left`.
 */
export function liftForm(form: MdmForm): Lifted<MdmForm> {
  const progress: Progress = { settings: new Map(), diagnostics: [] };
  const catalog = form.catalog.flatMap((policy, index) => liftPolicy(progress, policy, `catalog[${index}]`));
  const custom = form.custom.flatMap((profile, index) => liftProfile(progress, profile, `custom[${index}]`));
  const settings = [...progress.settings].sort(([left], [right]) => settingPosition(left) - settingPosition(right));
  return { settings: Object.fromEntries(settings), residue: { catalog, custom }, diagnostics: progress.diagnostics };
}

/** The policy with what was not understood; none when that is nothing. */
function liftPolicy(progress: Progress, policy: MdmPolicy, path: string): readonly MdmPolicy[] {
  if (policy.platforms !== 'windows10') return [policy];
  let lifted = 0;
  const rest = policy.settings.flatMap((instance, index) => {
    const at = `${path}.settings[${index}]`;
    const kept = liftSetting(progress, instance, at);
    if (kept !== instance) lifted += 1;
    return kept ?? [];
  });
  if (policy.template !== null && lifted > 0) {
    progress.diagnostics.push({
      code: 'mdm-template-left',
      severity: 'info',
      message: `${JSON.stringify(policy.name)} follows the template ${JSON.stringify(policy.template.displayName ?? policy.template.id)}; its settings were read without it.`,
      at: { path },
      hint: 'Expect a plain settings catalog policy when they are written again; it reaches enrolled clients only.',
    });
  }
  return rest.length === 0 && policy.settings.length > 0 ? [] : [{ ...policy, settings: rest }];
}

/** What is left of a setting: the setting itself when it was not understood, nothing when all of it was. */
function liftSetting(progress: Progress, instance: SettingInstance, path: string): SettingInstance | undefined {
  const known = byDefinition.get(instance.definition);
  if (known !== undefined) {
    const lifted = liftInstance(known, instance);
    if (lifted === undefined || !take(progress, { known, value: lifted.value }, path)) return instance;
    noteSpelling(progress, { known, value: lifted.value }, 'catalog', path);
    return lifted.rest;
  }
  const other = byAlternateDefinition.get(instance.definition);
  if (other?.node.alternate === undefined) return instance;
  const state = admxStateOf(instance, other.node.alternate);
  const value = state && liftAlternate(other, state);
  if (value === undefined || !take(progress, { known: other, value }, path)) return instance;
  noteRespelled(progress, other, path);
  return undefined;
}

function liftProfile(progress: Progress, profile: CustomProfile, path: string): readonly CustomProfile[] {
  const rest = profile.settings.filter((oma, index) => !liftNode(progress, oma, `${path}.settings[${index}]`));
  return rest.length === 0 && profile.settings.length > 0 ? [] : [{ ...profile, settings: rest }];
}

/** Whether a node was understood. */
function liftNode(progress: Progress, oma: OmaSetting, path: string): boolean {
  const uri = canonicalUri(oma.uri);
  const known = byUri.get(uri);
  if (known !== undefined) {
    const value = liftOma(known, oma);
    if (value === undefined || !take(progress, { known, value }, path)) return false;
    noteSpelling(progress, { known, value }, 'custom', path);
    return true;
  }
  const other = byAlternateUri.get(uri);
  if (other === undefined || oma.kind !== 'string' || oma.secretReference !== null) return false;
  const state = parseAdmxText(oma.value);
  const value = state && liftAlternate(other, state);
  if (value === undefined || !take(progress, { known: other, value }, path)) return false;
  noteRespelled(progress, other, path);
  return true;
}

/** The first policy to set something counts; whether the service merges or reports a conflict depends on the setting. */
function take(progress: Progress, { known, value }: Found, path: string): boolean {
  const { id } = known.row;
  const earlier = progress.settings.get(id);
  if (earlier === undefined) {
    progress.settings.set(id, value);
    return true;
  }
  const isSame = isEqual(earlier, value);
  progress.diagnostics.push({
    code: 'mdm-set-twice',
    severity: isSame ? 'info' : 'warning',
    message: `${id} is set more than once, ${isSame ? 'to the same value' : 'to different values'}; the first one counts here.`,
    at: { path },
    hint: 'Remove one of the two.',
  });
  return false;
}

/** A setting that we would say through the other kind of policy is respelled when it is written again. */
function noteSpelling(progress: Progress, { known, value }: Found, readAs: 'catalog' | 'custom', path: string): void {
  const again = saySetting(known.row, known.node, value);
  if (again.kind === 'said' && again.it.kind !== readAs) noteRespelled(progress, known, path);
}

function noteRespelled(progress: Progress, { row }: NodeRow, path: string): void {
  progress.diagnostics.push({
    code: 'mdm-respelled',
    severity: 'info',
    message: `${row.id} is said here through another node or kind of policy than the one that mdav writes.`,
    at: { path },
    hint: 'Remove the old policy once the new one is assigned.',
  });
}
