import type { SettingRow, SettingValue } from '@mdav/core';
import { settingRow } from '@mdav/core';
import type { Lifted } from '@mdav/core/format';
import { settingPosition, templateById, templateOf, WRITTEN_TEMPLATES } from '@mdav/core/format';
import type { CustomProfile, OmaSetting } from '../custom/profile.ts';
import type { CatalogRow } from '../lower/catalog-row.ts';
import type { MdmForm } from '../lower/form.ts';
import { innerRowOf } from '../lower/within.ts';
import type { ScriptPackage } from '../scripts/package.ts';
import { type MdmPolicy, platformWord, type SettingInstance } from '../settings-catalog/policy.ts';
import { parseAdmxText } from './admx-text.ts';
import type { NodeRow } from './known-nodes.ts';
import {
  byAlternateDefinition,
  byAlternateUri,
  byDefinition,
  byUri,
  canonicalUri,
  otherwiseSpelled,
} from './known-nodes.ts';
import { admxStateOf, liftAlternate } from './lift-alternate.ts';
import { liftInstance } from './lift-catalog.ts';
import { liftOma } from './lift-oma.ts';
import { liftScript } from './lift-script.ts';
import { noteRespelled, noteSpelling, noteTwice, type Progress, take, whyTwice } from './progress.ts';
import { type FoundSetting, type LeftPart, whyNotRead } from './split-instance.ts';
import { SET_IN_TEMPLATE, TEMPLATE_DEFAULT, takesTemplateDefault } from './template-default.ts';

/** What was understood of policies, and why each thing that is left is left. */
export interface LiftedForm {
  readonly lifted: Lifted<MdmForm>;
  /** By the instance or node of the residue. */
  readonly reasons: ReadonlyMap<SettingInstance | OmaSetting, readonly LeftPart[]>;
}

/** `liftWithReasons` without the reasons. */
export function liftForm(form: MdmForm): Lifted<MdmForm> {
  return liftWithReasons(form).lifted;
}

/**
 * Reads policies back into settings. What is not understood stays as residue, in the policy it came from: settings of
 * other areas, values that no word stands for, and what an earlier policy of the form sets to another value.
 *
 * Diagnostics: `mdm-set-twice`, `mdm-respelled`, `mdm-template-left`.
 */
export function liftWithReasons(form: MdmForm): LiftedForm {
  const progress: Progress = { settings: new Map(), diagnostics: [], reasons: new Map() };
  const catalog = form.catalog.flatMap((policy, index) => liftPolicy(progress, policy, `catalog[${index}]`));
  const custom = form.custom.flatMap((profile, index) => liftProfile(progress, profile, `custom[${index}]`));
  const scripts = form.scripts.filter((pack, index) => !liftPackage(progress, pack, `scripts[${index}]`));
  const settings = [...progress.settings].sort(([left], [right]) => settingPosition(left) - settingPosition(right));
  const lifted = {
    settings: Object.fromEntries(settings),
    residue: { catalog, custom, scripts, compliance: form.compliance },
    diagnostics: progress.diagnostics,
  };
  return { lifted, reasons: progress.reasons };
}

