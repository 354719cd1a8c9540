import type { Severity } from '@mdav/core';
import { visible } from '@mdav/quote';
import type { Reporter } from '../../reporter/reporter.ts';
import { fingerprints } from '../../sarif/fingerprint.ts';
import { fileFromRoot } from '../../text/place.ts';
import { jsonForLogs } from '../../text/safe-text.ts';
import type { CheckResult } from '../check-result.ts';

/** GitLab has five words, `blocker` above these and `minor` between them. */
const SEVERITIES: Readonly<Record<Severity, string>> = { error: 'critical', warning: 'major', info: 'info' };

/**
 * The report that GitLab shows as code quality of a merge request: an array with a description, a check, a fingerprint, a
 * severity and one place for each finding. It knows no waivers, so that what somebody answers for is left out. Source:
 * https://docs.gitlab.com/ci/testing/code_quality/
 */
export const gitlab: Reporter<CheckResult> = {
  id: 'gitlab',
  title: 'code quality of GitLab: what is open',
  endings: [],
  render: ({ findings, folder, file }) => {
    const open = findings.filter(({ waiver }) => waiver === undefined);
    const marks = fingerprints(open);
    return jsonForLogs(
      open.map(({ rule, severity, group, message, hint, at }, index) => ({
        description: visible(
          `${group === undefined ? '' : `${group}: `}${message}${hint === undefined ? '' : ` ${hint}`}`,
        ),
        check_name: rule,
        fingerprint: marks[index] ?? '',
        severity: SEVERITIES[severity],
        // A place is obligatory there: what is about the whole file stands at its first line.
        location: {
          path: visible(fileFromRoot(at.file ?? file ?? 'standard input', folder)),
          lines: { begin: at.line ?? 1 },
        },
      })),
    );
  },
};
