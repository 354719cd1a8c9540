/** Numbers of the registry's data types, as files and the Windows API spell them. */
export const REG = {
  none: 0,
  sz: 1,
  expandSz: 2,
  binary: 3,
  dword: 4,
  dwordBigEndian: 5,
  multiSz: 7,
  qword: 11,
} as const;

const NAMES: Readonly<Record<number, string>> = {
  0: 'REG_NONE',
  1: 'REG_SZ',
  2: 'REG_EXPAND_SZ',
  3: 'REG_BINARY',
  4: 'REG_DWORD',
  5: 'REG_DWORD_BIG_ENDIAN',
  6: 'REG_LINK',
  7: 'REG_MULTI_SZ',
  8: 'REG_RESOURCE_LIST',
  9: 'REG_FULL_RESOURCE_DESCRIPTOR',
  10: 'REG_RESOURCE_REQUIREMENTS_LIST',
  11: 'REG_QWORD',
};

/** Numbers of the types by their names. */
export const TYPE_CODES: ReadonlyMap<string, number> = new Map(
  Object.entries(NAMES).map(([code, name]) => [name, Number(code)]),
);

/** The name of a data type, such as `REG_SZ`; `type 200` for a number that Windows gives no name. */
export function typeName(code: number): string {
  return NAMES[code] ?? `type ${code}`;
}