/** The policy with what was not understood; none when that is nothing. */
function liftPolicy(progress: Progress, policy: MdmPolicy, path: string): readonly MdmPolicy[] {
  if (policy.platforms !== 'windows10') {
    const why = `the policy is for ${platformWord(policy.platforms)}, and a fleet file is about Windows`;
    for (const instance of policy.settings) leave(progress, instance, why);
    return [policy];
  }
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
  const rows = lifted.flatMap(({ definition }) => byDefinition().get(definition)?.row ?? []);
  const isAlwaysThere = (row: SettingRow) => row.mdm.kind !== 'node' || hasInside(progress, row);
  const isLeft = rows.length < lifted.length || !rows.every(isAlwaysThere);
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

/** True of a setting that has the lists of another one inside it, for which only its template has a place. */
function hasInside({ settings }: Progress, row: SettingRow): boolean {
  const inner = innerRowOf(row);
  return inner !== undefined && settings.has(inner.row.id);
}

/** What is left of a setting: the setting itself when it was not understood, nothing when all of it was. */
function liftSetting(progress: Progress, instance: SettingInstance, path: string): SettingInstance | undefined {
  const known = byDefinition().get(instance.definition);
  // Each key of a known group is read by itself.
  const isWhole = known?.catalog.instance !== 'group-collection' || instance.kind !== 'group-collection';
  if (takesTemplateDefault(isWhole ? instance : withoutChildren(instance))) return leaveDefault(progress, instance);
  if (known !== undefined) return liftKnown(progress, known, instance, path);
  const other = byAlternateDefinition().get(instance.definition);
  if (other?.node.alternate === undefined) return leave(progress, instance, NO_SETTING);
  const state = admxStateOf(instance, other.node.alternate);
  const value = state && liftAlternate(other, state);
  if (value === undefined) return leave(progress, instance, whyNotRead(other.row));
  const found = { row: other.row, value };
  if (!take(progress, found, path)) return leave(progress, instance, whyTwice(other.row), found);
  noteRespelled(progress, other.row, path);
  return undefined;
}

type Group = Extract<SettingInstance, { kind: 'group-collection' }>;

function withoutChildren(group: Group): Group {
  return { ...group, values: group.values.map((value) => ({ ...value, children: [] })) };
}

function leaveDefault({ reasons }: Progress, instance: SettingInstance): SettingInstance {
  reasons.set(instance, [{ definition: instance.definition, why: TEMPLATE_DEFAULT, hint: SET_IN_TEMPLATE }]);
  return instance;
}

function liftKnown(
  progress: Progress,
  known: CatalogRow,
  instance: SettingInstance,
  path: string,
): SettingInstance | undefined {
  const { said, rest, left, repeated } = liftInstance(known, instance);
  for (const found of said) {
    if (!take(progress, found, path)) return leave(progress, instance, whyTwice(found.row), found);
    noteSpelling(progress, found, 'catalog', path);
  }
  for (const definition of repeated) noteTwice(progress, definition, true, path);
  if (rest !== undefined) progress.reasons.set(rest, left);
  return rest;
}

/** Why a setting that the catalogue does not have is left. */
export const NO_SETTING = 'no setting of the catalogue stands for it';

function leave<Left extends SettingInstance | OmaSetting>(
  { reasons }: Progress,
  left: Left,
  why: string,
  otherwise?: FoundSetting,
): Left {
  const definition = 'uri' in left ? left.uri : left.definition;
  reasons.set(left, [{ definition, why, ...(otherwise && { otherwise }) }]);
  return left;
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
  const known = byUri().get(uri);
  const other = known ?? byAlternateUri().get(uri);
  if (other === undefined) return isLeft(whyUnknown(oma.uri));
  if (oma.secretReference !== null) return isLeft('the service keeps its value to itself');
  const value = known === undefined ? liftAdmxText(other, oma) : liftOma(known, oma);
  if (value === undefined) return isLeft(whyNotLifted(other, oma));
  const found = { row: other.row, value };
  if (!take(progress, found, path)) return isLeft(whyTwice(other.row), found);
  if (known === undefined) noteRespelled(progress, other.row, path);
  else noteSpelling(progress, { row: known.row, value }, 'custom', path);
  return true;

  function isLeft(why: string, otherwise?: FoundSetting): false {
    leave(progress, oma, why, otherwise);
    return false;
  }
}

function whyUnknown(uri: string): string {
  const meant = otherwiseSpelled(uri);
  if (meant === undefined) return NO_SETTING;
  return `OMA-URIs are case sensitive, and that of ${meant.row.id} is ${canonicalUri(meant.node.uri)}`;
}

/** Why a node is left whose value does not fit: a list that is joined with nothing between is a case of its own. */
function whyNotLifted({ row, node }: NodeRow, oma: OmaSetting): string {
  const isJoined = row.type.kind === 'list' || row.type.kind === 'map';
  const hasGap =
    isJoined && !node.admxBacked && oma.kind === 'string' && oma.value.split(node.delimiter ?? '|').includes('');
  return hasGap ? `it has an empty entry, and what devices make of one is not known` : whyNotRead(row);
}

function liftAdmxText(other: NodeRow, oma: OmaSetting): SettingValue | undefined {
  const state = oma.kind === 'string' ? parseAdmxText(oma.value) : undefined;
  return state && liftAlternate(other, state);
}
