/** Why something is as it is, who answers for it and until when. */
export interface Justification {
  /** Why it is wanted. */
  readonly reason?: string;
  /** Who answers for it. */
  readonly owner?: string;
  /** Last day on which it is wanted, `YYYY-MM-DD`. */
  readonly expires?: string;
  /** Where it was decided: the number or address of a ticket. */
  readonly ticket?: string;
}

/** A value, or the value with why it is that one. */
export type Justified<Value> = Value | (Justification & { readonly value: Value });

/** What each part of a justification says. */
export const JUSTIFICATION_PARTS: Readonly<Record<keyof Justification, string>> = {
  reason: 'Why it is wanted.',
  owner: 'Who answers for it.',
  expires: 'Last day on which it is wanted, `YYYY-MM-DD`.',
  ticket: 'Where it was decided: the number or address of a ticket.',
};

/** The keys beside a value that say why it is that one. */
export const JUSTIFICATION_KEYS = Object.keys(JUSTIFICATION_PARTS) as readonly (keyof Justification)[];

/** The key under which a value stands that says why it is that one. */
export const VALUE = 'value';

/** True for a map that is no value of its own: it has the key of a value, or one that stands beside it. */
export function isJustified(value: unknown): value is Justification & { readonly value?: unknown } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return [VALUE, ...JUSTIFICATION_KEYS].some((key) => Object.hasOwn(value, key));
}

/** A value apart from why it is that one; nothing of the latter where nothing is said. */
export function splitJustified(said: unknown): { readonly value: unknown; readonly justification?: Justification } {
  if (!isJustified(said)) return { value: said };
  const { value, ...justification } = said;
  return Object.keys(justification).length === 0 ? { value } : { value, justification };
}

/** A justification in one line, the reason first; empty where nothing is said. */
export function justificationText({ reason, owner, expires, ticket }: Justification): string {
  return [
    reason,
    ticket === undefined ? undefined : `ticket ${ticket}`,
    owner === undefined ? undefined : `owner: ${owner}`,
    expires === undefined ? undefined : `until ${expires}`,
  ]
    .filter((part) => part !== undefined)
    .join('; ');
}
