import type { CatalogDefinition, MdmBinding, RegistryBinding, SettingDefaults, SettingRow, Since } from '@mdav/core';
import {
  conditionsOf,
  exampleNode,
  exampleOf,
  exampleValue,
  exampleWrites,
  isExtendable,
  TEMPLATES,
  valueParts,
} from '@mdav/core';
import { preferenceCommands } from '@mdav/verify';
import { type DescribedCommands, describeCommands } from './commands.ts';
import { type Coverage, coverageOf, SETTING_CHANNELS, type SettingChannel } from './coverage.ts';
import { describeConflict, describeTamper, type EffectByMode, effectByMode } from './effect.ts';
import { type DescribedWord, describeNames, describeWords } from './setting-words.ts';
import { type DescribedSource, describeSource } from './source.ts';
import { describeValues } from './values.ts';

/** Everything that is known of a setting, in words and plain data: what a page or a terminal shows. */
export interface SettingDescription {
  readonly kind: 'setting';
  readonly id: string;
  readonly area: string;
  readonly title: string;
  readonly notes: readonly string[];
  readonly deprecated?: string;
  readonly setByMode: boolean;
  /** Nobody is to write it: what is told is how to see it and take it away. */
  readonly leaveUnset: boolean;
  /** What may be written, in words; what is typed as it is stands between backticks. */
  readonly values: string;
  /** A line of the fleet file. */
  readonly example: string;
  /** The same for a layer that adds to the ones below; absent where a value can only be replaced. */
  readonly extension?: string;
  /** What may be written, with what each channel makes of it; empty for quantities and free text. */
  readonly words: readonly DescribedWord[];
  /** The names that a map knows, likewise. */
  readonly names: readonly DescribedWord[];
  readonly coverage: Readonly<Record<SettingChannel, Coverage>>;
  readonly registry: DescribedRegistry;
  readonly groupPolicy?: DescribedPolicy;
  readonly mdm: DescribedMdm;
  readonly catalog?: DescribedDefinition;
  /** How the example is set and looked at on one device. */
  readonly commands: DescribedCommands;
  readonly defaults: SettingDefaults;
  readonly since: readonly string[];
  readonly effect: EffectByMode;
  readonly tamperProtection: string;
  readonly conflict?: string;
  /** What it needs, and where it has no effect; complete sentences. */
  readonly conditions: readonly string[];
  readonly sources: readonly (DescribedSource & { readonly basis: string })[];
}

/** Values below `HKEY_LOCAL_MACHINE`; or why there are none. */
export type DescribedRegistry =
  | { readonly kind: 'values'; readonly values: readonly DescribedValue[] }
  | { readonly kind: 'unsupported' | 'manual'; readonly why: string; readonly step?: string };

/** A registry value; without a name, one value per entry of a list. */
export interface DescribedValue {
  readonly key: string;
  readonly name?: string;
  readonly type: string;
  /** Where it differs from the range of the setting. */
  readonly range?: string;
  /** The value that says that a list is managed. */
  readonly marker?: string;
}

/** The policy of a Microsoft template that writes a setting, and where the editor shows it. */
export interface DescribedPolicy {
  /** From Computer Configuration down to the policy. */
  readonly path: readonly string[];
  readonly policy: string;
  readonly file: string;
  /** What the states mean as the fleet file writes it. */
  readonly enabled?: string;
  readonly disabled?: string;
}

/** How a setting is said over MDM; or why it cannot be. */
export type DescribedMdm =
  | {
      readonly kind: 'node';
      readonly uri: string;
      readonly format: string;
      readonly range?: string;
      readonly admxBacked: boolean;
      readonly alternate?: string;
    }
  | { readonly kind: 'unsupported' | 'manual'; readonly why: string; readonly step?: string };

/** A definition of Intune's settings catalog. */
export interface DescribedDefinition {
  readonly definition: string;
  readonly instance: string;
  /** Titles of the templates that own it. */
  readonly templates: readonly string[];
  /** Only the templates can say it. */
  readonly templateOnly: boolean;
  readonly basis: string;
}

const BASE = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\';

