import type { Location } from '../diagnostic/diagnostic.ts';

/** What a parameter can be. */
export type ParameterValue = string | number | boolean | readonly string[];

/** A value that somebody gives to a parameter from outside of the fleet file. */
export interface GivenParameter {
  readonly name: string;
  /** Data of a file, or text that is read by the type of the parameter. */
  readonly said: { readonly kind: 'data'; readonly value: unknown } | { readonly kind: 'text'; readonly text: string };
  /** Where it stands; for a command line only what was written there. */
  readonly at: Location;
}
