import type { Reporter } from '../../reporter/reporter.ts';
import { jsonForLogs } from '../../text/safe-text.ts';
import { driftDocument } from '../drift-document.ts';
import type { DriftReport } from '../drift-report.ts';

/** A drift for other programs, as `drift.schema.json` describes it. */
export const json: Reporter<DriftReport> = {
  id: 'json',
  title: 'one document, see drift.schema.json',
  endings: ['.json'],
  render: (report) => jsonForLogs(driftDocument(report)),
};
