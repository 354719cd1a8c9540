/** The codes of the findings of a bad fleet, and how many words a setting can be completed from. */
export function tryServer(folder: string): Promise<{
  readonly version: string;
  readonly wrong: readonly string[];
  readonly risky: readonly string[];
  readonly completions: number;
}>;
