import type { Reporter } from '../../reporter/reporter.ts';
import { jsonForLogs } from '../../text/safe-text.ts';
import type { ChangePlan } from '../change-plan.ts';
import { planDocument } from '../plan-document.ts';

/** A plan for other programs, as `plan.schema.json` describes it. */
export const json: Reporter<ChangePlan> = {
  id: 'json',
  title: 'one document, see plan.schema.json',
  endings: ['.json'],
  render: ({ plan, base }) => jsonForLogs(planDocument(plan, base)),
};
