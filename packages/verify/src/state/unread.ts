import { booleanOf, wholeNumberOf } from './plain.ts';

interface Judged {
  readonly name: string;
  readonly read: (value: unknown) => unknown;
}

/** Fields from whose values verdicts follow. */
const FIELDS: readonly Judged[] = [
  { name: 'AMServiceEnabled', read: booleanOf },
  { name: 'AntivirusEnabled', read: booleanOf },
  { name: 'IsTamperProtected', read: booleanOf },
  { name: 'RealTimeProtectionEnabled', read: booleanOf },
  { name: 'BehaviorMonitorEnabled', read: booleanOf },
  { name: 'OnAccessProtectionEnabled', read: booleanOf },
  { name: 'IoavProtectionEnabled', read: booleanOf },
  { name: 'DefenderSignaturesOutOfDate', read: booleanOf },
  { name: 'AvIsSignatureUptoDate', read: booleanOf },
  { name: 'AntivirusSignatureAge', read: wholeNumberOf },
  { name: 'ProductStatus', read: wholeNumberOf },
];
const JUDGED: ReadonlyMap<string, Judged> = new Map(FIELDS.map((field) => [field.name.toLowerCase(), field]));

/**
 * The name of a field that tells something which cannot be understood, such as a word of another language in place of true
 * and false; nothing for every other field. Empty is not told.
 */
export function unreadField(column: string, value: unknown): string | undefined {
  const judged = JUDGED.get(column.toLowerCase());
  if (judged === undefined || value === null || judged.read(value) !== undefined) return undefined;
  return typeof value === 'string' && value.trim() === '' ? undefined : judged.name;
}

/** The fields of a record that tell something which cannot be understood. */
export function unreadFields(record: Readonly<Record<string, unknown>>): readonly string[] {
  let unread: string[] | undefined;
  for (const column in record) {
    const name = unreadField(column, record[column]);
    if (name !== undefined) unread = unread === undefined ? [name] : [...unread, name];
  }
  return unread ?? NONE;
}

const NONE: readonly string[] = Object.freeze([]) as readonly string[];
