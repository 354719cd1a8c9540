import type { ResolvedGroup } from '@mdav/core';
import { DELIVERIES, isServer } from '@mdav/core';
import type { FileContent, FileTree, Target } from '@mdav/core/format';
import { fileTree, jsonBytes } from '@mdav/core/format';
import { expectedGroup } from './expected/expected-group.ts';
import { collectorFile } from './scripts/collector.ts';
import { detectionFile } from './scripts/detection.ts';
import { remediationFile } from './scripts/remediation.ts';
import { VERIFY_ID } from './verify-id.ts';

/** What the devices of a group must show, and the scripts that ask them and mend what a script may mend. */
export const verifyTarget: Target = {
  id: VERIFY_ID,
  title: 'Verification: what devices must show, collector, detection and remediation scripts',
  // Every group is verified, however its policy gets there.
  serves: DELIVERIES,
  carries: 'nothing',
  produce: (group) => ({ files: verifyFiles(group), emissions: [], diagnostics: [] }),
};

function verifyFiles(group: ResolvedGroup): FileTree {
  const expected = expectedGroup(group);
  const hasServers = group.os.some(({ id }) => isServer(id));
  return fileTree(
    new Map<string, FileContent>([
      ['expected.json', jsonBytes(expected)],
      ['verify/Get-MdavState.ps1', collectorFile(group, expected)],
      ['verify/detect.ps1', detectionFile(group)],
      // Clients choose the mode by themselves: there is nothing that a script may set on them.
      ...(hasServers ? [['verify/remediate.ps1', remediationFile(group)] as const] : []),
    ]),
  );
}
