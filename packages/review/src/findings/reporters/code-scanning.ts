import type { Reporter } from '../../reporter/reporter.ts';
import { forCodeScanning, leftOffWords } from '../../sarif/code-scanning.ts';
import { sarifText } from '../../sarif/sarif-text.ts';
import type { CheckResult } from '../check-result.ts';
import { runOfCheck } from '../sarif-run.ts';

/** SARIF as code scanning of GitHub takes it. */
export const codeScanning: Reporter<CheckResult> = {
  id: 'code-scanning',
  title: 'SARIF for code scanning on GitHub: what is open, the worst first',
  endings: [],
  render: (report) => sarifText(forCodeScanning(runOfCheck(report))),
  leavesOff: (report) => leftOffWords(runOfCheck(report)),
};
