import type { Diagnostic, Outcome } from '@mdav/core';
import type { FileTree } from '@mdav/core/format';
import { fail, hasErrors, succeed } from '@mdav/core/format';
import { readXml } from '@mdav/xml';
import { decodeFolder } from './decode-folder.ts';
import type { GpoBackup } from './form.ts';
import { type BackupInstance, instancesIn } from './instance.ts';

/**
 * Reads every backup in a file tree: folders written by the Group Policy Management Console, by its cmdlets or by
 * LGPO.exe, with or without `manifest.xml` and `bkupInfo.xml`, at any depth and in any case of their names.
 *
 * Diagnostics: `gpo-backup-none` and those of {@link decodeFolder}; one unreadable backup makes the whole fail.
 */
export function decodeBackups(files: FileTree): Outcome<readonly GpoBackup[]> {
  const folders = [...files.keys()]
    .flatMap((path) => /^(?:(.*)\/)?backup\.xml$/i.exec(path)?.slice(1, 2) ?? [])
    .map((folder) => folder ?? '');
  if (folders.length === 0) {
    return fail([
      {
        code: 'gpo-backup-none',
        severity: 'error',
        message: 'There is no Backup.xml here.',
        at: {},
        hint: 'Name the folder that holds manifest.xml or the folder of one backup.',
      },
    ]);
  }
  const manifests = readManifests(files);
  const read = folders.map((folder) => {
    const name = folder.slice(folder.lastIndexOf('/') + 1);
    const root = folder.includes('/') ? folder.slice(0, folder.lastIndexOf('/')) : '';
    const listed = manifests.instances.get(root)?.findIndex(({ ID }) => ID.toUpperCase() === name.toUpperCase()) ?? -1;
    const instance = manifests.instances.get(root)?.[listed];
    const own = subtree(files, folder, folders);
    return {
      order: listed === -1 ? Number.MAX_SAFE_INTEGER : listed,
      root,
      folder,
      outcome: decodeFolder(own, { folder, name, instance }),
    };
  });
  // A manifest keeps an order of its own; what it does not list follows by path.
  read.sort((a, b) => compare(a.root, b.root) || a.order - b.order || compare(a.folder, b.folder));
  const diagnostics = [...manifests.diagnostics, ...read.flatMap(({ outcome }) => outcome.diagnostics)];
  if (hasErrors(diagnostics)) return fail(diagnostics);
  return succeed(
    read.flatMap(({ outcome }) => (outcome.ok ? [outcome.value] : [])),
    diagnostics,
  );
}

interface Manifests {
  readonly instances: ReadonlyMap<string, readonly BackupInstance[]>;
  readonly diagnostics: readonly Diagnostic[];
}

/** The manifests by their folder. A broken one is no reason to refuse the backups beside it: they say the same. */
function readManifests(files: FileTree): Manifests {
  const instances = new Map<string, readonly BackupInstance[]>();
  const diagnostics: Diagnostic[] = [];
  for (const [path, bytes] of files) {
    const found = /^(?:(.*)\/)?manifest\.xml$/i.exec(path);
    if (found === null) continue;
    const read = readXml(bytes, path);
    if (read.ok) instances.set(found[1] ?? '', instancesIn(read.value.root));
    else
      for (const one of read.diagnostics.map((diagnostic): Diagnostic => ({ ...diagnostic, severity: 'warning' })))
        diagnostics.push(one);
  }
  return { instances, diagnostics };
}

/** The files below a folder, with their paths below it; without those of a backup that lies in it. */
function subtree(files: FileTree, folder: string, folders: readonly string[]): FileTree {
  const prefix = folder === '' ? '' : `${folder}/`;
  const inner = folders.filter((other) => other !== folder && other.startsWith(prefix)).map((other) => `${other}/`);
  const own = [...files].filter(([path]) => path.startsWith(prefix) && !inner.some((other) => path.startsWith(other)));
  return new Map(own.map(([path, bytes]) => [path.slice(prefix.length), bytes]));
}

/** By folders: a name comes before one that goes on after it, whatever the sign. */
function compare(a: string, b: string): number {
  const [one, other] = [a, b].map((path) => path.replaceAll('/', '\0'));
  return one === other ? 0 : (one ?? '') < (other ?? '') ? -1 : 1;
}
