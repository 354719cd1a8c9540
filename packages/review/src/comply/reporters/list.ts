import type { Reporter, Reporters } from '../../reporter/reporter.ts';
import type { Compliance } from '../compliance.ts';
import { codeScanning } from './code-scanning.ts';
import { csv } from './csv.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import { markdown } from './markdown.ts';
import { pretty } from './pretty.ts';
import { sarif } from './sarif.ts';

/** Every way to tell compliance, in the order of the help, each under its id. The first one is for people. */
export const COMPLY_REPORTERS = {
  pretty,
  json,
  markdown,
  html,
  csv,
  sarif,
  'code-scanning': codeScanning,
} satisfies Reporters<Reporter<Compliance>>;
