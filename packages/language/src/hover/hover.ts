import { findSetting, type Group, type GroupLayer, OS_NAMES, osIdOf, type ResolvedFleet } from '@mdav/core';
import { type Framework, frameworkName, presetSettings } from '@mdav/core/frameworks';
import { RULE_INFOS } from '@mdav/core/rule';
import { describeEffective, describeOs, describeSetting } from '@mdav/review';
import type { Cursor, Span } from '../cursor/cursor.ts';
import { type FleetSchema, schemaAt, wordsOf } from '../schema/schema-at.ts';
import { isSettings, namedAt } from '../schema/words.ts';
import { settingWords } from './setting-words.ts';

/** What there is to say about a word, in Markdown. */
export interface Hover {
  readonly span: Span;
  readonly text: string;
}

/** What there is to know besides the word. */
export interface HoverContext {
  /** What a group has in force; it may be that of an earlier text. */
  readonly fleet?: ResolvedFleet | undefined;
  /** The presets that `extends` may name. */
  readonly presets?: readonly Framework[];
}

/** What the key or word at a cursor means. */
export function hoverAt(schema: FleetSchema, cursor: Cursor, context: HoverContext = {}): Hover | undefined {
  if (cursor.word === '') return undefined;
  const { fleet } = context;
  const text = cursor.role === 'key' ? aboutKey(schema, cursor, fleet) : aboutValue(schema, cursor, context);
  return text === undefined ? undefined : { span: cursor.span, text };
}

function aboutKey(schema: FleetSchema, { path, word }: Cursor, fleet: ResolvedFleet | undefined): string | undefined {
  const row = isSettings(path) ? findSetting(word) : undefined;
  if (row !== undefined)
    return [settingWords(describeSetting(row)), inForce(path, word, fleet)].filter(Boolean).join('\n\n');
  if (path.length === 1 && path[0] === 'rules') return ruleWords(word);
  const nodes = schemaAt(schema, [...path, word]);
  const description = nodes.find((node) => node.description !== undefined)?.description;
  if (description === undefined) return undefined;
  const words = wordsOf(nodes).filter(({ meaning }) => meaning !== undefined);
  return [`**${word}** ${description}`, words.map(({ value, meaning }) => `- \`${value}\`: ${meaning}`).join('\n')]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** What the group comes to, and which layers said it. */
function inForce(path: Cursor['path'], setting: string, fleet: ResolvedFleet | undefined): string {
  const group = path[0] === 'groups' ? fleet?.groups.find(({ name }) => name === path[1]) : undefined;
  if (group === undefined) return '';
  const { shown, from } = describeEffective(group, setting);
  return shown === undefined
    ? ''
    : `In force in ${group.name}: \`${shown}\`${from.length === 0 ? '' : `, from ${from.join(', then ')}`}`;
}

function aboutValue(schema: FleetSchema, { path, word }: Cursor, context: HoverContext): string | undefined {
  const kind = namedAt(path);
  if (kind === 'profile' || kind === 'group') return layerText(kind, word, context.fleet);
  if (kind === 'preset') return presetWords(word, context.presets ?? []);
  if (kind === 'rule') return ruleWords(word);
  if (kind === 'os') return osWords(word);
  const row = kind === 'setting' ? findSetting(word) : undefined;
  if (row !== undefined) return settingWords(describeSetting(row));
  const found = wordsOf(schemaAt(schema, path)).find(({ value }) => String(value) === word);
  return found?.meaning === undefined ? undefined : `\`${word}\`: ${found.meaning}`;
}

/** What a profile or group says of itself, and which keys it has. */
function layerText(kind: 'profile' | 'group', name: string, fleet: ResolvedFleet | undefined): string | undefined {
  const layer: GroupLayer | Group | undefined =
    kind === 'profile' ? fleet?.written.profiles?.[name] : fleet?.written.groups[name];
  if (layer === undefined) return undefined;
  const { settings = {}, ...facts } = layer;
  const description = 'description' in facts ? facts.description : undefined;
  const list = (title: string, keys: readonly string[]) =>
    keys.length === 0 ? [] : [`${title}: ${keys.map((key) => `\`${key}\``).join(', ')}`];
  return [
    `**${name}**, a ${kind}${description === undefined ? '' : `: ${description}`}`,
    ...list(
      'Says',
      Object.keys(facts).filter((key) => key !== 'description'),
    ),
    ...list('Sets', Object.keys(settings)),
  ].join('\n\n');
}

function presetWords(word: string, presets: readonly Framework[]): string | undefined {
  const preset = presets.find((one) => frameworkName(one) === word);
  if (preset === undefined) return undefined;
  const count = Object.keys(presetSettings(preset)).length;
  return [`**${word}** ${preset.title}`, `Sets ${count} settings.`].join('\n\n');
}

function ruleWords(id: string): string | undefined {
  const rule = RULE_INFOS.find((one) => one.id === id);
  return rule === undefined ? undefined : `**${rule.id}** ${rule.what}\n\n${rule.why}\n\n${rule.fix}`;
}

function osWords(word: string): string | undefined {
  const name = OS_NAMES.find((one) => one === word.split('@')[0]);
  if (name === undefined) return undefined;
  const { title, notes, versions } = describeOs(osIdOf(name));
  const builds = Object.entries(versions).map(([version, build]) => `${version} is build ${build}`);
  return [`**${title}**`, ...notes, ...(builds.length === 0 ? [] : [`${builds.join(', ')}.`])].join('\n\n');
}
