import { type Assignment, OS_INFO, REMOVE, type ResolvedGroup, settingRow } from '@mdav/core';
import { assertNever, type Emission, intuneBrings, intuneReach } from '@mdav/core/format';
import type { OmaSetting } from '../custom/profile.ts';
import { nodeOfRaw, rawOmaOf } from '../lower/raw-nodes.ts';
import { sayInOma } from '../lower/say-oma.ts';
import type { SyncmlCommand } from './form.ts';

/** What a group says by nodes alone, without the objects that Intune has for them. */
export interface SaidByNodes {
  readonly commands: readonly SyncmlCommand[];
  /** One per assignment of the group, in the same order. */
  readonly emissions: readonly Emission[];
}

/** The commands for a group, in the order of the catalogue, raw nodes last; none when no device of it is managed that way. */
export function lowerToNodes(group: ResolvedGroup): SaidByNodes {
  const missed = group.os.filter(({ id }) => !intuneBrings(group, id, 'custom'));
  const reasons = [...new Set(missed.map(({ id }) => `${OS_INFO[id].title}: ${intuneReach(group, id).why}`))];
  const isReached = missed.length < group.os.length;
  const commands: SyncmlCommand[] = [];
  const emissions = group.assignments.map((assignment): Emission => {
    const { setting } = assignment;
    if (!isReached) return { kind: 'unsupported', setting, why: reasons.join(' ') };
    const said = sayAssignment(assignment);
    if (!('command' in said)) return said;
    commands.push(said.command);
    if (reasons.length === 0) return { kind: 'emitted', setting };
    return { kind: 'emitted', setting, note: `It does not reach all of the group. ${reasons.join(' ')}` };
  });
  if (isReached) for (const raw of rawOmaOf(group)) commands.push(commandOf(nodeOfRaw(raw)));
  return { commands, emissions };
}

function sayAssignment({
  setting,
  value,
  only,
}: Assignment): { readonly command: SyncmlCommand } | Exclude<Emission, { kind: 'emitted' }> {
  const unsupported = (why: string) => ({ kind: 'unsupported' as const, setting, why });
  if (only !== undefined && !only.includes('intune'))
    return unsupported(`It goes by ${only.join(', ')} alone, not by mobile device management.`);
  const row = settingRow(setting);
  const { mdm } = row;
  switch (mdm.kind) {
    case 'unsupported':
    case 'within':
      return unsupported(mdm.why);
    case 'manual':
      return { kind: 'manual', setting, why: mdm.why, step: mdm.step };
    case 'node': {
      if (value === REMOVE) return { command: { kind: 'delete', uri: mdm.uri } };
      const spoken = sayInOma(row, mdm, value);
      return spoken.kind === 'said' ? { command: commandOf(spoken.it) } : unsupported(spoken.why);
    }
    default:
      return assertNever(mdm);
  }
}

function commandOf(oma: OmaSetting): SyncmlCommand {
  const { uri } = oma;
  switch (oma.kind) {
    case 'integer':
      return { kind: 'replace', uri, format: 'int', data: String(oma.value) };
    case 'boolean':
      return { kind: 'replace', uri, format: 'bool', data: String(oma.value) };
    case 'string':
      return { kind: 'replace', uri, format: 'chr', data: oma.value };
    case 'floating-point':
    case 'date-time':
    case 'base64':
    case 'string-xml':
      throw new Error(`no setting and no raw node is ${oma.kind}`);
    default:
      return assertNever(oma);
  }
}

/** What takes the commands back: every node that was set is deleted. A node that was deleted is not brought back. */
export function undoOfNodes(commands: readonly SyncmlCommand[]): readonly SyncmlCommand[] {
  return commands.flatMap((command) => (command.kind === 'replace' ? [{ kind: 'delete', uri: command.uri }] : []));
}
