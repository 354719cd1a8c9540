import type { Codes, SettingRow } from '@mdav/core';

/** A word of the fleet file, what it means, and what each channel makes of it. */
export interface DescribedWord {
  readonly word: string;
  readonly meaning: string;
  /** Data in the registry; absent where it cannot be said there. */
  readonly registry?: string;
  /** Data of the node; absent where it cannot be said there. */
  readonly mdm?: string;
}

/** The words that a value is made of: of a toggle, a choice, flags, a list with words, or what a map gives to its names. */
export function describeWords({ type, registry, mdm }: SettingRow): readonly DescribedWord[] {
  const write = registry.kind === 'values' ? registry.writes[0] : undefined;
  const codes = { registry: write?.as, mdm: mdm.kind === 'node' ? mdm.as : undefined };
  switch (type.kind) {
    case 'toggle':
      return [
        describeWord('true', 'as the title says', codes, 'on'),
        describeWord('false', 'the opposite', codes, 'off'),
      ];
    case 'choice':
    case 'flags':
    case 'list':
      return Object.entries(type.options ?? {}).map(([word, meaning]) => describeWord(word, meaning, codes));
    case 'map':
      return Object.entries(type.values).map(([word, meaning]) => describeWord(word, meaning, codes));
    case 'integer':
    case 'duration':
    case 'time-of-day':
    case 'text':
      return [];
  }
}

/** The names that a map knows; none for other types. */
export function describeNames({ type, registry, mdm }: SettingRow): readonly DescribedWord[] {
  if (type.kind !== 'map') return [];
  const write = registry.kind === 'values' ? registry.writes[0] : undefined;
  const codes = {
    registry: write?.kind === 'list' ? write.names : undefined,
    mdm: mdm.kind === 'node' ? mdm.keys : undefined,
  };
  return Object.entries(type.keys).map(([word, meaning]) => describeWord(word, meaning, codes));
}

function describeWord(
  word: string,
  meaning: string,
  codes: { readonly registry: Codes | undefined; readonly mdm: Codes | undefined },
  coded: string = word,
): DescribedWord {
  const registry = codes.registry?.[coded];
  const mdm = codes.mdm?.[coded];
  return {
    word,
    meaning,
    ...(registry !== undefined && { registry: String(registry) }),
    ...(mdm !== undefined && { mdm: String(mdm) }),
  };
}
