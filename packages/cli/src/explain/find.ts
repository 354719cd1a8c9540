import {
  type DiagnosticInfo,
  findSetting,
  OS_IDS,
  OS_NAMES,
  osIdOf,
  osNamed,
  type SettingRow,
  settingIds,
  settingsNamed,
} from '@mdav/core';
import { RULE_INFOS } from '@mdav/core/rule';
import {
  describeOs,
  describeRule,
  describeSetting,
  type OsDescription,
  type RuleDescription,
  type SettingDescription,
} from '@mdav/review';
import { settingOfParameter } from '@mdav/verify';
import { UsageError } from '../program/usage.ts';
import { type AsrRuleDescription, describeAsrRule } from './asr-rule-page.ts';
import { type CauseDescription, causeDescriptions } from './causes.ts';
import { DIAGNOSTICS } from './diagnostics.ts';
import { asrRuleNamed, atDefinition, atNode } from './find-intune.ts';
import { systemsNamed } from './find-os.ts';
import { atRegistryPath, type KeyDescription, registryPath } from './find-path.ts';
import { pastedNames } from './pasted.ts';
import { describeTerm, type TermDescription } from './term-page.ts';
import { SHORT_NAMES } from './terms/short-names.ts';
import type { Term } from './terms/term.ts';
import { plainName, termNamed } from './terms/terms.ts';

/** Something that can be explained. */
export type Explained =
  | SettingDescription
  | RuleDescription
  | OsDescription
  | CauseDescription
  | AsrRuleDescription
  | KeyDescription
  | TermDescription
  | (DiagnosticInfo & { readonly kind: 'diagnostic' });

/**
 * What a text stands for: an id of ours, a system as people call it, a name that Windows or Intune has for a setting, a
 * path, a node or a definition, or a word that people look up. Nothing where nothing is called so.
 *
 * Throws `UsageError` where the text means several things.
 */
export function findKnown(text: string): Explained | undefined {
  const id = text.trim();
  const path = registryPath(id);
  if (path !== undefined) return resolved(atRegistryPath(path));
  const found = findById(id) ?? findById(id.toLowerCase());
  if (found !== undefined) return found;
  const rule = asrRuleNamed(id);
  if (rule !== undefined) return describeAsrRule(rule);
  const os = osNamed(id);
  if (os !== undefined) return describeOs(osIdOf(os));
  const named = settingsNamed(id);
  if (named.length > 0) return theOne(id, named);
  return resolved(atNode(id)) ?? resolved(atDefinition(id)) ?? findWord(id);
}

/**
 * What a line stands for that was copied out of a guide or a script. Nothing where it is no such line, or names nothing
 * that is known.
 *
 * Throws `UsageError` where it names several things.
 */
export function findPasted(text: string): Explained | undefined {
  const found = pastedNames(text).flatMap((name) => findKnown(name) ?? []);
  const [first, ...others] = new Map(found.map((each) => [idOf(each), each])).values();
  if (first === undefined || others.length === 0) return first;
  throw new UsageError('The line names several things.', `Choose one of ${[first, ...others].map(idOf).join(', ')}.`);
}

function idOf(explained: Explained): string {
  return explained.kind === 'diagnostic' ? explained.code : explained.id;
}

/** A word that is none of our ids and no name of the catalogue. */
function findWord(text: string): Explained | undefined {
  const term = termNamed(text) ?? termNamed(modeIn(text));
  if (term !== undefined) return describeTerm(term);
  const short = SHORT_NAMES.get(plainName(text)) ?? settingOfParameter(text.replace(/^-/, ''));
  if (typeof short === 'string') return findKnown(short);
  if (short !== undefined) throw severalSettings(text, short);
  const several = systemsNamed(text);
  const [system, ...others] = several;
  if (system !== undefined && others.length === 0) return describeOs(system);
  if (system !== undefined)
    throw new UsageError(`Several systems are known as "${text}".`, `Choose one of ${several.join(', ')}.`);
  const renamed = settingsNamed(presentName(text));
  if (renamed.length > 0) return theOne(text, renamed);
  const plain = plainName(text);
  const like = plain === '' ? undefined : allIds().find((id) => plainName(id) === plain);
  return like === undefined ? undefined : findById(like);
}

/** The mode of a line copied out of a fleet file: `mode: passive`. */
function modeIn(text: string): string {
  return /^mode\s*:\s*(.+)$/i.exec(text)?.[1] ?? '';
}

/** Titles of policies as they are called today. */
function presentName(title: string): string {
  return title
    .replace(/windows defender(?: antivirus)?|microsoft defender$/i, 'Microsoft Defender Antivirus')
    .replace(/^["']|["']$/g, '');
}

function resolved(at: Term | KeyDescription | { readonly name: string } | undefined): Explained | undefined {
  if (at === undefined) return undefined;
  if ('of' in at) return describeTerm(at);
  return 'settings' in at ? at : findKnown(at.name);
}

function theOne(text: string, rows: readonly SettingRow[]): Explained {
  const [row, ...others] = rows;
  if (row !== undefined && others.length === 0) return describeSetting(row);
  throw severalSettings(
    text,
    rows.map(({ id }) => id),
  );
}

function severalSettings(text: string, ids: readonly string[]): UsageError {
  return new UsageError(`Several settings are known as "${text}".`, `Choose one of ${ids.join(', ')}.`);
}

function findById(id: string): Explained | undefined {
  const row = findSetting(id);
  if (row !== undefined) return describeSetting(row);
  const rule = RULE_INFOS.find((candidate) => candidate.id === id);
  if (rule !== undefined) return describeRule(rule);
  const os = OS_NAMES.find((candidate) => candidate === id);
  if (os !== undefined) return describeOs(osIdOf(os));
  const diagnostic = DIAGNOSTICS.find(({ code }) => code === id);
  if (diagnostic !== undefined) return { kind: 'diagnostic', ...diagnostic };
  return causeDescriptions().find((cause) => cause.id === id);
}

/** Every id of ours. */
export function allIds(): readonly string[] {
  return [
    ...settingIds,
    ...RULE_INFOS.map((rule) => rule.id),
    ...OS_IDS,
    ...DIAGNOSTICS.map(({ code }) => code),
    ...causeDescriptions().map((cause) => cause.id),
  ];
}
