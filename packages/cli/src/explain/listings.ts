import { AREAS, OS_IDS, type SettingRow, settingRows } from '@mdav/core';
import { type AskedOfSetting, askedOfSettings, type Framework, frameworkName } from '@mdav/core/frameworks';
import { CHAPTER_TITLES, RULE_INFOS } from '@mdav/core/rule';
import { POLICY_SOURCES } from '@mdav/import';
import { coverageOf, describeOs, querySettings, SETTING_CHANNELS, type SettingQuery } from '@mdav/review';
import { FLEET_TARGETS, FURTHER_TARGETS, TARGETS } from '../targets/targets.ts';
import type { Page } from '../terminal/layout.ts';
import { textTable } from './table.ts';

/** A list for programs and for people. */
export interface Listing {
  readonly records: readonly object[];
  readonly table: () => readonly string[];
}

/** The settings that fit, by area. */
export function listSettings(query: SettingQuery, page: Page): Listing {
  const rows = querySettings(query);
  return {
    records: rows.map(settingRecord),
    table: () => {
      if (rows.length === 0) return ['No setting fits.'];
      const head = ['Setting', 'What it does', 'Registry', 'GPO', 'Intune', 'OMA-URI', 'In passive'];
      const [names = '', ...lines] = textTable(head, rows.map(settingCells), page);
      const byArea = AREAS.flatMap(({ id, title }) => {
        const own = lines.filter((_, index) => rows[index]?.area === id);
        return own.length === 0 ? [] : ['', page.paint.bold(title), ...own];
      });
      return [names, ...byArea, '', `${rows.length} of ${settingRows().length} settings`];
    },
  };
}

function settingCells(row: SettingRow): readonly string[] {
  return [
    row.id,
    row.deprecated === undefined ? row.title : `${row.title} (deprecated)`,
    ...SETTING_CHANNELS.map((channel) => coverageOf(row, channel)),
    row.inPassive,
  ];
}

function settingRecord(row: SettingRow): object {
  return {
    id: row.id,
    area: row.area,
    title: row.title,
    type: row.type.kind,
    ...Object.fromEntries(SETTING_CHANNELS.map((channel) => [channel, coverageOf(row, channel)])),
    inPassive: row.inPassive,
    deprecated: row.deprecated ?? null,
  };
}

/** The rules that speak of all the words. */
export function rulesAbout(text: string): typeof RULE_INFOS {
  return RULE_INFOS.filter(({ id, what, why }) => hasWords(`${id}\n${what}\n${why}`, text));
}

/** The rules, by chapter. */
export function listRules(text: string, page: Page): Listing {
  const rules = rulesAbout(text);
  return {
    records: rules.map(({ id, chapter, severity, set, what, baselines }) => ({
      id,
      chapter,
      severity,
      set: set ?? 'recommended',
      what,
      baselines: baselines ?? null,
    })),
    table: () => {
      if (rules.length === 0) return ['No rule fits.'];
      const cells = rules.map(({ id, severity, what }) => [id, severity, what]);
      const [names = '', ...lines] = textTable(['Rule', 'Severity', 'What it finds'], cells, page);
      const chapters = [...new Set(rules.map(({ chapter }) => chapter))];
      const byChapter = chapters.flatMap((chapter) => [
        '',
        page.paint.bold(CHAPTER_TITLES[chapter]),
        ...lines.filter((_, index) => rules[index]?.chapter === chapter),
      ]);
      return [names, ...byChapter];
    },
  };
}

/** The formats that have all the words in what they are called. */
export function sourcesAbout(text: string): typeof POLICY_SOURCES {
  return POLICY_SOURCES.filter(({ id, title, endings }) => hasWords(`${id}\n${title}\n${endings.join(' ')}`, text));
}

/** The formats that are read. */
export function listSources(text: string, page: Page): Listing {
  const sources = sourcesAbout(text);
  return {
    records: sources.map(({ id, title, of, endings, policy }) => ({
      id,
      title,
      of,
      endings,
      deliver: policy.deliver ?? null,
    })),
    table: () =>
      textTable(
        ['Source', 'What it reads', 'Usually called', 'Delivered by'],
        sources.map(({ id, title, of, endings, policy }) => [
          id,
          title,
          of === 'folder' ? 'a folder' : endings.map((ending) => `*${ending}`).join(', '),
          policy.deliver ?? '',
        ]),
        page,
      ),
  };
}

