import { type DiagnosticInfo, OS_IDS, OS_NAMES, osIdOf, osNamed, settingRows, settingsNamed } from '@mdav/core';
import { closest } from '@mdav/core/format';
import { RULE_INFOS } from '@mdav/core/rule';
import {
  describeOs,
  describeRule,
  describeSetting,
  type OsDescription,
  type RuleDescription,
  type SettingDescription,
} from '@mdav/review';
import { UsageError } from '../program/usage.ts';
import { CAUSE_DESCRIPTIONS, type CauseDescription } from './causes.ts';
import { DIAGNOSTICS } from './diagnostics.ts';

/** Something that can be explained. */
export type Explained =
  | SettingDescription
  | RuleDescription
  | OsDescription
  | CauseDescription
  | (DiagnosticInfo & { readonly kind: 'diagnostic' });

/** What an id stands for; a setting is also found by the names that Windows and Intune have for it. */
export function findExplained(id: string): Explained {
  const found = findKnown(id);
  if (found === undefined) throw unknown(id);
  return found;
}

/** The same; nothing where nothing is called so. */
export function findKnown(id: string): Explained | undefined {
  const found = findById(id) ?? findById(id.toLowerCase());
  if (found !== undefined) return found;
  const os = osNamed(id);
  if (os !== undefined) return describeOs(osIdOf(os));
  const [row, ...others] = settingsNamed(id);
  if (row === undefined) return undefined;
  if (others.length === 0) return describeSetting(row);
  const ids = [row, ...others].map((other) => other.id);
  throw new UsageError(`Several settings are known as "${id}".`, `Choose one of ${ids.join(', ')}.`);
}

function findById(id: string): Explained | undefined {
  const row = settingRows.find((candidate) => candidate.id === id);
  if (row !== undefined) return describeSetting(row);
  const rule = RULE_INFOS.find((candidate) => candidate.id === id);
  if (rule !== undefined) return describeRule(rule);
  const os = OS_NAMES.find((candidate) => candidate === id);
  if (os !== undefined) return describeOs(osIdOf(os));
  const diagnostic = DIAGNOSTICS.find(({ code }) => code === id);
  if (diagnostic !== undefined) return { kind: 'diagnostic', ...diagnostic };
  return CAUSE_DESCRIPTIONS.find((cause) => cause.id === id);
}

function unknown(id: string): UsageError {
  const known = [
    ...settingRows.map((row) => row.id),
    ...RULE_INFOS.map((rule) => rule.id),
    ...OS_IDS,
    ...DIAGNOSTICS.map(({ code }) => code),
    ...CAUSE_DESCRIPTIONS.map((cause) => cause.id),
  ];
  const likely = closest(id, known).slice(0, 3);
  return new UsageError(
    `Nothing is called "${id}".`,
    likely.length > 0
      ? `Did you mean ${likely.join(' or ')}?`
      : 'Search with `mdav list settings TEXT` or `mdav list rules TEXT`.',
  );
}
