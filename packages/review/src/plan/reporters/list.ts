import type { Reporter, Reporters } from '../../reporter/reporter.ts';
import type { ChangePlan } from '../change-plan.ts';
import { json } from './json.ts';
import { markdown } from './markdown.ts';
import { pretty } from './pretty.ts';

/** Every way to tell the plan of a change, in the order of the help, each under its id. The first one is for people. */
export const PLAN_REPORTERS = { pretty, json, markdown } satisfies Reporters<Reporter<ChangePlan>>;
