import { azure } from './azure.ts';
import { github } from './github.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown.ts';
import { pretty } from './pretty.ts';
import type { Reporter } from './report.ts';
import { sarif } from './sarif.ts';

/** Every way to tell findings, in the order of the help. A new one is one file and one entry. */
export const REPORTERS: readonly Reporter[] = [pretty, json, sarif, github, azure, junit, markdown];
