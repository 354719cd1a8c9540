import { remember, utf8 } from '@mdav/core/format';
import { cdataElement, element, writeTemplate, type XmlElement } from '@mdav/xml';
import { formatExtensions } from './extensions.ts';
import {
  type GpoBackup,
  type GpoIdentity,
  type GpoResidue,
  type GpoSide,
  type GpoStatus,
  type GpoVersion,
  NO_RESIDUE,
} from './form.ts';
import { extensionElements, generatedExtensions } from './listing.ts';
import { gpoFiles } from './paths.ts';
import { SCHEME, type SchemeValues } from './scheme.generated.ts';

/** The codes of `Options`; checked against the reports of genuine backups. */
export const STATUS_CODES: { readonly [Status in GpoStatus]: number } = {
  enabled: 0,
  'user-disabled': 1,
  'computer-disabled': 2,
  'all-disabled': 3,
};

/** Writes `Backup.xml`, version 2: what is in the backup and where it goes. */
export function encodeScheme(backup: GpoBackup): Uint8Array {
  const { gpo, residue } = backup;
  const layout = isPlain(gpo) && hasNoElements(residue) ? layoutOf(sharedOf(backup)) : undefined;
  if (layout !== undefined) return utf8(layout.replaceAll(ID, gpo.id).replaceAll(NAME, gpo.name));
  return writeTemplate(SCHEME, valuesOf(backup, residue, extensionElements(backup)));
}

/** What `Backup.xml` says of a backup that was made here, but for the id and the name: many backups have it in common. */
interface Shared {
  readonly gpo: Omit<GpoIdentity, 'id' | 'name'>;
  readonly status: GpoStatus;
  readonly securityDescriptor: string;
  readonly machine: Pick<GpoSide, 'version' | 'extensions'>;
  readonly user: Pick<GpoSide, 'version' | 'extensions'>;
  readonly files: readonly string[];
}

/** What stands for the two in a document that is laid out once. */
const [ID, NAME] = ['(id)', '(name)'];

/** The document with places for the two; none where something in it could be taken for such a place. */
const layoutOf = remember((shared: Shared): string | undefined => {
  const said = JSON.stringify(shared);
  if (said.includes(ID) || said.includes(NAME)) return undefined;
  const gpo = { ...shared.gpo, id: ID, name: NAME };
  const values = valuesOf({ ...shared, gpo }, NO_RESIDUE, generatedExtensions(gpo, shared.files));
  return new TextDecoder().decode(writeTemplate(SCHEME, values));
}, 64);

function sharedOf(backup: GpoBackup): Shared {
  const { gpo, status, securityDescriptor, machine, user } = backup;
  const { id: _, name: __, ...place } = gpo;
  const of = ({ version, extensions }: GpoSide) => ({ version, extensions });
  return { gpo: place, status, securityDescriptor, machine: of(machine), user: of(user), files: gpoFiles(backup) };
}

/** True for an id and a name that stand in XML as they are. */
function isPlain({ id, name }: GpoIdentity): boolean {
  return /^[\w{}-]*$/.test(id) && /^[\p{L}\p{N} _.,-]*$/u.test(name);
}

function hasNoElements({ securityGroups, wmiFilter, extensions }: GpoResidue): boolean {
  return securityGroups === undefined && wmiFilter === undefined && extensions === undefined;
}

function valuesOf(
  { gpo, status, securityDescriptor, machine, user }: Omit<Shared, 'gpo' | 'files'> & Pick<GpoBackup, 'gpo'>,
  { securityGroups, wmiFilter }: GpoResidue,
  files: readonly XmlElement[],
): SchemeValues {
  return {
    securityGroups: [securityGroups ?? element('SecurityGroups')],
    id: gpo.id,
    domain: gpo.domain,
    securityDescriptor,
    name: gpo.name,
    status: String(STATUS_CODES[status]),
    userVersion: String(versionNumber(user.version)),
    machineVersion: String(versionNumber(machine.version)),
    machineExtensions: [textOrEmpty('MachineExtensionGuids', formatExtensions(machine.extensions))],
    userExtensions: [textOrEmpty('UserExtensionGuids', formatExtensions(user.extensions))],
    wmiFilter: wmiFilter ?? [element('WMIFilter')],
    files,
  };
}

/** The directory's count in the high half, the file share's in the low half. */
function versionNumber({ directory, sysvol }: GpoVersion): number {
  return directory * 0x10000 + sysvol;
}

function textOrEmpty(name: string, text: string): XmlElement {
  return text === '' ? element(name) : cdataElement(name, text);
}
