import type { Reporter, Reporters } from '../../reporter/reporter.ts';
import type { Comparison } from '../comparison.ts';
import { json } from './json.ts';
import { markdown } from './markdown.ts';
import { pretty } from './pretty.ts';

/** Every way to tell a comparison, in the order of the help, each under its id. The first one is for people. */
export const DIFF_REPORTERS = { pretty, json, markdown } satisfies Reporters<Reporter<Comparison>>;
