import { OS_IDS, OS_INFO, OS_KIND_INFO, OS_KINDS, type OsClass, type OsId, type OsKind } from '@mdav/core';

/** What a device or an export says of its operating system. */
export interface OsWords {
  readonly caption: string | undefined;
  readonly build: number | undefined;
  /** 1 workstation, 2 domain controller, 3 server. */
  readonly productType: number | undefined;
  /** `OSPlatform` of advanced hunting. */
  readonly platform: string | undefined;
}

/** Builds of one system, both ends included. */
export interface KnownBuilds {
  readonly kind: OsKind;
  readonly first: number;
  readonly last: number;
  readonly id: OsId;
}

/** Every build that is known, by kind and number. */
export const KNOWN_BUILDS: readonly KnownBuilds[] = OS_KINDS.flatMap((kind) =>
  OS_IDS.filter((id) => OS_INFO[id].kind === kind)
    .flatMap((id) => OS_INFO[id].builds.map(({ first, last }) => ({ kind, first, last, id })))
    .sort((a, b) => a.first - b.first),
);

/** What the words of `OSPlatform` mean. `Windows10` is told from 11 by the build where there is one. */
export const PLATFORM_WORDS: readonly (readonly [word: string, os: OsId])[] = OS_IDS.flatMap((id) =>
  (OS_INFO[id].platforms ?? []).map((word) => [word, id] as const),
);

/** The same in lower case. */
const PLATFORMS: ReadonlyMap<string, OsId> = new Map(PLATFORM_WORDS.map(([word, os]) => [word.toLowerCase(), os]));

/** What the words of a device mean. */
export interface KnownOs {
  /** Nothing for a build that is not known. */
  readonly os: OsId | undefined;
  /** Client or server, where the words tell. */
  readonly osClass: OsClass | undefined;
}

/** What the words mean, both at once: many devices are asked. */
export function knownOs(words: OsWords): KnownOs {
  const kind = kindOf(words);
  return { os: osOfKind(words, kind), osClass: kind && OS_KIND_INFO[kind].class };
}

/** The operating system that the words mean; nothing for a build that is not known. */
export function osOf(words: OsWords): OsId | undefined {
  return osOfKind(words, kindOf(words));
}

/** Client or server, where the words tell. */
export function osClassOf(words: OsWords): OsClass | undefined {
  return knownOs(words).osClass;
}

/** What `OSPlatform` says where it says nothing. */
const NO_WORD: ReadonlySet<string> = new Set(['none', 'other', 'unknown']);

/**
 * The system of a device that is not Windows; nothing where it is, or where nobody tells. Exports of Defender for Endpoint
 * have the devices of all systems: `osKind` is `windows`, `mac` or `linux` [health-api], and `OSPlatform` names every
 * Windows with that word in front.
 */
export function otherSystemOf(kind: string | undefined, platform: string | undefined): string | undefined {
  if (kind !== undefined) return kind.toLowerCase() === 'windows' ? undefined : (platform ?? kind);
  const word = platform?.toLowerCase() ?? 'unknown';
  return word.startsWith('windows') || NO_WORD.has(word) ? undefined : platform;
}

function osOfKind(words: OsWords, kind: OsKind | undefined): OsId | undefined {
  const { build } = words;
  if (build !== undefined && kind !== undefined)
    return KNOWN_BUILDS.find((known) => known.kind === kind && build >= known.first && build <= known.last)?.id;
  return words.platform === undefined ? undefined : PLATFORMS.get(words.platform.toLowerCase());
}

/** A text of the caption that tells a kind of Windows, among the devices with its product types. */
export interface KindSign {
  readonly kind: OsKind;
  readonly class: OsClass;
  readonly productTypes: readonly number[];
  readonly text: string;
}

/** The first one that fits tells the kind: the longest text comes first, and the empty one, which fits every caption, last. */
export const KIND_SIGNS: readonly KindSign[] = OS_KINDS.flatMap((kind, index) => {
  const { class: osClass, productTypes, captions } = OS_KIND_INFO[kind];
  const taken = OS_KINDS.slice(0, index).flatMap((earlier) => OS_KIND_INFO[earlier].productTypes);
  const first = productTypes.filter((type) => !taken.includes(type));
  return [
    ...captions.map((text) => ({ kind, class: osClass, productTypes, text })),
    ...(first.length === 0 ? [] : [{ kind, class: osClass, productTypes: first, text: '' }]),
  ];
}).sort((a, b) => b.text.length - a.text.length);

function kindOf({ caption, productType, platform }: OsWords): OsKind | undefined {
  const sign = KIND_SIGNS.find(({ productTypes, text }) =>
    productType === undefined
      ? text !== '' && caption?.includes(text)
      : productTypes.includes(productType) && (caption ?? '').includes(text),
  );
  if (sign !== undefined) return sign.kind;
  const word = platform?.toLowerCase() ?? '';
  if (word.startsWith('windowsserver')) return 'server';
  const os = PLATFORMS.get(word);
  return os && OS_INFO[os].kind;
}
