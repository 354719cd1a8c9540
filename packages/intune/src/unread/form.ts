/** An object of Intune that holds policy of Defender, of a kind that is not read into settings. */
export interface UnreadObject {
  /** What it is, in a sentence. */
  readonly word: string;
  readonly name: string | null;
  readonly description: string | null;
  /** What of it is Defender's, and chosen. */
  readonly entries: readonly UnreadEntry[];
  /** Who gets it, as the export has it; absent where it does not tell, or has a part of it. */
  readonly assignments?: readonly unknown[];
  /** Why it is not read, where that is not its kind; a clause. */
  readonly why?: string;
  /** Present where the export lacks what tells whether it is about Defender: what is lacking, and how to get it. */
  readonly untold?: { readonly what: string; readonly hint: string };
}

/** A setting by the name that its kind has for it. */
export interface UnreadEntry {
  readonly name: string;
  readonly says: string;
  readonly isSecret?: true;
}
