import { guidOf, utf8 } from '@mdav/core/format';
import { element, nodeText, OWN_STYLE, type XmlElement } from '@mdav/xml';
import type { SyncmlCommand } from './form.ts';

/**
 * Commands of SyncML one after the other, as device management servers take them for a profile of their own: no message
 * around them, which the server makes, and no `Atomic`, which would have one node that a device does not know undo all others.
 *
 * The id of a command follows from its node, so that a new command changes no other one; [MS-MDM] 2.2.3.1 asks for any
 * text that is unique in the message.
 */
export function encodeSyncml(commands: readonly SyncmlCommand[]): Uint8Array {
  return utf8(commands.map((command) => `${nodeText(elementOf(command), OWN_STYLE)}\n`).join(''));
}

function elementOf(command: SyncmlCommand): XmlElement {
  const id = element('CmdID', {}, [guidOf(`syncml:${command.kind}:${command.uri}`)]);
  const target = element('Target', {}, [element('LocURI', {}, [command.uri])]);
  if (command.kind === 'delete') return element('Delete', {}, [id, element('Item', {}, [target])]);
  const meta = element('Meta', {}, [element('Format', { xmlns: 'syncml:metinf' }, [command.format])]);
  return element('Replace', {}, [id, element('Item', {}, [target, meta, element('Data', {}, [command.data])])]);
}
