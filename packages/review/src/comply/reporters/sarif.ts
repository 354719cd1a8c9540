import type { Reporter } from '../../reporter/reporter.ts';
import { sarifText } from '../../sarif/sarif-text.ts';
import type { Compliance } from '../compliance.ts';
import { runOfCompliance } from '../sarif-run.ts';

/** SARIF 2.1.0: what is open or answered for. */
export const sarif: Reporter<Compliance> = {
  id: 'sarif',
  title: 'SARIF 2.1.0, for editors and Azure DevOps',
  endings: ['.sarif'],
  render: (compliance) => sarifText(runOfCompliance(compliance)),
};
