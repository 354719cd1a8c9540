import type { Delivery } from '../model/vocabulary.ts';

/** How policies of a kind reach devices, and how they are spoken of. */
export interface PolicyKind {
  /** One of them in a sentence: `GPO`, `registry.pol`, `Intune policy`. */
  readonly word: string;
  /** What to keep for what cannot come along: `GPO`, `file`, `profile`. */
  readonly holder: string;
  /** Absent for what a device shows: nothing tells how it came there. */
  readonly deliver?: Delivery;
  readonly applied: Applied;
  /** Present where what nobody set is shown as well: what such a document says besides is no word of anybody. */
  readonly showsDefaults?: true;
  /** Present where only what changed is said: what such a document does not say is as it was, and not missed. */
  readonly saysChangesOnly?: true;
}

/**
 * When policy acts, which decides who has the last word: a file that is imported once, local policy, Group Policy and its
 * preferences again and again, Configuration Manager and Intune on their own; `observed` is no policy, but what a device was seen to have.
 */
export const APPLIED = [
  'once',
  'local-policy',
  'group-policy',
  'preferences',
  'configmgr',
  'intune',
  'observed',
] as const;
export type Applied = (typeof APPLIED)[number];
