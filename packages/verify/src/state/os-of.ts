import type { OsId } from '@mdav/core';

/** What a device or an export says of its operating system. */
export interface OsWords {
  readonly caption: string | undefined;
  readonly build: number | undefined;
  /** 1 workstation, 2 domain controller, 3 server. */
  readonly productType: number | undefined;
  /** `OSPlatform` of advanced hunting. */
  readonly platform: string | undefined;
}

/** Kinds of Windows whose builds mean different systems. */
export type SystemKind = 'client' | 'server' | 'hci';

/** Builds of one system, both ends included. */
export interface KnownBuilds {
  readonly kind: SystemKind;
  readonly first: number;
  readonly last: number;
  readonly id: OsId;
}

/**
 * Every build that is known, by kind and number. Of the semi-annual channel these are 1803, 1903, 1909, 2004 and 20H2:
 * 1809 has the build of Windows Server 2019. Azure Stack HCI is 23H2 and what came after it, also under the name Azure
 * Local.
 */
export const KNOWN_BUILDS: readonly KnownBuilds[] = [
  { kind: 'client', first: 7600, last: 7601, id: 'windows-7' },
  { kind: 'client', first: 9600, last: 9600, id: 'windows-8.1' },
  { kind: 'client', first: 10240, last: 21999, id: 'windows-10' },
  { kind: 'client', first: 22000, last: 99999, id: 'windows-11' },
  { kind: 'server', first: 7600, last: 7601, id: 'windows-server-2008-r2' },
  { kind: 'server', first: 9600, last: 9600, id: 'windows-server-2012-r2' },
  { kind: 'server', first: 14393, last: 14393, id: 'windows-server-2016' },
  { kind: 'server', first: 17134, last: 17134, id: 'windows-server-1803' },
  { kind: 'server', first: 17763, last: 17763, id: 'windows-server-2019' },
  { kind: 'server', first: 18362, last: 18363, id: 'windows-server-1803' },
  { kind: 'server', first: 19041, last: 19042, id: 'windows-server-1803' },
  { kind: 'server', first: 20348, last: 20348, id: 'windows-server-2022' },
  { kind: 'server', first: 26100, last: 26100, id: 'windows-server-2025' },
  { kind: 'hci', first: 25398, last: 25398, id: 'azure-stack-hci-23h2' },
  { kind: 'hci', first: 26100, last: 26100, id: 'azure-stack-hci-23h2' },
];

/** Words of `OSPlatform`, as devices report them; no page lists them. `Windows10` is told from 11 by the build where there is one. */
export const PLATFORM_WORDS: Readonly<Record<string, OsId>> = {
  Windows7: 'windows-7',
  Windows8: 'windows-8.1',
  'Windows8.1': 'windows-8.1',
  Windows81: 'windows-8.1',
  Windows10: 'windows-10',
  Windows10WVD: 'windows-10',
  Windows11: 'windows-11',
  Windows11WVD: 'windows-11',
  WindowsServer2008R2: 'windows-server-2008-r2',
  WindowsServer2012R2: 'windows-server-2012-r2',
  WindowsServer2016: 'windows-server-2016',
  WindowsServer2019: 'windows-server-2019',
  WindowsServer2022: 'windows-server-2022',
  WindowsServer2025: 'windows-server-2025',
};

/** The same in lower case. */
const PLATFORMS: ReadonlyMap<string, OsId> = new Map(
  Object.entries(PLATFORM_WORDS).map(([word, os]) => [word.toLowerCase(), os]),
);

/** The operating system that the words mean; nothing for a build that is not known. */
export function osOf(words: OsWords): OsId | undefined {
  const { build } = words;
  const kind = osClassOf(words);
  if (build !== undefined && kind !== undefined) {
    const system = kind === 'server' && words.caption !== undefined && isHci(words.caption) ? 'hci' : kind;
    return KNOWN_BUILDS.find((known) => known.kind === system && build >= known.first && build <= known.last)?.id;
  }
  return words.platform === undefined ? undefined : PLATFORMS.get(words.platform.toLowerCase());
}

/** Client or server, where the words tell. Multi-session Windows 10 and 11 count as clients, though their product type is 3. */
export function osClassOf({ caption, productType, platform }: OsWords): 'client' | 'server' | undefined {
  if (caption !== undefined) {
    if (caption.includes('Server') || isHci(caption)) return 'server';
    if (caption.includes('Windows 1') || caption.includes('Windows 7') || caption.includes('Windows 8'))
      return 'client';
  }
  if (productType === 1) return 'client';
  if (productType === 2 || productType === 3) return 'server';
  if (platform === undefined) return undefined;
  const word = platform.toLowerCase();
  if (word.startsWith('windowsserver')) return 'server';
  return PLATFORMS.has(word) ? 'client' : undefined;
}

function isHci(caption: string): boolean {
  return caption.includes('Azure Stack HCI') || caption.includes('Azure Local');
}
