import type { Reporters } from '../../reporter/reporter.ts';
import type { VerdictReporter } from '../verdict-writer.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown.ts';
import { ndjson } from './ndjson.ts';
import { pretty } from './pretty.ts';

/** Every way to tell verdicts, in the order of the help, each under its id. The first one is for people. */
export const VERDICT_REPORTERS = { pretty, json, ndjson, markdown, junit, html } satisfies Reporters<VerdictReporter>;
