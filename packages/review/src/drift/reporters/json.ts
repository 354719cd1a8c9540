import { TOOL_VERSION } from '@mdav/core';
import type { Reporter } from '../../reporter/reporter.ts';
import { jsonForLogs } from '../../text/safe-text.ts';
import { isDrifted, isWeaker } from '../drift.ts';
import type { DriftReport } from '../drift-report.ts';

/** A drift for other programs: `formatVersion` rises when a reader has to change. */
export const json: Reporter<DriftReport> = {
  id: 'json',
  title: 'one document, for other programs',
  endings: ['.json'],
  render: ({ drift, actual }) =>
    jsonForLogs({
      formatVersion: 1,
      tool: { name: 'mdav', version: TOOL_VERSION },
      actual,
      drifted: isDrifted(drift),
      weaker: isWeaker(drift),
      ...drift,
    }),
};
