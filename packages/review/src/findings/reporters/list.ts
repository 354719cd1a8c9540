import type { Reporter, Reporters } from '../../reporter/reporter.ts';
import type { CheckResult } from '../check-result.ts';
import { azure } from './azure.ts';
import { codeScanning } from './code-scanning.ts';
import { github } from './github.ts';
import { gitlab } from './gitlab.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown.ts';
import { pretty } from './pretty.ts';
import { sarif } from './sarif.ts';

/** Every way to tell findings, in the order of the help, each under its id. The first one is for people. */
export const FINDING_REPORTERS = {
  pretty,
  json,
  sarif,
  'code-scanning': codeScanning,
  github,
  azure,
  gitlab,
  junit,
  markdown,
} satisfies Reporters<Reporter<CheckResult>>;
