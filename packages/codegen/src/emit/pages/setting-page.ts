import type { CitedPage, MdmBinding, RegistryBinding, RegistryWrite, SettingRow, Since } from '@mdav/core';
import { exampleValue } from '../../../../core/src/catalogue/describe.ts';
import { exampleNode, exampleOf, exampleWrites, valueParts } from '../../../../core/src/catalogue/example.ts';
import type { Requirement } from '../../../../core/src/catalogue/requirement.ts';
import { describeRequirement } from '../../../../core/src/catalogue/requirement-words.ts';
import { type AskedOfSetting, askedOfSettings } from '../../../../core/src/frameworks/conflicts.ts';
import { type Framework, frameworkName } from '../../../../core/src/frameworks/framework.ts';
import { describeCommands, ONCE_EMPTY } from '../../../../review/src/describe/commands.ts';
import { describeDefaults } from '../../../../review/src/describe/defaults.ts';
import { describeConflict, describeEffect, describeTamper } from '../../../../review/src/describe/effect.ts';
import { describeValues } from '../../../../review/src/describe/values.ts';
import { preferenceCommands } from '../../../../verify/src/preference/preference-commands.ts';
import type { Template } from '../../source/source-row.ts';
import { code, table } from './markdown.ts';

/** What the pages draw on besides the rows. */
export interface PageFacts {
  readonly templates: readonly Template[];
  readonly requirements: readonly Requirement[];
  readonly sources: Readonly<Record<string, CitedPage>>;
  readonly frameworks: readonly Framework[];
}

/** The section of one setting: everything that its row says. */
export function settingSection(row: SettingRow, facts: PageFacts): readonly string[] {
  return [
    `## ${row.id}`,
    '',
    `${row.title}.`,
    '',
    ...(row.deprecated === undefined ? [] : [`**Deprecated.** ${row.deprecated}`, '']),
    ...(row.retired === undefined ? [] : [`**Retired over MDM.** ${row.retired}`, '']),
    ...(row.setByMode ? ['The mode of a group sets it; write it by hand only for a reason.', ''] : []),
    ...(row.notes ?? []).flatMap((note) => [note, '']),
    ...table(['', ''], factRows(row, facts)),
    '',
    ...wordTables(row),
    ...commandBlocks(row),
    ...keysAsked(row, facts),
  ];
}

function factRows(
  row: SettingRow,
  { templates, requirements, sources, frameworks }: PageFacts,
): readonly (readonly string[])[] {
  const conditions = requirements
    .filter(({ of }) => of.setting === row.id)
    .map(describeRequirement)
    .join('<br>');
  const rows: (readonly [string, string | undefined])[] = [
    ['Values', describeValues(row.type)],
    ['Default', describeDefaults(row.defaults).join('<br>') || undefined],
    ['Registry', describeRegistry(row.registry)],
    ['Group Policy', describePolicy(row)],
    ['OMA-URI', describeNode(row.mdm)],
    ['Intune settings catalog', describeCatalog(row.mdm, templates)],
    ['Since', describeSince(row.since)],
    ['In passive mode', describeEffect(row.inPassive)],
    ['Tamper protection', describeTamper(row.tamperProtected)],
    ['MDM against Group Policy', row.mdmWinsOverGp === undefined ? undefined : describeConflict(row.mdmWinsOverGp)],
    ['Frameworks', describeAsked(askedOfSettings(frameworks, row.id).filter(({ key }) => key === undefined))],
    ['Conditions', conditions || undefined],
    ['Sources', row.sources.map(({ source, basis }) => describeSource(sources[source], basis)).join('<br>')],
  ];
  return rows.flatMap(([name, text]) => (text === undefined ? [] : [[name, text]]));
}

function describeRegistry(registry: RegistryBinding): string {
  if (registry.kind === 'unsupported') return registry.why;
  if (registry.kind === 'manual') return `By hand: ${registry.step} ${registry.why}`;
  return registry.writes.map(describeWrite).join('<br>');
}

const BASE = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\';

