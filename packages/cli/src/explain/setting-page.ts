import { type DescribedWord, describeDefaults, type SettingDescription } from '@mdav/review';
import { type Fact, facts, type Page, paragraph } from '../terminal/layout.ts';
import { type AskedValue, askedLines } from './asked-by.ts';
import { commandLines } from './command-lines.ts';
import { sourceFact } from './source-fact.ts';
import { textTable } from './table.ts';

/** Everything about a setting, and who asks for which value of it. */
export function settingPage(setting: SettingDescription, asked: readonly AskedValue[], page: Page): string {
  const { paint } = page;
  const { id, title, deprecated, setByMode, notes } = setting;
  return [
    `${paint.bold(paint.accent(id))}  ${title}`,
    ...(deprecated === undefined ? [] : ['', paragraph(`Deprecated. ${deprecated}`, page)]),
    ...(setByMode ? ['', paragraph('The mode of a group sets it; write it by hand only for a reason.', page)] : []),
    ...notes.flatMap((note) => ['', paragraph(note, page)]),
    '',
    ...facts(usage(setting), page),
    ...wordTable('Word', setting.words, page),
    ...wordTable('Name', setting.names, page),
    '',
    ...facts(channels(setting), page),
    ...commandLines(setting, page),
    '',
    ...facts(behaviour(setting), page),
    ...askedLines(asked, page),
    '',
  ].join('\n');
}

function usage({ values, example, extension, defaults, leaveUnset }: SettingDescription): readonly Fact[] {
  return [
    ['Write', [leaveUnset ? 'nothing, unless a framework asks for it' : `\`${example}\``]],
    ['Add to layers', extension === undefined ? [] : [`\`${extension}\``]],
    ['Takes', [values]],
    ['Default', describeDefaults(defaults)],
  ];
}

function wordTable(name: string, words: readonly DescribedWord[], page: Page): readonly string[] {
  if (words.length === 0) return [];
  const isSame = words.every(({ registry, mdm }) => registry === mdm);
  const codes = ({ registry = '-', mdm = '-' }: DescribedWord) => (isSame ? [registry] : [registry, mdm]);
  const head = [`  ${name}`, 'Meaning', ...(isSame ? ['Code'] : ['Registry', 'MDM'])];
  return [
    '',
    ...textTable(
      head,
      words.map((word) => [`  ${word.word}`, word.meaning, ...codes(word)]),
      page,
    ),
  ];
}

function channels({ groupPolicy, registry, mdm, catalog }: SettingDescription): readonly Fact[] {
  return [
    ['Group Policy', groupPolicy === undefined ? [] : policyLines(groupPolicy)],
    ['Registry', registryLines(registry)],
    ['OMA-URI', mdmLines(mdm)],
    ['Intune', catalog === undefined ? [] : catalogLines(catalog)],
  ];
}

function policyLines(policy: NonNullable<SettingDescription['groupPolicy']>): readonly string[] {
  const { path, enabled, disabled, file } = policy;
  return [
    path.join(' > '),
    ...(enabled === undefined ? [] : [`Enabled means \`${enabled}\`, Disabled \`${disabled}\``]),
    `\`${policy.policy}\` of ${file}`,
  ];
}

function registryLines(registry: SettingDescription['registry']): readonly string[] {
  if (registry.kind !== 'values') return reasonLines(registry);
  return registry.values.flatMap(({ key, name, type, range, marker }) => [
    `\`${key}\``,
    `${name === undefined ? 'one value per entry' : `\`${name}\``} (${type}${range === undefined ? '' : `, ${range}`})`,
    ...(marker === undefined ? [] : [`\`${marker}\` says that the list is managed`]),
  ]);
}

function mdmLines(mdm: SettingDescription['mdm']): readonly string[] {
  if (mdm.kind !== 'node') return reasonLines(mdm);
  const { uri, format, range, admxBacked, alternate } = mdm;
  const about = [format, ...(range === undefined ? [] : [range]), ...(admxBacked ? ['ADMX-backed'] : [])].join(', ');
  return [`\`${uri}\` (${about})`, ...(alternate === undefined ? [] : [`also carried by \`${alternate}\``])];
}

function reasonLines({ why, step }: { readonly why: string; readonly step?: string }): readonly string[] {
  return [step === undefined ? why : `By hand: ${step} ${why}`];
}

function catalogLines({ definition, instance, templates, templateOnly }: NonNullable<SettingDescription['catalog']>) {
  const where = templates.length === 0 ? [] : [`${templateOnly ? 'only in' : 'in'} ${templates.join('; ')}`];
  return [`\`${definition}\` (${instance})`, ...where];
}

function behaviour({
  since,
  effect,
  tamperProtection,
  conflict,
  conditions,
  sources,
}: SettingDescription): readonly Fact[] {
  const withBlockMode = effect['passive+edr-block'];
  return [
    ['Since', since.length === 0 ? [] : [since.join('; ')]],
    ['Active', [effect.active]],
    ['Passive', [effect.passive]],
    ['With block mode', withBlockMode === effect.passive ? [] : [withBlockMode]],
    ['Tamper protection', [tamperProtection]],
    ['MDM and GPO', conflict === undefined ? [] : [conflict]],
    ['Conditions', conditions],
    sourceFact(sources),
  ];
}
