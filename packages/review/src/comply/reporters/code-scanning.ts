import type { Reporter } from '../../reporter/reporter.ts';
import { forCodeScanning, leftOffWords } from '../../sarif/code-scanning.ts';
import { sarifText } from '../../sarif/sarif-text.ts';
import type { Compliance } from '../compliance.ts';
import { runOfCompliance } from '../sarif-run.ts';

/** SARIF as code scanning of GitHub takes it. */
export const codeScanning: Reporter<Compliance> = {
  id: 'code-scanning',
  title: 'SARIF for code scanning on GitHub: what is open, the worst first',
  endings: [],
  render: (compliance) => sarifText(forCodeScanning(runOfCompliance(compliance))),
  leavesOff: (compliance) => leftOffWords(runOfCompliance(compliance)),
};