function describeWrite(write: RegistryWrite): string {
  if (write.kind === 'value') {
    const range = write.range === undefined ? '' : `, ${write.range.min} to ${write.range.max}`;
    return `${code(BASE + write.key)}, value ${code(write.name)} (${write.type}${range})`;
  }
  const marker =
    write.marker === undefined
      ? ''
      : `; ${code(write.marker.name)} = 1 in ${code(BASE + write.marker.key)} says that the list is managed`;
  return `${code(BASE + write.key)}, one text value per entry${write.data === undefined ? '' : ` with the data ${code(write.data)}`}${marker}`;
}

function describePolicy({ admx }: SettingRow): string | undefined {
  if (admx === undefined) return undefined;
  const states =
    admx.states === undefined
      ? ''
      : `; Enabled means ${code(shown(admx.states.enabled))}, Disabled ${code(shown(admx.states.disabled))}`;
  return `Computer Configuration > Administrative Templates > ${admx.category} > **${admx.name}** (${code(admx.policy)} in ${admx.file}${states})`;
}

/** A toggle's words as the fleet file writes them. */
function shown(word: string): string {
  return word === 'on' ? 'true' : word === 'off' ? 'false' : word;
}

function describeNode(mdm: MdmBinding): string {
  if (mdm.kind === 'unsupported' || mdm.kind === 'within') return mdm.why;
  if (mdm.kind === 'manual') return `By hand: ${mdm.step} ${mdm.why}`;
  const range = mdm.range === undefined ? '' : `, ${mdm.range.min} to ${mdm.range.max}`;
  const backed = mdm.admxBacked ? ', ADMX-backed' : '';
  const alternate = mdm.alternate === undefined ? '' : `<br>also carried by ${code(mdm.alternate)}`;
  return `${code(mdm.uri)} (${mdm.format}${range}${backed})${alternate}`;
}

function describeCatalog(mdm: MdmBinding, templates: readonly Template[]): string {
  if (mdm.kind === 'within') return `${code(mdm.suffix)} below each choice of ${code(mdm.setting)}`;
  const only = mdm.kind === 'manual' ? mdm.template?.catalog : undefined;
  if (mdm.kind !== 'node' && only === undefined) return 'no';
  const catalog = mdm.kind === 'node' ? mdm.catalog : only;
  if (catalog === undefined) return 'no definition known';
  const names = (catalog.templates ?? []).map(
    ({ template }) => templates.find(({ id }) => id === template)?.title ?? template,
  );
  const where = names.length === 0 ? '' : `<br>${only === undefined ? 'in' : 'only in'} ${names.join('; ')}`;
  return `${code(catalog.definition)} (${catalog.instance.replaceAll('-', ' ')})${where}`;
}

function describeSince(since: Since | undefined): string | undefined {
  if (since === undefined) return undefined;
  const { os, update, platform, gpo, says } = since;
  const parts = [
    os && `MDM: Windows ${os}${update === undefined ? '' : ` with ${update}`}`,
    gpo && `Group Policy: ${gpo}`,
    platform && `platform ${platform}`,
    says,
  ];
  return parts.filter(Boolean).join('; ') || undefined;
}

function describeSource(source: CitedPage | undefined, basis: string): string {
  if (source === undefined) return basis;
  const name = source.url === '' ? source.title : `[${source.title}](${source.url})`;
  return `${name}, ${source.date} (${basis})`;
}

