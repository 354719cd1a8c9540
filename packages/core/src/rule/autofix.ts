/** What `mdav check --fix` does about the findings of a rule, or why it leaves them to people. */
export type Autofix =
  /** What it does, and when it does not; sentences. */
  | { readonly does: string }
  /** What editors offer, where it depends on what the file does not say; sentences. */
  | { readonly offers: string }
  | { readonly none: WhyNoFix };

/** Why a program cannot mend something. */
export const WHY_NO_FIX = {
  choice: 'Several answers are right, and which one is taken changes what devices do.',
  devices: 'The work is on the devices, in a portal or in another product.',
  fact: 'It takes a fact that the file does not have.',
  harmless: 'Nothing in the file is wrong: what it says is kept for another day.',
  note: 'Nothing in the file is wrong: it is good to know.',
  secret: 'The data have to go from the history too, and new ones have to be fetched.',
} as const;

export type WhyNoFix = keyof typeof WHY_NO_FIX;

/** The same in one sentence or more. */
export function autofixWords(autofix: Autofix): string {
  if ('does' in autofix) return autofix.does;
  if ('none' in autofix) return WHY_NO_FIX[autofix.none];
  return `Whether it is wanted, the file does not say. In an editor it is offered: ${autofix.offers.charAt(0).toLowerCase()}${autofix.offers.slice(1)}`;
}
