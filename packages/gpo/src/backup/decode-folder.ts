import type { Diagnostic, Outcome } from '@mdav/core';
import type { FileTree } from '@mdav/core/format';
import { fail, hasErrors, succeed } from '@mdav/core/format';
import { polCodecFor } from '@mdav/registry';
import { childNamed, childrenNamed, elementsOf, essenceOf, readXml, type XmlElement } from '@mdav/xml';
import { checkIdentity, checkListing, type FolderContext, nameKept } from './check-folder.ts';
import { decodeComments } from './comments.ts';
import { type CoreSettings, readCoreSettings } from './core-settings.ts';
import type { GpoBackup, GpoIdentity, GpoSide, KeptFile } from './form.ts';
import { type BackupInstance, instancesIn } from './instance.ts';
import { generatedExtensions } from './listing.ts';
import { comparablePath, DESCRIPTION_PATH, gpoFiles, SIDE_PATHS, SYSVOL_FOLDER } from './paths.ts';

/**
 * Reads one backup from the files of its folder.
 *
 * Errors: those of reading XML and `registry.pol`, `gpo-backup-incomplete`. Warnings: `gpo-backup-bad-field`,
 * `gpo-backup-gpo-mismatch`, `gpo-backup-missing-file`, `gpo-backup-unread-part`, `gpo-backup-unlisted-file`, and those of
 * reading comments. For information: `gpo-backup-no-info`, `gpo-backup-id-mismatch`, `gpo-backup-other-content`.
 */
export function decodeFolder(files: FileTree, context: FolderContext): Outcome<GpoBackup> {
  const place = (path: string) => (context.folder === '' ? path : `${context.folder}/${path}`);
  const found = indexFiles(files);
  const schemeFile = found('Backup.xml');
  if (schemeFile === undefined) return incomplete(place('Backup.xml'), 'The file is missing.');
  const scheme = readXml(schemeFile.bytes, place(schemeFile.path));
  if (!scheme.ok) return scheme;
  const object = childNamed(scheme.value.root, 'GroupPolicyObject');
  const core = object && childNamed(object, 'GroupPolicyCoreSettings');
  if (object === undefined || core === undefined)
    return incomplete(place(schemeFile.path), 'It has no GroupPolicyCoreSettings.');

  const settings = readCoreSettings(core, place(schemeFile.path));
  if (!settings.ok) return settings;
  const info = readInfo(found('bkupInfo.xml'), context, place);
  const machine = readSide(found, 'machine', settings.value.machine, place);
  const user = readSide(found, 'user', settings.value.user, place);
  const description = found(DESCRIPTION_PATH);
  const note = description && fromUtf16(description.bytes);
  const understood = new Set(
    [
      schemeFile,
      found('bkupInfo.xml'),
      found('manifest.xml'),
      note === undefined ? undefined : description,
      ...machine.understood,
      ...user.understood,
    ].flatMap((file) => file?.path ?? []),
  );
  const kept = [...files]
    .filter(([path]) => !understood.has(path))
    .map(([path, bytes]): KeptFile => ({ path: canonicalPath(path), bytes }));
  const gpo = identify(settings.value, info.instance);
  const groups = childNamed(object, 'SecurityGroups');
  const partial: GpoBackup = {
    ...optionalId(info.instance?.ID, context.name),
    ...(info.instance?.BackupTime ? { time: info.instance.BackupTime } : {}),
    comment: info.instance?.Comment ?? '',
    gpo,
    ...(note === undefined ? {} : { description: note }),
    status: settings.value.status,
    machine: machine.side,
    user: user.side,
    securityDescriptor: settings.value.securityDescriptor,
    residue: {
      files: kept,
      ...(groups === undefined || elementsOf(groups).length === 0 ? {} : { securityGroups: essenceOf(groups) }),
      ...(settings.value.wmiFilter === undefined ? {} : { wmiFilter: settings.value.wmiFilter }),
    },
  };
  const extensions = childrenNamed(object, 'GroupPolicyExtension').map(essenceOf);
  const backup = withExtensions(partial, extensions);
  const diagnostics = [
    ...settings.diagnostics,
    ...info.diagnostics,
    ...machine.diagnostics,
    ...user.diagnostics,
    ...checkIdentity(backup, context, info.instance, place(schemeFile.path)),
    ...checkListing(files, extensions, place(schemeFile.path)),
    ...nameKept(kept, context),
  ];
  return hasErrors(diagnostics) ? fail(diagnostics) : succeed(backup, diagnostics);
}

type Found = { readonly path: string; readonly bytes: Uint8Array } | undefined;
type Index = (path: string) => Found;

/** Windows finds a file whatever the case of its name is. */
function indexFiles(files: FileTree): Index {
  const byComparable = new Map([...files].map(([path, bytes]) => [comparablePath(path), { path, bytes }]));
  return (path) => byComparable.get(comparablePath(path));
}