/** Words with what they mean and what each channel makes of them. */
function wordTables({ type, registry, mdm }: SettingRow): readonly string[] {
  const write = registry.kind === 'values' ? registry.writes[0] : undefined;
  const node = mdm.kind === 'node' ? mdm : undefined;
  const cell = (value: number | string | undefined) => (value === undefined ? '–' : code(String(value)));
  const rowsOf = (
    words: Readonly<Record<string, string>>,
    stored?: Readonly<Record<string, number | string>>,
    sent?: Readonly<Record<string, number | string>>,
  ) => Object.entries(words).map(([word, meaning]) => [code(word), meaning, cell(stored?.[word]), cell(sent?.[word])]);
  const head = (name: string) => [name, 'Meaning', 'Registry', 'MDM'];
  switch (type.kind) {
    case 'toggle':
      return [
        ...table(
          head('Value'),
          rowsOf({ on: 'as the title says', off: 'the opposite' }, write?.as, node?.as).map(([word = '', ...rest]) => [
            word === '`on`' ? '`true`' : '`false`',
            ...rest,
          ]),
        ),
        '',
      ];
    case 'choice':
    case 'flags':
      return [...table(head('Word'), rowsOf(type.options, write?.as, node?.as)), ''];
    case 'list':
      return type.options === undefined ? [] : [...table(head('Word'), rowsOf(type.options, write?.as, node?.as)), ''];
    case 'map': {
      const names = write?.kind === 'list' ? write.names : undefined;
      const keys =
        Object.keys(type.keys).length === 0 ? [] : [...table(head('Name'), rowsOf(type.keys, names, node?.keys)), ''];
      const values =
        Object.keys(type.values).length === 0
          ? []
          : [...table(head('Word'), rowsOf(type.values, write?.as, node?.as)), ''];
      return [...keys, ...values];
    }
    case 'integer':
    case 'duration':
    case 'time-of-day':
    case 'text':
      return [];
  }
}

/** How the example of a setting is set, looked at and taken back on one device. */
function commandBlocks(row: SettingRow): readonly string[] {
  const { registry, preference, node } = describeCommands({
    id: row.id,
    writes: exampleWrites(row),
    preference: preferenceCommands(row.id, valueParts(row, exampleOf(row))),
    node: exampleNode(row),
    mdm: row.mdm,
  });
  if (row.leaveUnset) {
    const lines = registry === undefined ? [] : [...registry.read, ...registry.back];
    return ['Looked at and taken away on one device:', '', ...fence('bat', lines)];
  }
  const unchecked = preference?.unchecked === undefined ? [] : [`# Not checked: ${preference.unchecked}.`];
  const blocks = [
    ...(registry === undefined ? [] : [fence('bat', [...registry.set, ...registry.read, ...registry.back])]),
    ...(registry?.emptied === undefined ? [] : [[ONCE_EMPTY, '', ...fence('bat', registry.emptied)]]),
    ...(preference === undefined ? [] : [fence('powershell', [...unchecked, ...preference.set, ...preference.read])]),
    ...(node === undefined ? [] : [fence('text', [node.uri, node.dataType, node.value])]),
  ];
  if (blocks.length === 0) return [];
  const ways = [
    ...(registry === undefined ? [] : ['as policy by `reg.exe`']),
    ...(preference === undefined ? [] : ['as a preference, which a policy wins over, by PowerShell']),
    ...(node === undefined ? [] : ['in a custom profile']),
  ];
  return [`${code(`${row.id}: ${exampleValue(row)}`)} on one device: ${ways.join('; ')}.`, '', ...blocks.flat()];
}

function fence(language: string, lines: readonly string[]): readonly string[] {
  return [`\`\`\`${language}`, ...lines, '```', ''];
}

/** Who asks for which value; nothing when nobody asks. */
function describeAsked([asked]: readonly AskedOfSetting[]): string | undefined {
  return asked?.answers.map(({ text, by }) => `${code(text)}: ${askers(by)}`).join('<br>');
}

function askers(by: AskedOfSetting['answers'][number]['by']): string {
  return by.map(({ framework }) => frameworkName(framework)).join(', ');
}

/** What frameworks ask of the keys of a map. */
function keysAsked(row: SettingRow, { frameworks }: PageFacts): readonly string[] {
  const rows = askedOfSettings(frameworks, row.id).flatMap(({ key, answers }) =>
    key === undefined ? [] : answers.map(({ text, by }) => [code(key), code(text), askers(by)]),
  );
  return rows.length === 0 ? [] : [...table(['Key', 'Asked for', 'By framework'], rows), ''];
}
