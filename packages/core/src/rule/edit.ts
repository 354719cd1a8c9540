import type { Path } from '../diagnostic/locate.ts';

/** One change to a document. Paths are those of the document before any change. */
export type Edit =
  /** Takes an entry away; a map or list that becomes empty by that goes too. */
  | { readonly kind: 'remove'; readonly path: Path }
  /**
   * Gives a value: in place of another, as a new key of a map, or at the end of a list. Maps on the way that are not there
   * are made. A comment goes behind what is new.
   */
  | { readonly kind: 'set'; readonly path: Path; readonly value: EditValue; readonly comment?: string }
  /** Gives a key another name and keeps its value. */
  | { readonly kind: 'rename'; readonly path: Path; readonly to: string };

/** What can be written in place of something. */
export type EditValue = string | number | boolean | readonly EditValue[] | { readonly [key: string]: EditValue };

/** Edits that belong together: all of them or none. */
export interface Fixes {
  readonly edits: readonly Edit[];
  /**
   * The file says the same afterwards, in fewer or better words. Such edits are made in layers that several groups share;
   * any other edit of a shared layer only where every group that has the layer asks for it.
   */
  readonly keepsMeaning?: true;
  /** Whether it is right depends on what the file does not say: editors offer it, and `--fix` leaves it. */
  readonly isOffer?: true;
}
