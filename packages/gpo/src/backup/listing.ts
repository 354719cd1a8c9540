import { attributeOf, element, elementsOf, localName, type XmlElement } from '@mdav/xml';
import { OTHER_FILES_EXTENSION, REGISTRY_EXTENSION } from './extensions.ts';
import type { GpoBackup, GpoIdentity } from './form.ts';
import { comparablePath, gpoFiles, listedPath } from './paths.ts';

/**
 * The `GroupPolicyExtension` elements of a backup: every file that an import must copy, each exactly once, and none
 * that the backup does not have (a listed file that is missing makes an import fail).
 *
 * A backup that was read keeps the elements it came with; entries for files added or removed since follow.
 */
export function extensionElements(backup: GpoBackup): readonly XmlElement[] {
  const made = generatedExtensions(backup.gpo, gpoFiles(backup));
  const kept = backup.residue.extensions;
  return kept === undefined ? made : reconcile(kept, made);
}

/** The elements for a set of files, given below `DomainSysvol/GPO`, as the console lists them. */
export function generatedExtensions(gpo: GpoIdentity, files: readonly string[]): readonly XmlElement[] {
  const isPolicy = (file: string) => /^(?:machine|user)\/registry\.pol$/i.test(file);
  const templates = listedPath(gpo, 'Adm/*.*');
  const others = files.filter((file) => !isPolicy(file));
  const registry = extension(REGISTRY_EXTENSION, 'Registry', [
    ...files.filter(isPolicy).map((file) => fileElement(gpo, file)),
    element('FSObjectFile', { 'bkp:Path': templates.path, 'bkp:SourceExpandedPath': templates.source }),
  ]);
  return [registry, extension(OTHER_FILES_EXTENSION, 'Unknown Extension', withFolders(gpo, others))];
}

/** The files that the elements list, as comparable paths below the folder of the backup. */
export function listedFiles(extensions: readonly XmlElement[]): readonly string[] {
  return extensions
    .flatMap(elementsOf)
    .filter(isFile)
    .flatMap((node) => locationOf(node) ?? []);
}

function extension(id: string, name: string, children: readonly XmlElement[]): XmlElement {
  return element('GroupPolicyExtension', { 'bkp:ID': id, 'bkp:DescName': name }, children);
}

function fileElement(gpo: GpoIdentity, file: string): XmlElement {
  const { path, source, location } = listedPath(gpo, file);
  return element('FSObjectFile', { 'bkp:Path': path, 'bkp:SourceExpandedPath': source, 'bkp:Location': location });
}

/** Each file after the folders on its way that no earlier file has named. */
function withFolders(gpo: GpoIdentity, files: readonly string[]): readonly XmlElement[] {
  const named = new Set<string>();
  return files.flatMap((file) => {
    const parts = file.split('/');
    // The two sides themselves always exist.
    const folders = parts.slice(1, -1).map((_, index) => parts.slice(0, index + 2).join('/'));
    const fresh = folders.filter((folder) => !named.has(folder.toLowerCase()));
    for (const folder of fresh) named.add(folder.toLowerCase());
    return [...fresh.map((folder) => ({ ...fileElement(gpo, folder), name: 'FSObjectDir' })), fileElement(gpo, file)];
  });
}

function reconcile(kept: readonly XmlElement[], made: readonly XmlElement[]): readonly XmlElement[] {
  const present = new Set(listedFiles(made));
  const listed = new Set(listedFiles(kept));
  const isWanted = (node: XmlElement) =>
    !isFile(node) || present.has(locationOf(node) ?? '') || locationOf(node) === undefined;
  const missing = (id: string) =>
    made
      .filter((node) => idOf(node) === id)
      .flatMap(elementsOf)
      .filter((node) => isFile(node) && locationOf(node) !== undefined && !listed.has(locationOf(node) ?? ''));
  const ids = new Set(kept.map(idOf));
  const reconciled = kept.map((node) => ({
    ...node,
    children: [...elementsOf(node).filter(isWanted), ...missing(idOf(node))],
  }));
  return [...reconciled, ...made.filter((node) => !ids.has(idOf(node)))];
}

function idOf(node: XmlElement): string {
  return (attributeOf(node, 'ID') ?? '').toUpperCase();
}

function isFile(node: XmlElement): boolean {
  return localName(node.name) === 'FSObjectFile';
}

function locationOf(node: XmlElement): string | undefined {
  const location = attributeOf(node, 'Location');
  return location === undefined ? undefined : comparablePath(location);
}
