/** A step: arguments of Node, from the root of the workspace, and what they find in their environment. */
export interface DeepStep {
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Every step by its name. */
export function deepSteps(options: {
  readonly minutes: string;
  readonly times: string;
  readonly seed: string;
}): Readonly<Record<string, () => DeepStep>>;
