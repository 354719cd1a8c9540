import type { CatalogDefinition, SettingRow, SettingValue } from '@mdav/core';
import type { CatalogRow } from '../lower/catalog-row.ts';
import type { InnerRow } from '../lower/within.ts';
import { innerRowOf, whyNotInside } from '../lower/within.ts';
import { saysSame } from '../settings-catalog/compare.ts';
import type { ChoiceValue, SettingInstance, SimpleValue } from '../settings-catalog/policy.ts';
import { SET_IN_TEMPLATE, TEMPLATE_DEFAULT, takesTemplateDefault } from './template-default.ts';

/** A setting with what it was read to be. */
export interface FoundSetting {
  readonly row: SettingRow;
  readonly value: SettingValue;
}

/** A part of an instance that was not understood: its definition, and why; the end of a sentence. */
export interface LeftPart {
  readonly definition: string;
  readonly why: string;
  /** What to do about it, where keeping the policy is no answer; a sentence. */
  readonly hint?: string;
  /** What it says of a setting that something before it set to another value. */
  readonly otherwise?: FoundSetting;
}

/** An instance in the part that its row can have and the rest, which never takes the whole along. */
export interface SplitInstance {
  /** What can be read; none where the whole is left. */
  readonly part?: SettingInstance;
  /** The lists of the setting that stands inside the part, by key. */
  readonly lists: Readonly<Record<string, readonly string[]>>;
  readonly rest?: SettingInstance;
  readonly left: readonly LeftPart[];
  /** Definitions that stand in it again, saying the same. */
  readonly repeated: readonly string[];
}

type Choice = Extract<SettingInstance, { kind: 'choice' }>;
type Group = Extract<SettingInstance, { kind: 'group-collection' }>;
type List = Extract<SettingInstance, { kind: 'simple-collection' }>;

/** Parts an instance into what its row can have and what it cannot. */
export function splitInstance(known: CatalogRow, instance: SettingInstance): SplitInstance {
  if (known.catalog.instance === 'group-collection' && instance.kind === 'group-collection')
    return splitGroup(known, instance);
  if (known.catalog.instance === 'choice' && instance.kind === 'choice') return splitChoice(known.catalog, instance);
  if (known.catalog.instance === 'simple-string-collection' && instance.kind === 'simple-collection')
    return splitList(instance);
  return { part: instance, lists: {}, left: [], repeated: [] };
}

/** What nobody expects below a choice does not take the choice along. */
function splitChoice({ definition, element }: CatalogDefinition, instance: Choice): SplitInstance {
  const own = element === undefined ? undefined : `${definition}_${element.suffix}`;
  const strays = instance.value.children.filter((child) => child.definition !== own);
  if (strays.length === 0) return { part: instance, lists: {}, left: [], repeated: [] };
  const kept = instance.value.children.filter((child) => child.definition === own);
  return {
    part: withInside(instance, kept),
    lists: {},
    rest: withInside(instance, strays),
    left: strays.map(strayOf),
    repeated: [],
  };
}

function withInside<C extends Choice>(choice: C, children: readonly SettingInstance[]): C {
  return { ...choice, value: { ...choice.value, children } };
}

function strayOf({ definition }: SettingInstance): LeftPart {
  return { definition, why: 'nothing is known of it below this choice' };
}

/** An entry that is no text does not take the list along. */
function splitList(instance: List): SplitInstance & { readonly part?: List } {
  const { definition, values } = instance;
  if (values.length === 0)
    return { lists: {}, rest: instance, left: [{ definition, why: 'it holds nothing' }], repeated: [] };
  const strays = values.filter((value) => !isText(value));
  const texts = values.filter(isText);
  return {
    ...(texts.length > 0 && { part: { ...instance, values: texts } }),
    lists: {},
    ...(strays.length > 0 && { rest: { ...instance, values: strays } }),
    left: leftEntries(definition, values),
    repeated: [],
  };
}

function isText(value: SimpleValue): boolean {
  return value.kind === 'string' && value.value !== null && value.value !== '';
}

function leftEntries(definition: string, values: readonly SimpleValue[]): readonly LeftPart[] {
  return values.flatMap((value, index) =>
    isText(value)
      ? []
      : {
          definition: `${definition}, entry ${index + 1} of ${values.length},`,
          why: value.kind === 'string' ? 'it is empty' : 'it is no text',
          hint: 'Remove the entry from the policy; the others of the list are read.',
        },
  );
}