/** The targets that have all the words in what they are called. */
export function targetsAbout(text: string) {
  const beside = FLEET_TARGETS.filter(({ id }) => !TARGETS.some((target) => target.id === id));
  return [
    ...TARGETS.map(({ id, title, serves, byName: also = [] }) => ({ id, title, serves, also, byName: false })),
    ...FURTHER_TARGETS.map(({ id, title, serves }) => ({ id, title, serves, also: [], byName: true })),
    ...beside.map(({ id, title }) => ({ id, title, serves: [], also: [], byName: false })),
  ].filter(({ id, title }) => hasWords(`${id}\n${title}`, text));
}

/** The targets of a build. What is made once for all groups stands there unless it belongs to one of the others. */
export function listTargets(text: string, page: Page): Listing {
  const targets = targetsAbout(text);
  return {
    records: targets.map(({ id, title, serves, also, byName }) => ({
      id,
      title,
      deliver: serves,
      ...(also.length === 0 ? {} : { byNameFor: also }),
      byName,
    })),
    table: () =>
      textTable(
        ['Target', 'What it makes', 'For groups that deliver by', 'Asked for by'],
        targets.map(({ id, title, serves, also, byName }) => [
          id,
          title,
          serves.join(', '),
          byName ? '--target' : also.length === 0 ? 'deliver' : `deliver; --target for ${also.join(', ')}`,
        ]),
        page,
      ),
  };
}

/** The frameworks that come with mdav. */
export function listFrameworks(frameworks: readonly Framework[], text: string, page: Page): Listing {
  const found = frameworks.filter(({ id, version, title, publisher }) =>
    hasWords(`${id}\n${version}\n${title}\n${publisher}`, text),
  );
  return {
    records: found.map(({ rules, ...framework }) => ({ ...framework, rules: rules.length })),
    table: () =>
      textTable(
        ['Framework', 'From', 'Rules', 'For', 'Preset', 'Title'],
        found.map((framework) => [
          frameworkName(framework),
          framework.publisher,
          String(framework.rules.length),
          framework.os?.join(', ') ?? 'every Windows',
          framework.preset === true ? 'yes' : '',
          framework.title,
        ]),
        page,
      ),
  };
}

/** The settings on which frameworks disagree: what each of them asks for. */
export function listConflicts(frameworks: readonly Framework[], text: string, page: Page): Listing {
  const found = askedOfSettings(frameworks).filter(
    ({ setting, key = '', disagree }) => disagree && hasWords(`${setting}\n${key}`, text),
  );
  const place = ({ setting, key }: AskedOfSetting) => (key === undefined ? setting : `${setting}.${key}`);
  const rows = found.flatMap((asked) =>
    asked.answers.map(({ text: wants, by }) => ({
      setting: place(asked),
      wants,
      by: [...new Set(by.map(({ framework }) => frameworkName(framework)))],
    })),
  );
  return {
    records: rows,
    table: () =>
      textTable(
        ['Setting', 'Asked for', 'By'],
        rows.map(({ setting, wants, by }, index) => [
          rows[index - 1]?.setting === setting ? '' : setting,
          wants,
          by.join(', '),
        ]),
        page,
      ),
  };
}

/** The operating systems, with whether passive mode and block mode can be had today. */
export function listOs(text: string, page: Page): Listing {
  const systems = OS_IDS.map(describeOs).filter(({ id, title, aliases }) =>
    hasWords([id, title, ...aliases].join('\n'), text),
  );
  const records = systems.map(({ id, title, class: kind, agents }) => {
    const modes = agents[0]?.baselines.at(-1)?.modes ?? [];
    const isPossible = (wanted: string) => modes.find(({ mode }) => mode === wanted)?.refusedBy.length === 0;
    return {
      id,
      title,
      class: kind,
      active: isPossible('active'),
      passive: isPossible('passive'),
      'passive+edr-block': isPossible('passive+edr-block'),
      needsUnifiedAgent: agents.length > 1,
    };
  });
  return {
    records,
    table: () =>
      textTable(
        ['Operating system', 'Title', 'Class', 'Passive', 'With block mode'],
        records.map((record) => [
          record.id,
          record.title,
          record.class,
          words(record.passive, record.needsUnifiedAgent),
          words(record['passive+edr-block'], record.needsUnifiedAgent),
        ]),
        page,
      ),
  };
}

function words(isPossible: boolean, needsUnifiedAgent: boolean): string {
  if (!isPossible) return 'no';
  return needsUnifiedAgent ? 'with the unified agent' : 'yes';
}

function hasWords(text: string, words: string): boolean {
  const lower = text.toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => lower.includes(word));
}
