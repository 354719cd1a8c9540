import type { Reporter, Reporters } from '../../reporter/reporter.ts';
import type { DriftReport } from '../drift-report.ts';
import { github } from './github.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import { markdown } from './markdown.ts';
import { pretty } from './pretty.ts';

/** Every way to tell a drift, in the order of the help, each under its id. The first one is for people. */
export const DRIFT_REPORTERS = { pretty, json, markdown, html, github } satisfies Reporters<Reporter<DriftReport>>;
