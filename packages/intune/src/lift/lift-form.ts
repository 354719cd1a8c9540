import type { Diagnostic, SettingRow, SettingValue } from '@mdav/core';
import { settingRow } from '@mdav/core';
import type { Lifted } from '@mdav/core/format';
import { settingPosition, templateById, templateOf, WRITTEN_TEMPLATES } from '@mdav/core/format';
import type { CustomProfile, OmaSetting } from '../custom/profile.ts';
import type { MdmForm } from '../lower/form.ts';
import { saySetting } from '../lower/say-setting.ts';
import type { ScriptPackage } from '../scripts/package.ts';
import { isEqual } from '../settings-catalog/compare.ts';
import type { MdmPolicy, SettingInstance } from '../settings-catalog/policy.ts';
import { parseAdmxText } from './admx-text.ts';
import { byAlternateDefinition, byAlternateUri, byDefinition, byUri, canonicalUri } from './known-nodes.ts';
import { admxStateOf, liftAlternate } from './lift-alternate.ts';
import { liftInstance } from './lift-catalog.ts';
import { liftOma } from './lift-oma.ts';
import { liftScript } from './lift-script.ts';

interface Found {
  readonly row: SettingRow;
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
  const scripts = form.scripts.filter((pack, index) => !liftPackage(progress, pack, `scripts[${index}]`));
  const settings = [...progress.settings].sort(([left], [right]) => settingPosition(left) - settingPosition(right));
  return {
    settings: Object.fromEntries(settings),
    residue: { catalog, custom, scripts, compliance: form.compliance },
    diagnostics: progress.diagnostics,
  };
}

/** The policy with what was not understood; none when that is nothing. */
function liftPolicy(progress: Progress, policy: MdmPolicy, path: string): readonly MdmPolicy[] {
  if (policy.platforms !== 'windows10') return [policy];
  const lifted: SettingInstance[] = [];
  const rest = policy.settings.flatMap((instance, index) => {
    const at = `${path}.settings[${index}]`;
    const kept = liftSetting(progress, instance, at);
    if (kept !== instance) lifted.push(instance);
    return kept ?? [];
  });
  noteTemplate(progress, policy, lifted, path);
  return rest.length === 0 && policy.settings.length > 0 ? [] : [{ ...policy, settings: rest }];
}

/** Settings leave their template, unless only a template has them: what a plain policy can say is written there. */
function noteTemplate(
  progress: Progress,
  { name, template }: MdmPolicy,
  lifted: readonly SettingInstance[],
  path: string,
): void {
  if (template === null) return;
  const rows = lifted.flatMap(({ definition }) => byDefinition.get(definition)?.row ?? []);
  const isLeft = rows.length < lifted.length || rows.some(({ mdm }) => mdm.kind === 'node');
  if (lifted.length === 0 || !isLeft) return;
  const isWritten = WRITTEN_TEMPLATES.some((written) => written === templateById(template.id)?.name);
  const isOwner = isWritten && rows.every((row) => templateOf(row)?.pair.template === template.id);
  progress.diagnostics.push({
    code: 'mdm-template-left',
    severity: 'info',
    message: `${JSON.stringify(name)} follows the template ${JSON.stringify(template.displayName ?? template.id)}; its settings were read without it.`,
    at: { path },
    hint: isOwner
      ? 'Write `intune: { form: templates }` in the group to have them written in the template again.'
      : 'Expect another policy when they are written again: a plain one, or one of the template that owns them.',
  });
}

/** What is left of a setting: the setting itself when it was not understood, nothing when all of it was. */
function liftSetting(progress: Progress, instance: SettingInstance, path: string): SettingInstance | undefined {
  const known = byDefinition.get(instance.definition);
  if (known !== undefined) {
    const lifted = liftInstance(known, instance);
    const { row } = known;
    if (lifted === undefined || !take(progress, { row, value: lifted.value }, path)) return instance;
    noteSpelling(progress, { row, value: lifted.value }, 'catalog', path);
    return lifted.rest;
  }
  const other = byAlternateDefinition.get(instance.definition);
  if (other?.node.alternate === undefined) return instance;
  const state = admxStateOf(instance, other.node.alternate);
  const value = state && liftAlternate(other, state);
  if (value === undefined || !take(progress, { row: other.row, value }, path)) return instance;
  noteRespelled(progress, other.row, path);
  return undefined;
}

function liftProfile(progress: Progress, profile: CustomProfile, path: string): readonly CustomProfile[] {
  const rest = profile.settings.filter((oma, index) => !liftNode(progress, oma, `${path}.settings[${index}]`));
  return rest.length === 0 && profile.settings.length > 0 ? [] : [{ ...profile, settings: rest }];
}

/** Whether a script package was understood. */
function liftPackage(progress: Progress, pack: ScriptPackage, path: string): boolean {
  const lifted = liftScript(pack);
  return lifted !== undefined && take(progress, { row: settingRow(lifted.setting), value: lifted.value }, path);
}

/** Whether a node was understood. */
function liftNode(progress: Progress, oma: OmaSetting, path: string): boolean {
  const uri = canonicalUri(oma.uri);
  const known = byUri.get(uri);
  if (known !== undefined) {
    const value = liftOma(known, oma);
    if (value === undefined || !take(progress, { row: known.row, value }, path)) return false;
    noteSpelling(progress, { row: known.row, value }, 'custom', path);
    return true;
  }
  const other = byAlternateUri.get(uri);
  if (other === undefined || oma.kind !== 'string' || oma.secretReference !== null) return false;
  const state = parseAdmxText(oma.value);
  const value = state && liftAlternate(other, state);
  if (value === undefined || !take(progress, { row: other.row, value }, path)) return false;
  noteRespelled(progress, other.row, path);
  return true;
}

/** The first policy to set something counts; whether the service merges or reports a conflict depends on the setting. */
function take(progress: Progress, { row, value }: Found, path: string): boolean {
  const { id } = row;
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
function noteSpelling(progress: Progress, { row, value }: Found, readAs: 'catalog' | 'custom', path: string): void {
  if (row.mdm.kind !== 'node') return;
  const again = saySetting(row, row.mdm, value);
  if (again.kind === 'said' && again.it.kind !== readAs) noteRespelled(progress, row, path);
}

function noteRespelled(progress: Progress, { id }: SettingRow, path: string): void {
  progress.diagnostics.push({
    code: 'mdm-respelled',
    severity: 'info',
    message: `${id} is said here through another node or kind of policy than the one that mdav writes.`,
    at: { path },
    hint: 'Remove the old policy once the new one is assigned.',
  });
}
