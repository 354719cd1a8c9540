import { describeDefaults, type SettingDescription } from '@mdav/review';

/** A setting on a small card: what it does, what to write, how Windows and Intune say it, and where that was read. */
export function settingWords(setting: SettingDescription): string {
  const { id, title, notes, deprecated, values, words, effect, tamperProtection, sources } = setting;
  return [
    `**${id}** ${title}`,
    ...(deprecated === undefined ? [] : [`Deprecated. ${deprecated}`]),
    ...notes,
    [
      `Takes ${values}`,
      ...describeDefaults(setting.defaults).map((line) => `By default: ${line}`),
      `In passive mode: ${effect.passive}`,
      `Tamper protection: ${tamperProtection}`,
    ]
      .map((line) => `- ${line}`)
      .join('\n'),
    wordTable(words),
    channels(setting)
      .map(([name, text]) => `- ${name}: ${text}`)
      .join('\n'),
    sources.flatMap(({ url, title: page }) => (url === undefined ? [] : [`[${page}](${url})`])).join(' · '),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** Polarity is what people get wrong: the code of each channel beside the word. */
function wordTable(words: SettingDescription['words']): string {
  if (words.length === 0 || words.every(({ registry, mdm }) => registry === undefined && mdm === undefined)) return '';
  const rows = words.map(
    ({ word, meaning, registry = '', mdm = '' }) =>
      `| \`${word}\` | ${cell(meaning)} | ${cell(registry)} | ${cell(mdm)} |`,
  );
  return ['| Word | Meaning | Registry | MDM |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

function channels({ groupPolicy, registry, mdm, catalog }: SettingDescription): readonly (readonly [string, string])[] {
  return [
    ...(groupPolicy === undefined ? [] : [['Group Policy', groupPolicy.path.join(' > ')] as const]),
    ...(registry.kind === 'values'
      ? registry.values.map(
          ({ key, name, type }) =>
            ['Registry', `\`${key}${name === undefined ? '' : `\\${name}`}\` (${type})`] as const,
        )
      : [['Registry', registry.why] as const]),
    mdm.kind === 'node' ? (['CSP', `\`${mdm.uri}\``] as const) : (['CSP', mdm.why] as const),
    ...(catalog === undefined ? [] : [['Settings catalog', `\`${catalog.definition}\``] as const]),
  ];
}
