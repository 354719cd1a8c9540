import { once } from '@mdav/core/format';
import { fleetSchema } from '../disk/read-schema.ts';
import { UsageError } from '../program/usage.ts';
import { facts, type Page, paragraph } from '../terminal/layout.ts';
import { plainName } from './terms/terms.ts';

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

/** What keys and their words are called elsewhere, in letters and digits alone. */
const EVERYDAY: ReadonlyMap<string, string> = new Map(
  Object.entries({
    license: 'licence',
    licensing: 'licence',
    grouppolicy: 'gpo',
    grouppolicyobject: 'gpo',
    microsoftintune: 'intune',
    configurationmanager: 'configmgr',
    microsoftconfigurationmanager: 'configmgr',
    endpointconfigurationmanager: 'configmgr',
    microsoftendpointconfigurationmanager: 'configmgr',
    systemcenterconfigurationmanager: 'configmgr',
    sccm: 'configmgr',
    mecm: 'configmgr',
    memcm: 'configmgr',
    defenderportal: 'portal',
    microsoftdefenderportal: 'portal',
    desiredstateconfiguration: 'dsc',
    omauri: 'raw',
    customprofile: 'raw',
    securitysettingsmanagement: 'mde',
    mdeattach: 'mde',
  }),
);

/**
 * The key of that name, or of the end of its path, such as `onboarding.via`; letter case, blanks and hyphens do not
 * count.
 */
export function fleetKeyNamed(name: string): FleetKeyDescription | undefined {
  const wanted = (EVERYDAY.get(plainName(name)) ?? name).toLowerCase().replaceAll(/[\s-]/g, '');
  if (!/^\$?[a-z]+(\.[a-z]+)*$/.test(wanted)) return undefined;
  return keyOf(fleetKeys().filter(({ place }) => `.${plainPlace(place)}`.endsWith(`.${wanted}`)));
}

/**
 * The key that takes a word, `configmgr` or `deliver: configmgr`: its page says what each of its words means.
 *
 * Throws `UsageError` where several keys take it.
 */
export function fleetWordNamed(text: string): FleetKeyDescription | undefined {
  const [, before, after = ''] = /^(?:([\w.]+)\s*:\s*)?\[?([^\][:]+)\]?$/.exec(text.trim()) ?? [];
  const key = before === undefined ? undefined : `.${before.toLowerCase()}`;
  const words = after.split(',').map((word) => plainName(EVERYDAY.get(plainName(word)) ?? word));
  const found = fleetKeys().filter(
    ({ place, schema }) =>
      (key === undefined || `.${plainPlace(place)}`.endsWith(key)) &&
      words.every((word) => wordsOf(schema).some((each) => plainName(each.word) === word)),
  );
  const places = [
    ...new Set(found.map(({ place }) => plainPlace(place).replace(/^(?:defaults|profiles|groups)\./, ''))),
  ];
  if (places.length > 1)
    throw new UsageError(
      `Several keys of the fleet file take the word "${text.trim()}".`,
      `Choose one of ${places.map((place) => `\`mdav explain ${place}\``).join(', ')}.`,
    );
  return keyOf(found);
}

function keyOf(found: readonly FleetKey[]): FleetKeyDescription | undefined {
  const [first] = found;
  if (first === undefined) return undefined;
  const byText = new Map<string, Meaning>();
  for (const { place, schema } of found) {
    const says = schema.description ?? '';
    const { places = [], words = wordsOf(schema) } = byText.get(says) ?? {};
    byText.set(says, { says, places: [...places, place], words });
  }
  return { kind: 'key-of-fleet', id: lastOf(first.place), meanings: [...byText.values()] };
}

/** Ids of the keys, for the search of what was meant. */
export function fleetKeyNames(): readonly string[] {
  return [...new Set(fleetKeys().map(({ place }) => lastOf(place)))];
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

/** The words that keys of the fleet file take, each once. */
export function fleetKeyWords(): readonly string[] {
  return [...new Set(fleetKeys().flatMap(({ schema }) => wordsOf(schema).map(({ word }) => word)))];
}

function lastOf(place: string): string {
  return place.split('.').at(-1) ?? '';
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