/** The folders that the format itself names get its spelling; the rest of a path stays as it is. */
function canonicalPath(path: string): string {
  const prefix = `${SYSVOL_FOLDER.toLowerCase()}/`;
  if (!path.toLowerCase().startsWith(prefix)) return path;
  const below = path
    .slice(prefix.length)
    .replace(/^machine\//i, 'Machine/')
    .replace(/^user\//i, 'User/');
  return `${SYSVOL_FOLDER}/${below}`;
}

function incomplete(file: string, what: string): { readonly ok: false; readonly diagnostics: readonly Diagnostic[] } {
  return fail([
    {
      code: 'gpo-backup-incomplete',
      severity: 'error',
      message: `Backup.xml does not describe a GPO: ${what}`,
      at: { file },
      hint: 'Make the backup again with Backup-GPO.',
    },
  ]);
}

function readInfo(
  file: Found,
  context: FolderContext,
  place: (path: string) => string,
): { readonly instance: BackupInstance | undefined; readonly diagnostics: readonly Diagnostic[] } {
  if (file === undefined) {
    if (context.instance !== undefined) return { instance: context.instance, diagnostics: [] };
    const diagnostic: Diagnostic = {
      code: 'gpo-backup-no-info',
      severity: 'info',
      message: 'Neither bkupInfo.xml nor manifest.xml tells about this backup; its folder gives the id.',
      at: { file: place('bkupInfo.xml') },
    };
    return { instance: undefined, diagnostics: [diagnostic] };
  }
  const read = readXml(file.bytes, place(file.path));
  if (read.ok) return { instance: instancesIn(read.value.root)[0] ?? context.instance, diagnostics: [] };
  const diagnostics = read.diagnostics.map((diagnostic): Diagnostic => ({ ...diagnostic, severity: 'warning' }));
  return { instance: context.instance, diagnostics };
}

interface SideReading {
  readonly side: GpoSide;
  readonly understood: readonly Found[];
  readonly diagnostics: readonly Diagnostic[];
}

function readSide(
  found: Index,
  hive: 'machine' | 'user',
  { version, extensions }: CoreSettings['machine'],
  place: (path: string) => string,
): SideReading {
  const policyFile = found(SIDE_PATHS[hive].policy);
  const commentFile = found(SIDE_PATHS[hive].comments);
  const policy = policyFile && polCodecFor(hive).decode(policyFile.bytes);
  const comments = commentFile && decodeComments(commentFile.bytes, place(commentFile.path));
  const inPolicyFile = (policy?.diagnostics ?? []).map((diagnostic) => ({
    ...diagnostic,
    at: { file: place(policyFile?.path ?? ''), ...diagnostic.at },
  }));
  // Comments are notes for people: broken ones stay as they are and do not stop the reading.
  const inComments = (comments?.diagnostics ?? []).map(
    (diagnostic): Diagnostic => ({ ...diagnostic, severity: 'warning' }),
  );
  return {
    side: {
      ...(policy?.ok ? { policy: policy.value } : {}),
      ...(comments?.ok ? { comments: comments.value } : {}),
      version,
      extensions,
    },
    understood: [policyFile, comments?.ok ? commentFile : undefined],
    diagnostics: [...inPolicyFile, ...inComments],
  };
}

function identify(core: CoreSettings, instance: BackupInstance | undefined): GpoIdentity {
  return {
    id: core.id,
    name: core.name === '' ? (instance?.GPODisplayName ?? '') : core.name,
    domain: core.domain,
    domainId: instance?.GPODomainGuid ?? '',
    controller: instance?.GPODomainController ?? '',
  };
}

function withExtensions(backup: GpoBackup, extensions: readonly XmlElement[]): GpoBackup {
  const made = generatedExtensions(backup.gpo, gpoFiles(backup)).map(essenceOf);
  if (JSON.stringify(made) === JSON.stringify(extensions)) return backup;
  return { ...backup, residue: { ...backup.residue, extensions } };
}

/** UTF-16LE without byte order mark; `undefined` when a byte is left over. */
function fromUtf16(bytes: Uint8Array): string | undefined {
  if (bytes.length % 2 !== 0) return undefined;
  let text = '';
  for (let index = 0; index < bytes.length; index += 2) {
    text += String.fromCharCode((bytes[index] ?? 0) | ((bytes[index + 1] ?? 0) << 8));
  }
  return text;
}

/** The id that names the folder of a backup when it is written: nothing but a GUID may, or it would name any folder. */
function optionalId(...candidates: readonly (string | undefined)[]): { readonly id?: string } {
  const id = candidates.find(
    (candidate) =>
      candidate !== undefined && /^\{[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\}$/.test(candidate),
  );
  return id === undefined ? {} : { id };
}
