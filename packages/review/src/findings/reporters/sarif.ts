import type { Reporter } from '../../reporter/reporter.ts';
import { sarifText } from '../../sarif/sarif-text.ts';
import type { CheckResult } from '../check-result.ts';
import { runOfCheck } from '../sarif-run.ts';

/** SARIF 2.1.0 with every finding. */
export const sarif: Reporter<CheckResult> = {
  id: 'sarif',
  title: 'SARIF 2.1.0, for editors and Azure DevOps',
  endings: ['.sarif'],
  render: (report) => sarifText(runOfCheck(report)),
};
