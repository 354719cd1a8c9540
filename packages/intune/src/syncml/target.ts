import type { Diagnostic, ResolvedGroup } from '@mdav/core';
import type { Produced, Target } from '@mdav/core/format';
import { isXmlText } from '@mdav/xml';
import { encodeSyncml } from './encode.ts';
import type { SyncmlCommand } from './form.ts';
import { lowerToNodes, undoOfNodes } from './lower.ts';

/** Commands for device management that is not Intune: Fleet, Workspace ONE and whatever takes nodes by their URI. */
export const syncmlTarget: Target = {
  id: 'syncml',
  title: 'SyncML for other device management than Intune: commands that set the nodes and take them back',
  serves: ['intune'],
  produce,
};

function produce(group: ResolvedGroup): Produced {
  const { commands, emissions } = lowerToNodes(group);
  if (commands.length === 0) return { files: new Map(), emissions, diagnostics: [] };
  const undo = undoOfNodes(commands);
  const files = new Map([[`syncml/${group.name}.xml`, encodeSyncml(commands)]]);
  if (undo.length > 0) files.set(`syncml/${group.name}.undo.xml`, encodeSyncml(undo));
  return { files, emissions, diagnostics: commands.flatMap(faultsOf) };
}

/** What XML cannot hold would be replaced without a word. */
function faultsOf(command: SyncmlCommand): readonly Diagnostic[] {
  const texts = [command.uri, ...(command.kind === 'replace' ? [command.data] : [])];
  if (texts.every(isXmlText)) return [];
  return [
    {
      code: 'mdm-not-xml',
      severity: 'error',
      message: `The node ${JSON.stringify(command.uri)} or its value holds a character that XML does not have.`,
      at: { path: command.uri },
      hint: 'Take the control character out.',
    },
  ];
}
