import { type Outcome, REMOVE } from '@mdav/core';
import {
  type FileSource,
  isDefenderUri,
  type LeftEntry,
  type LiftedPolicy,
  type PlacedForm,
  type ReadPolicy,
  succeed,
} from '@mdav/core/format';
import { byUri, canonicalUri } from '../lift/known-nodes.ts';
import { EMPTY_FORM } from '../lower/form.ts';
import { decodeSyncml, type SyncmlPolicy } from '../syncml/decode.ts';
import { liftMdmForms } from './lift-mdm.ts';
import { nodeLine } from './mdm-lines.ts';

/** The elements that a file of commands begins with. */
const ROOTS = /^(?:SyncML|SyncBody|Atomic|Sequence|Add|Replace|Delete)$/;

/** Commands of SyncML, as device management other than Intune takes them for a profile. */
export const syncmlSource: FileSource<SyncmlPolicy> = {
  of: 'file',
  id: 'syncml',
  title: 'commands of SyncML',
  endings: ['.xml', '.syncml'],
  policy: { word: 'SyncML profile', holder: 'profile', deliver: 'intune', applied: 'intune' },
  channel: 'mdm',
  recognise: ({ root, text = '' }) => (ROOTS.test(root ?? '') && text.includes('LocURI') ? 'policy' : undefined),
  decode: decodeSyncmlFile,
  isRepeat: (path, files) => {
    const undone = /^(.+)\.undo(\.xml)$/i.exec(path);
    return undone !== null && files.has(`${undone[1]}${undone[2]}`);
  },
  lift: liftSyncml,
  show: ({ nodes, deleted, beside }) => ({
    entries: [
      ...deleted.map((uri) => `delete ${uri}`),
      ...[...nodes.map(nodeLine), ...beside.flatMap(({ lines }) => lines)].map(({ place, says }) =>
        `${place} = ${says}`.replace(/[\r\n]+/g, ' '),
      ),
    ],
  }),
};

function decodeSyncmlFile(bytes: Uint8Array): Outcome<readonly ReadPolicy<SyncmlPolicy>[]> {
  const read = decodeSyncml(bytes);
  return read.ok ? succeed([{ form: read.value }], read.diagnostics) : read;
}

/** As a profile with the same nodes; a node that is taken away is the removal of its setting. */
function liftSyncml(placed: readonly PlacedForm<SyncmlPolicy>[]): LiftedPolicy {
  const profiles = placed.map(({ form: { nodes }, path }) => {
    const profile = { name: path, description: null, roleScopeTagIds: [], settings: nodes };
    return { form: { ...EMPTY_FORM, custom: [profile] }, path };
  });
  const { parts, beside } = liftMdmForms(profiles);
  const deleted = placed.flatMap(({ form }) => form.deleted);
  const removals = deleted.flatMap((uri) => byUri().get(canonicalUri(uri))?.row.id ?? []);
  const strangers = deleted.filter((uri) => !byUri().has(canonicalUri(uri)));
  const [first, ...others] = parts;
  const removed = Object.fromEntries(removals.map((setting) => [setting, REMOVE]));
  const all = first === undefined ? [] : [{ ...first, settings: { ...removed, ...first.settings } }, ...others];
  return {
    parts: all,
    beside: [...beside, ...strangers.map(leftOfDeleted), ...placed.flatMap(({ form }) => form.beside)],
  };
}

function leftOfDeleted(uri: string): LeftEntry {
  const why = 'a fleet file has no form for a node that is taken away';
  return {
    lines: [{ place: uri, says: 'delete the node' }],
    unsayable: [{ what: uri, why, isDefender: isDefenderUri(uri) }],
  };
}
