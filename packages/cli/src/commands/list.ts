import { AREAS } from '@mdav/core';
import { EFFECTS_IN_PASSIVE, jsonForLogs, SETTING_CHANNELS, type SettingQuery } from '@mdav/review';
import {
  type Listing,
  listConflicts,
  listFrameworks,
  listOs,
  listRules,
  listSettings,
  listSources,
  listTargets,
} from '../explain/listings.ts';
import { shippedFrameworks } from '../frameworks/named-frameworks.ts';
import type { Given } from '../program/arguments.ts';
import { defineCommand } from '../program/command.ts';
import { EXIT, type ExitCode } from '../program/exit-codes.ts';
import type { Io } from '../program/io.ts';
import { flag, plainWords, word } from '../program/options.ts';
import { oneOf, UsageError } from '../program/usage.ts';
import type { Page } from '../terminal/layout.ts';
import { paintFor } from '../terminal/paint.ts';

const KINDS = ['settings', 'rules', 'targets', 'sources', 'os', 'frameworks'] as const;

/** The lists that take no filter but text. */
const LISTS: Readonly<Record<Exclude<(typeof KINDS)[number], 'settings' | 'frameworks'>, typeof listRules>> = {
  rules: listRules,
  targets: listTargets,
  sources: listSources,
  os: listOs,
};

const AREA_IDS = AREAS.map(({ id }) => id);

const OPTIONS = {
  area: word(AREA_IDS, AREA_IDS.join(', '), {
    shown: 'AREA',
    told: () => AREAS.map(({ id, title }) => ({ text: id, meaning: title })),
  }),
  channel: word(SETTING_CHANNELS, `what a file of it carries: ${SETTING_CHANNELS.join(', ')}`, { shown: 'CHANNEL' }),
  'in-passive': word(EFFECTS_IN_PASSIVE, `what becomes of it in passive mode: ${EFFECTS_IN_PASSIVE.join(', ')}`, {
    shown: 'EFFECT',
  }),
  deprecated: flag('only what should not be used any more'),
  conflicts: flag('the settings on which frameworks disagree'),
  format: word(['table', 'json'], 'for people (default), or one JSON document', { fallback: 'table' }),
};

export const list = defineCommand({
  name: 'list',
  elsewhere: ['search'],
  summary: 'List settings, rules, targets, sources, operating systems or frameworks',
  usage: `mdav list ${KINDS.join('|')} [TEXT] [--format table|json]`,
  about: [
    'TEXT keeps what has all its words anywhere: in ids, titles and notes, and for settings also in registry values,',
    'policies, nodes and definitions. The other filters are for settings,',
    'and --conflicts is for frameworks.',
  ],
  options: OPTIONS,
  operands: { words: () => plainWords(KINDS) },
  examples: [
    ['mdav list settings --area exclusions', 'the settings of an area'],
    ['mdav list settings archive --channel intune', 'what Intune carries about archives'],
    ['mdav list rules passive', 'rules that speak of passive mode'],
    ['mdav list targets', 'what --target of build takes'],
    ['mdav list frameworks --conflicts', 'where baselines and benchmarks disagree'],
    ['mdav list sources', 'what import, show and diff read'],
  ],
  run: runList,
});

const FILTERS = ['area', 'channel', 'in-passive', 'deprecated'] as const;

async function runList({ values, operands }: Given<typeof OPTIONS>, io: Io): Promise<ExitCode> {
  const [kind, ...words] = operands;
  if (kind === undefined)
    throw new UsageError('`mdav list` needs to know what to list.', `Write one of ${KINDS.join(', ')}.`);
  const what = oneOf(kind, KINDS, 'The kind of list');
  const page: Page = { paint: paintFor(io.color), columns: io.columns };
  const text = words.join(' ');
  if (what !== 'settings') {
    const filter = FILTERS.find((name) => values[name] !== undefined && values[name] !== false);
    if (filter !== undefined)
      throw new UsageError(`--${filter} is for settings.`, `Write \`mdav list settings --${filter} …\`.`);
    if (values.conflicts && what !== 'frameworks') throw ofFrameworks();
    if (what === 'frameworks')
      print((values.conflicts ? listConflicts : listFrameworks)(await shippedFrameworks(), text, page));
    else print(LISTS[what](text, page));
    return EXIT.ok;
  }
  if (values.conflicts) throw ofFrameworks();
  print(listSettings(queryOf(values, text), page));
  return EXIT.ok;

  function print({ records, table }: Listing): void {
    io.out(values.format === 'json' ? jsonForLogs({ formatVersion: 1, [what]: records }) : `${table().join('\n')}\n`);
  }
}

function ofFrameworks(): UsageError {
  return new UsageError('--conflicts is for frameworks.', 'Write `mdav list frameworks --conflicts`.');
}

function queryOf(values: Given<typeof OPTIONS>['values'], text: string): SettingQuery {
  const { area, channel, 'in-passive': inPassive, deprecated } = values;
  return {
    ...(area !== undefined && { area }),
    ...(channel !== undefined && { channel }),
    ...(inPassive !== undefined && { inPassive }),
    ...(deprecated && { deprecated }),
    text,
  };
}
