import { OS_IDS, OS_INFO, OS_KIND_INFO, OS_KINDS, type OsId, type OsKind } from '@mdav/core';

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

/** The operating system that the words mean; nothing for a build that is not known. */
export function osOf(words: OsWords): OsId | undefined {
  const { build } = words;
  const kind = kindOf(words);
  if (build !== undefined && kind !== undefined)
    return KNOWN_BUILDS.find((known) => known.kind === kind && build >= known.first && build <= known.last)?.id;
  return words.platform === undefined ? undefined : PLATFORMS.get(words.platform.toLowerCase());
}

/** Client or server, where the words tell. Multi-session Windows 10 and 11 count as clients, though their product type is 3. */
export function osClassOf(words: OsWords): 'client' | 'server' | undefined {
  const kind = kindOf(words);
  return kind && OS_KIND_INFO[kind].class;
}

function kindOf({ caption, productType, platform }: OsWords): OsKind | undefined {
  const captioned = OS_KINDS.findLast((kind) => OS_KIND_INFO[kind].captions.some((text) => caption?.includes(text)));
  if (captioned !== undefined) return captioned;
  if (productType === 1) return 'client';
  if (productType === 2 || productType === 3) return 'server';
  const word = platform?.toLowerCase() ?? '';
  if (word.startsWith('windowsserver')) return 'server';
  const os = PLATFORMS.get(word);
  return os && OS_INFO[os].kind;
}
