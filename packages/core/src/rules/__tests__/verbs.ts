/** The verbs that hints start with. A word is added here on purpose, so that no hint starts with anything else. */
export const VERBS: ReadonlySet<string> = new Set(
  (
    'Add Check Choose Confirm Consider Correct Declare Deliver Disable Drop Enforce Exclude Have Install Keep Leave License Make ' +
    'Meet Mend Move Name Onboard Plan Put Remove Repair Set Shorten Split Switch Take Turn Update Upgrade Use Verify Write Delete'
  ).split(' '),
);

/** The first word of a hint. */
export function firstWord(hint: string): string {
  return /^[A-Za-z]+/.exec(hint)?.[0] ?? '';
}