/** One choice per key; each of them is read or left by itself. */
function splitGroup(known: CatalogRow, instance: Group): SplitInstance {
  const whole = (why: string): SplitInstance => ({
    lists: {},
    rest: instance,
    left: [{ definition: instance.definition, why }],
    repeated: [],
  });
  const [group, ...others] = instance.values;
  if (group === undefined || group.children.length === 0) return whole('it holds nothing');
  if (others.length > 0) return whole('it holds more than one group, and which of them counts is not known');
  const halves = group.children.map((child, index) => splitChild(known, child, group.children, index));
  const withChildren = (children: readonly SettingInstance[]) => ({ ...instance, values: [{ ...group, children }] });
  const parts = halves.flatMap(({ part }) => part ?? []);
  const rests = halves.flatMap(({ rest }) => rest ?? []);
  return {
    ...(parts.length > 0 && { part: withChildren(parts) }),
    lists: Object.assign({}, ...halves.map(({ lists }) => lists)) as SplitInstance['lists'],
    ...(rests.length > 0 && { rest: withChildren(rests) }),
    left: halves.flatMap(({ left }) => left),
    repeated: halves.flatMap(({ repeated }) => repeated),
  };
}

function splitChild(
  { row, node, catalog }: CatalogRow,
  child: SettingInstance,
  all: readonly SettingInstance[],
  index: number,
): SplitInstance {
  const { definition } = child;
  const none = { lists: {}, left: [], repeated: [] };
  const leave = (why: string): SplitInstance => ({ ...none, rest: child, left: [{ definition, why }] });
  if (takesTemplateDefault(child))
    return { ...none, rest: child, left: [{ definition, why: TEMPLATE_DEFAULT, hint: SET_IN_TEMPLATE }] };
  const key = keyOf(catalog, child);
  if (key === undefined) return leave(`${row.id} has no name for it`);
  const word = child.kind === 'choice' ? wordOfOption(catalog, node.as, definition, child.value) : undefined;
  if (child.kind !== 'choice' || word === undefined) return leave(`${row.id} has no word for what it is set to`);
  const twins = all.filter((other) => other.definition === definition);
  if (twins.some((other) => other !== child && !saysSame(other, child)))
    return leave('it stands there more than once with different values, and which of them counts is not known');
  if (all.findIndex((other) => other.definition === definition) < index) return { ...none, repeated: [definition] };
  return splitInside(innerRowOf(row), child, key, word);
}

/** The list of another setting that stands below a choice, and strays. */
function splitInside(inner: InnerRow | undefined, choice: Choice, key: string, word: string): SplitInstance {
  const { children } = choice.value;
  const listed = inner && children.find((child) => child.definition === `${choice.definition}_${inner.within.suffix}`);
  const halves = listed?.kind === 'simple-collection' ? splitList(listed) : undefined;
  const list = halves?.part && textsIn(halves.part);
  const lists = list === undefined ? {} : { [key]: list };
  const why = inner === undefined ? undefined : whyNotInside({ inner, lists }, key, word);
  const isRead = list !== undefined && why === undefined;
  const strays = children.flatMap((child) => (isRead && child === listed ? (halves?.rest ?? []) : child));
  const left = children.flatMap((child) => {
    if (child !== listed) return strayOf(child);
    return isRead ? (halves?.left ?? []) : { definition: child.definition, why: why ?? 'it is no list of texts' };
  });
  return {
    part: withInside(choice, isRead && halves?.part !== undefined ? [halves.part] : []),
    lists: isRead ? lists : {},
    ...(strays.length > 0 && { rest: withInside(choice, strays) }),
    left,
    repeated: [],
  };
}

function textsIn({ values }: List): readonly string[] {
  return values.flatMap((value) => (value.kind === 'string' ? (value.value ?? []) : []));
}

/** The key of a map that a choice inside its group stands for. */
export function keyOf({ definition, children = {} }: CatalogDefinition, child: SettingInstance): string | undefined {
  const suffix = behind(definition, child.definition);
  return suffix === undefined ? undefined : Object.keys(children).find((key) => children[key] === suffix);
}

/** The word that an option stands for. */
export function wordOfOption(
  { options }: CatalogDefinition,
  codes: Readonly<Record<string, number | string>> = {},
  definition: string,
  value: ChoiceValue,
): string | undefined {
  const suffix = behind(definition, value.option);
  if (suffix === undefined) return undefined;
  return Object.keys(codes).find((word) => String(options?.[word] ?? codes[word]) === suffix);
}

/** What stands behind a definition and `_` in the id of something below it. */
function behind(definition: string, id: string | null): string | undefined {
  const start = definition.length + 1;
  return id?.startsWith(definition) && id[start - 1] === '_' ? id.slice(start) : undefined;
}

/** Why nothing of an instance was understood; the end of a sentence. */
export function whyNotRead({ id }: SettingRow): string {
  return `${id} has no form for this value of it`;
}
