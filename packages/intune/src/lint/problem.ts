import type { Diagnostic } from '@mdav/core';
import type { JsonPath } from '@mdav/core/json';

/** Something that is wrong with a policy, by its place in the JSON of the policy. */
export interface Problem extends Omit<Diagnostic, 'at'> {
  readonly path: JsonPath;
}

/** Takes note of a problem. */
export type Report = (problem: Problem) => void;
