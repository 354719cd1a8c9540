import type { DiagnosticInfo } from '@mdav/core';
import { diagnosticInfos } from '@mdav/core/format';

/** What is said when a command line does not come to its work, or not to its end. */
export const COMMAND_DIAGNOSTICS: readonly DiagnosticInfo[] = diagnosticInfos([
  [
    'command-usage',
    'The command line asks for something that mdav has not, or leaves out what it needs. It ends with 64.',
    'Follow the hint, or see the help of the verb.',
  ],
  [
    'command-system',
    'The system refused to read or write a file. Output is replaced as a whole, so that nothing half written is left. It ends with 65.',
    'Check that the path exists, its permissions and the free space.',
  ],
  [
    'command-internal',
    'A mistake of mdav itself: no input may lead here. It ends with 70.',
    'Report it with the text that was printed.',
  ],
]);