/** Describes a row of the catalogue. */
export function describeSetting(row: SettingRow): SettingDescription {
  const groupPolicy = describePolicy(row);
  const catalog = describeCatalog(row.mdm);
  return {
    kind: 'setting',
    id: row.id,
    area: row.area,
    title: row.title,
    notes: row.notes ?? [],
    ...(row.deprecated !== undefined && { deprecated: row.deprecated }),
    setByMode: row.setByMode === true,
    leaveUnset: row.leaveUnset === true,
    values: describeValues(row.type),
    example: `${row.id}: ${exampleValue(row)}`,
    ...(isExtendable(row.type) && { extension: `${row.id}: { extend: ${exampleValue(row)} }` }),
    words: describeWords(row),
    names: describeNames(row),
    coverage: Object.fromEntries(
      SETTING_CHANNELS.map((channel) => [channel, coverageOf(row, channel)]),
    ) as SettingDescription['coverage'],
    registry: describeRegistry(row.registry),
    ...(groupPolicy !== undefined && { groupPolicy }),
    mdm: describeMdm(row.mdm),
    ...(catalog !== undefined && { catalog }),
    commands: describeCommands({
      id: row.id,
      writes: exampleWrites(row),
      preference: preferenceCommands(row.id, valueParts(row, exampleOf(row))),
      node: exampleNode(row),
      mdm: row.mdm,
    }),
    defaults: row.defaults ?? {},
    since: describeSince(row.since),
    effect: effectByMode(row.inPassive),
    tamperProtection: describeTamper(row.tamperProtected),
    ...(row.mdmWinsOverGp !== undefined && { conflict: describeConflict(row.mdmWinsOverGp) }),
    conditions: conditionsOf(row.id).map(({ says }) => says),
    sources: row.sources.map(({ source, basis }) => ({ ...describeSource(source), basis })),
  };
}

function describeRegistry(registry: RegistryBinding): DescribedRegistry {
  if (registry.kind !== 'values') return registry;
  const values = registry.writes.map((write): DescribedValue => {
    if (write.kind === 'value') {
      const range = write.range && { range: `${write.range.min} to ${write.range.max}` };
      return { key: BASE + write.key, name: write.name, type: write.type, ...range };
    }
    const marker = write.marker && { marker: `${BASE}${write.marker.key}\\${write.marker.name} = 1` };
    return { key: BASE + write.key, type: 'sz', ...marker };
  });
  return { kind: 'values', values };
}

function describePolicy({ admx }: SettingRow): DescribedPolicy | undefined {
  if (admx === undefined) return undefined;
  const { category, name, policy, file, states } = admx;
  return {
    path: ['Computer Configuration', 'Administrative Templates', ...category.split(' > '), name],
    policy,
    file,
    ...(states && { enabled: written(states.enabled), disabled: written(states.disabled) }),
  };
}

/** A word as the fleet file writes it: a toggle is true or false, and no flags are an empty list. */
function written(word: string): string {
  return word === 'on' ? 'true' : word === 'off' ? 'false' : word === 'none' ? '[]' : word;
}

function describeMdm(mdm: MdmBinding): DescribedMdm {
  switch (mdm.kind) {
    case 'node':
      return {
        kind: 'node',
        uri: mdm.uri,
        format: mdm.format,
        ...(mdm.range && { range: `${mdm.range.min} to ${mdm.range.max}` }),
        admxBacked: mdm.admxBacked === true,
        ...(mdm.alternate !== undefined && { alternate: mdm.alternate }),
      };
    case 'manual':
      return { kind: 'manual', why: mdm.why, step: mdm.step };
    case 'unsupported':
    case 'within':
      return { kind: 'unsupported', why: mdm.why };
  }
}

function describeCatalog(mdm: MdmBinding): DescribedDefinition | undefined {
  const only = mdm.kind === 'manual' ? mdm.template?.catalog : undefined;
  const catalog: CatalogDefinition | undefined = mdm.kind === 'node' ? mdm.catalog : only;
  if (catalog === undefined) return undefined;
  return {
    definition: catalog.definition,
    instance: catalog.instance.replaceAll('-', ' '),
    templates: (catalog.templates ?? []).map(
      ({ template }) => TEMPLATES.find(({ id }) => id === template)?.title ?? template,
    ),
    templateOnly: only !== undefined || catalog.templateOnly === true,
    basis: catalog.basis,
  };
}

function describeSince({ os, update, platform, gpo, says }: Since = {}): readonly string[] {
  return [
    ...(os === undefined ? [] : [`over MDM Windows ${os}${update === undefined ? '' : ` with ${update}`}`]),
    ...(gpo === undefined ? [] : [`by Group Policy ${gpo}`]),
    ...(platform === undefined ? [] : [`platform ${platform}`]),
    ...(says === undefined ? [] : [says]),
  ];
}
