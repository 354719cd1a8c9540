import { once } from '@mdav/core/format';
import { fleetSchema } from '../disk/read-schema.ts';
import { facts, type Page, paragraph } from '../terminal/layout.ts';

/** A key of the fleet file, for other programs: what it says, where it may stand, and the words that it takes. */
export interface FleetKeyDescription {
  readonly kind: 'key-of-fleet';
  readonly id: string;
  /** Places with the same meaning share an entry. */
  readonly meanings: readonly Meaning[];
}

interface Meaning {
  readonly says: string;
  /** Such as `groups.NAME.agent`. */
  readonly places: readonly string[];
  readonly words: readonly { readonly word: string; readonly says: string }[];
}

/** The part of a JSON schema that is read here. */
interface Schema {
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly enumDescriptions?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly $ref?: string;
  readonly definitions?: Readonly<Record<string, Schema>>;
}

/** The key of that name, or of the end of its path, such as `onboarding.via`; letter case does not count. */
export function fleetKeyNamed(name: string): FleetKeyDescription | undefined {
  const wanted = name.toLowerCase();
  if (!/^\$?[a-z]+(\.[a-z]+)*$/.test(wanted)) return undefined;
  const found = fleetKeys().filter(({ place }) => `.${plainPlace(place)}`.endsWith(`.${wanted}`));
  const [first] = found;
  if (first === undefined) return undefined;
  const byText = new Map<string, Meaning>();
  for (const { place, schema } of found) {
    const says = schema.description ?? '';
    const { places = [], words = wordsOf(schema) } = byText.get(says) ?? {};
    byText.set(says, { says, places: [...places, place], words });
  }
  return { kind: 'key-of-fleet', id: first.place.split('.').at(-1) ?? '', meanings: [...byText.values()] };
}

/** Ids of the keys, for the search of what was meant. */
export function fleetKeyNames(): readonly string[] {
  return [...new Set(fleetKeys().map(({ place }) => place.split('.').at(-1) ?? ''))];
}

interface FleetKey {
  readonly place: string;
  readonly schema: Schema;
}

const fleetKeys: () => readonly FleetKey[] = once(() => keysBelow(fleetSchema(), '', fleetSchema()));

/** Settings have pages of their own, so what stands below `settings` is none of ours. */
function keysBelow(schema: Schema, path: string, root: Schema): readonly FleetKey[] {
  const target = resolved(schema, root);
  const forms = [target, ...[...(target.anyOf ?? []), ...(target.allOf ?? [])].map((form) => resolved(form, root))];
  return forms.flatMap(({ properties = {}, additionalProperties, items }) => [
    ...Object.entries(properties).flatMap(([key, each]) => {
      const place = path === '' ? key : `${path}.${key}`;
      const own = [{ place, schema: { ...resolved(each, root), ...each } }];
      return key === 'settings' ? own : [...own, ...keysBelow(each, place, root)];
    }),
    ...(typeof additionalProperties === 'object' ? keysBelow(additionalProperties, `${path}.NAME`, root) : []),
    ...(items === undefined ? [] : keysBelow(items, path, root)),
  ]);
}

function resolved(schema: Schema, root: Schema): Schema {
  const name = schema.$ref?.replace('#/definitions/', '');
  return name === undefined ? schema : (root.definitions?.[name] ?? schema);
}

function plainPlace(place: string): string {
  return place.replaceAll('.NAME', '').toLowerCase();
}

function wordsOf({ enum: words = [], enumDescriptions = [], anyOf = [], items }: Schema): Meaning['words'] {
  return [
    ...words.map((word, index) => ({ word: String(word), says: enumDescriptions[index] ?? '' })),
    ...anyOf.flatMap(wordsOf),
    ...(items === undefined ? [] : wordsOf(items)),
  ];
}

/** What a key of the fleet file says, and what may stand behind it. */
export function fleetKeyPage({ id, meanings }: FleetKeyDescription, page: Page): string {
  return [
    `${page.paint.bold(page.paint.accent(id))}  key of the fleet file`,
    '',
    ...meanings.flatMap(({ says, places, words }) => [
      paragraph(says, page),
      '',
      ...facts(
        [
          ['Stands at', places],
          ['Words', words.map(({ word, says: meaning }) => (meaning === '' ? word : `${word}: ${meaning}`))],
        ],
        page,
      ),
      '',
    ]),
  ].join('\n');
}
