/** A client-side extension with the tools whose settings it applies: GUIDs in upper case, with braces. */
export interface ExtensionPair {
  readonly extension: string;
  /** Ascending. */
  readonly tools: readonly string[];
}

/** Applies registry.pol. */
export const REGISTRY_EXTENSION = '{35378EAC-683F-11D2-A89A-00C04FBBCFA2}';
/** Stands in Backup.xml for every file that no other extension claims. */
export const OTHER_FILES_EXTENSION = '{F15C46CD-82A0-4C2D-A210-5D0D3182A418}';
/** Applies registry preferences. */
const PREFERENCES_EXTENSION = '{B087BE9D-ED37-454F-AF9C-04291E351182}';
/** Stands first where a GPO has preferences. */
const CORE_EXTENSION = '{00000000-0000-0000-0000-000000000000}';
/** The editor of registry preferences. */
const PREFERENCES_TOOL = '{BEE07A6A-EC9F-4659-B8C9-0B1937907C83}';
/** The editor of Administrative Templates; one GUID per side. */
const TEMPLATE_TOOL = {
  machine: '{D02B1F72-3407-48AE-BA88-E8213C6761F1}',
  user: '{D02B1F73-3407-48AE-BA88-E8213C6761F1}',
} as const;

/** What a side with registry policy needs. `WindowsDefender.admx` asks for no further extension. */
export function registryExtensions(side: 'machine' | 'user'): readonly ExtensionPair[] {
  return [{ extension: REGISTRY_EXTENSION, tools: [TEMPLATE_TOOL[side]] }];
}

/** What a side with registry preferences needs besides. */
export function preferenceExtensions(): readonly ExtensionPair[] {
  return [CORE_EXTENSION, PREFERENCES_EXTENSION].map((extension) => ({ extension, tools: [PREFERENCES_TOOL] }));
}

/**
 * Writes `[{extension}{tool}…]…`, sorted by extension and within it by tool. The order is not a matter of taste: a
 * client may stop at the first extension that is out of sequence ([MS-GPOL] 2.2.4).
 */
export function formatExtensions(pairs: readonly ExtensionPair[]): string {
  const sorted = [...pairs].sort((a, b) => compare(a.extension, b.extension));
  return sorted.map(({ extension, tools }) => `[${[extension, ...[...tools].sort(compare)].join('')}]`).join('');
}

/** Reads such a list; `undefined` when the text is not one. */
export function parseExtensions(text: string): readonly ExtensionPair[] | undefined {
  const guid = '\\{[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\\}';
  const brackets = text.trim().match(new RegExp(`\\[(?:${guid})+\\]`, 'g')) ?? [];
  if (brackets.join('') !== text.trim()) return undefined;
  return brackets.flatMap((bracket) => {
    const [extension, ...tools] = bracket.match(new RegExp(guid, 'g')) ?? [];
    return extension === undefined ? [] : [{ extension, tools }];
  });
}

function compare(a: string, b: string): number {
  const [upperA, upperB] = [a.toUpperCase(), b.toUpperCase()];
  return upperA < upperB ? -1 : upperA > upperB ? 1 : 0;
}
