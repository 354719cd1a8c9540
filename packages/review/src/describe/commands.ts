import type { ExampleWrite, MdmBinding } from '@mdav/core';
import { regAdd, regDelete, regQuery } from '@mdav/quote';

/** How the example of a setting is set, looked at and taken back on one device; each line is ready to be copied. */
export interface DescribedCommands {
  /** By `reg.exe`, as policy; absent where the registry has no place for it. */
  readonly registry?: {
    readonly set: readonly string[];
    readonly read: readonly string[];
    readonly back: readonly string[];
    /** Only once no entry of the list is left: what says that it is managed holds for all of them. Absent for no list. */
    readonly emptied?: readonly string[];
  };
  /** By the cmdlets of Defender, as a preference of the device; absent where they have no parameter. */
  readonly preference?: {
    readonly set: readonly string[];
    readonly read: readonly string[];
    /** Why the value is not sure to mean this; the rest of a sentence. */
    readonly unchecked?: string;
  };
  /** The row of a custom profile; absent where the node takes XML, or there is none. */
  readonly node?: { readonly uri: string; readonly dataType: string; readonly value: string };
}

/** What the commands are made of: all that is known of the example. */
export interface CommandParts {
  /** The setting. */
  readonly id: string;
  readonly writes: readonly ExampleWrite[];
  readonly preference: DescribedCommands['preference'];
  readonly node: { readonly uri: string; readonly value: string } | undefined;
  readonly mdm: MdmBinding;
}

/** Data types as Intune lists them for a custom profile. */
const DATA_TYPES = { int: 'Integer', chr: 'String', bool: 'Boolean' } as const;

const FORCING = 'forceDefenderPassiveMode';

/** What to read before the commands that come once a list is empty. */
export const ONCE_EMPTY =
  'Only once no entry of the list is left, those of other policies among them: the value says for all of them that the list is managed.';

/** The commands for the example of a setting. */
export function describeCommands({ id, writes, preference, node, mdm }: CommandParts): DescribedCommands {
  const places = writes.map((write) => ({ ...write, key: `HKLM\\${write.key}` }));
  const [markers, values] = [places.filter(({ marker }) => marker), places.filter(({ marker }) => !marker)];
  const registry = {
    set: places.map((place) => regAdd(place, place.type, place.data)),
    read: places.map((place) => regQuery(place)),
    // A server leaves forced passive mode by the value 0; deleting it is no documented way back.
    back: values.map((place) => (id === FORCING ? regAdd(place, place.type, '0') : regDelete(place))),
    ...(markers.length === 0 ? {} : { emptied: markers.map((place) => regDelete(place)) }),
  };
  return {
    ...(places.length === 0 ? {} : { registry }),
    ...(preference === undefined ? {} : { preference }),
    ...(node === undefined || mdm.kind !== 'node' ? {} : { node: { ...node, dataType: DATA_TYPES[mdm.format] } }),
  };
}
