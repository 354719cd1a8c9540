import { AREAS } from '@mdav/core';
import { EFFECTS_IN_PASSIVE, jsonForLogs, SETTING_CHANNELS, type SettingQuery } from '@mdav/review';
import { type Listing, listOs, listRules, listSettings, listSources, listTargets } from '../explain/listings.ts';
import type { Command } from '../program/command.ts';
import { EXIT, type ExitCode } from '../program/exit-codes.ts';
import type { Io } from '../program/io.ts';
import { oneOf, splitArguments, UsageError } from '../program/usage.ts';
import type { Page } from '../terminal/layout.ts';
import { paintFor } from '../terminal/paint.ts';

const KINDS = ['settings', 'rules', 'targets', 'sources', 'os'] as const;

/** The lists that take no filter but text. */
const LISTS: Readonly<Record<Exclude<(typeof KINDS)[number], 'settings'>, typeof listRules>> = {
  rules: listRules,
  targets: listTargets,
  sources: listSources,
  os: listOs,
};

export const list: Command = {
  name: 'list',
  summary: 'List settings, rules, formats or operating systems',
  usage: `mdav list ${KINDS.join('|')} [TEXT] [--format table|json]`,
  about: [
    'TEXT keeps what has all its words anywhere: in ids, titles and notes, and for settings also in registry values,',
    'policies, nodes and definitions. The other filters are for settings.',
  ],
  options: [
    ['--area AREA', `${AREAS.map(({ id }) => id).join(', ')}`],
    ['--channel CHANNEL', `what a file of it carries: ${SETTING_CHANNELS.join(', ')}`],
    ['--in-passive EFFECT', `what becomes of it in passive mode: ${EFFECTS_IN_PASSIVE.join(', ')}`],
    ['--deprecated', 'only what should not be used any more'],
    ['--format table|json', 'for people (default), or one JSON document'],
  ],
  examples: [
    ['mdav list settings --area exclusions', 'the settings of an area'],
    ['mdav list settings archive --channel intune', 'what Intune carries about archives'],
    ['mdav list rules passive', 'rules that speak of passive mode'],
    ['mdav list targets', 'what --target of build takes'],
    ['mdav list sources', 'what import, show and diff read'],
  ],
  run: runList,
};

const FILTERS = ['area', 'channel', 'in-passive', 'deprecated'] as const;

async function runList(args: readonly string[], io: Io): Promise<ExitCode> {
  const options = {
    area: { type: 'string' },
    channel: { type: 'string' },
    'in-passive': { type: 'string' },
    deprecated: { type: 'boolean' },
    format: { type: 'string' },
  } as const;
  const { values, positionals } = splitArguments(args, options, 'list');
  const [kind, ...words] = positionals;
  if (kind === undefined)
    throw new UsageError('`mdav list` needs to know what to list.', `Write one of ${KINDS.join(', ')}.`);
  const what = oneOf(kind, KINDS, 'settings', 'The kind of list');
  const format = oneOf(values['format'], ['table', 'json'], 'table', '--format');
  const page: Page = { paint: paintFor(io.color), columns: io.columns };
  const text = words.join(' ');
  if (what !== 'settings') {
    const filter = FILTERS.find((name) => values[name] !== undefined);
    if (filter !== undefined)
      throw new UsageError(`--${filter} is for settings.`, `Write \`mdav list settings --${filter} …\`.`);
    print(LISTS[what](text, page));
    return EXIT.ok;
  }
  print(listSettings(queryOf(values, text), page));
  return EXIT.ok;

  function print({ records, table }: Listing): void {
    io.out(format === 'json' ? jsonForLogs({ formatVersion: 1, [what]: records }) : `${table().join('\n')}\n`);
  }
}

function queryOf(values: Readonly<Record<string, unknown>>, text: string): SettingQuery {
  const areas = AREAS.map(({ id }) => id);
  return {
    ...(values['area'] !== undefined && { area: oneOf(values['area'], areas, '', '--area') }),
    ...(values['channel'] !== undefined && {
      channel: oneOf(values['channel'], SETTING_CHANNELS, 'registry', '--channel'),
    }),
    ...(values['in-passive'] !== undefined && {
      inPassive: oneOf(values['in-passive'], EFFECTS_IN_PASSIVE, 'works', '--in-passive'),
    }),
    ...(values['deprecated'] === true && { deprecated: true }),
    text,
  };
}
