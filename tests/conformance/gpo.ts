import type { FileTree } from '@mdav/core/format';
import { admlCodec, admxCodec, gpoBackupFormat, gppCodec } from '@mdav/gpo';
import { essenceOf, localName, readXml, type XmlElement, type XmlNode } from '@mdav/xml';
import { corpusFiles } from '../corpus.ts';
import { examine, type FileResult, type FormatResult, isSame, refused } from './result.ts';

/** Everything of Group Policy besides registry.pol. */
export function gpoResults(): readonly FormatResult[] {
  return [
    ...backupResults(),
    {
      format: 'Preferences, Registry.xml',
      files: corpusFiles('', /^(?:gpp|gpo-backup)\/.*\/Registry\.xml$/i).map((file) => examine(gppCodec, file)),
    },
    { format: 'ADMX', files: corpusFiles('admx', /\.admx$/i).map((file) => examine(admxCodec, file)) },
    { format: 'ADML', files: corpusFiles('admx', /\.adml$/i).map((file) => examine(admlCodec, file)) },
  ];
}

const ABOUT = { epochSeconds: 315_532_800, toolVersion: '0.0.0' };

/** The kinds of files in a backup by their names; the first that fits counts. */
const BACKUP_FILES: readonly (readonly [format: string, name: RegExp])[] = [
  ['GPO backup, Backup.xml', /(?:^|\/)Backup\.xml$/i],
  ['GPO backup, bkupInfo.xml', /(?:^|\/)bkupInfo\.xml$/i],
  ['GPO backup, manifest.xml', /(?:^|\/)manifest\.xml$/i],
  ['GPO backup, comment.cmtx', /\/comment\.cmtx$/i],
  ['GPO backup, other files', /./],
];

/** Every backup read as a whole and written again, file by file. */
function backupResults(): readonly FormatResult[] {
  const results = [...backupTrees()].flatMap(([root, tree]) => treeResults(root, tree));
  const formatOf = ({ path }: FileResult) => BACKUP_FILES.find(([, name]) => name.test(path))?.[0];
  return BACKUP_FILES.map(([format]) => ({ format, files: results.filter((file) => formatOf(file) === format) }));
}

function treeResults(root: string, tree: FileTree): readonly FileResult[] {
  const read = gpoBackupFormat.decode(tree);
  if (!read.ok) return [...tree.keys()].map((path) => refused(`${root}/${path}`, read));
  const written = new Map(
    [...gpoBackupFormat.encode(read.value, ABOUT)].map(([path, bytes]) => [path.toLowerCase(), bytes] as const),
  );
  return [...tree].map(([path, bytes]): FileResult => {
    const place = `${root}/${path}`;
    const ours = written.get(path.toLowerCase());
    if (ours === undefined) return { kind: 'wrong', path: place, why: 'is missing when the backup is written again' };
    if (isSame(ours, bytes)) return { kind: 'byte-exact', path: place };
    const theirs = /(?:^|\/)manifest\.xml$/i.test(path) ? withoutRepeats(bytes) : bytes;
    const isAlike = /\.xml$/i.test(path) && JSON.stringify(outlineOf(ours)) === JSON.stringify(outlineOf(theirs));
    return isAlike ? { kind: 'equal', path: place } : { kind: 'wrong', path: place, why: 'says something else' };
  });
}

/** The genuine backups: everything below one root, as one would name it on the command line. */
export function backupTrees(): ReadonlyMap<string, FileTree> {
  const roots = new Map<string, Map<string, Uint8Array>>();
  for (const { path, bytes } of corpusFiles('gpo-backup')) {
    const found = /^(.*?)\/(\{[^/]*\}\/.*|manifest\.xml)$/i.exec(path);
    if (found === null) continue;
    const [, root = '', below = ''] = found;
    const tree = roots.get(root) ?? new Map<string, Uint8Array>();
    roots.set(root, tree.set(below, bytes));
  }
  return roots;
}

/** What a document says, without how it is laid out. */
export function outlineOf(bytes: Uint8Array): XmlElement {
  const read = readXml(bytes);
  if (!read.ok) throw new Error('not well-formed');
  const strip = (node: XmlElement): XmlElement => ({
    ...node,
    name: localName(node.name),
    children: node.children.flatMap((child): readonly XmlNode[] => {
      if (child.kind === 'element') return [strip(child)];
      // An extension list without extensions is a blank here and there.
      return child.kind === 'text' && child.text.trim() === '' ? [] : [child];
    }),
  });
  return strip(essenceOf(read.value.root));
}

/** An import that rebuilds a manifest repeats its namespace on each instance, to no effect. */
function withoutRepeats(bytes: Uint8Array): Uint8Array {
  const text = new TextDecoder().decode(bytes).replaceAll(/<BackupInst xmlns="[^"]*">/g, '<BackupInst>');
  return new TextEncoder().encode(text);
}
