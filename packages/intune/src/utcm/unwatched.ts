/** A setting, or a list inside one, that a resource has no words for. */
export interface Unwatched {
  /** Definition of the setting. */
  readonly of: string;
  /** True for a list that stands inside it. */
  readonly isInside: boolean;
  /** Why; a sentence. */
  readonly why: string;
}
