/** A file or folder of a tree. */
export interface FileNode {
  /** The last part of the path. */
  readonly name: string;
  readonly path: string;
  /** Absent for a file. */
  readonly children?: readonly FileNode[];
}

interface Folder {
  readonly folders: Map<string, Folder>;
  readonly files: string[];
}

/** `/`-separated paths as a tree: folders in the order in which they come first, then files. */
export function fileNodes(paths: Iterable<string>): readonly FileNode[] {
  const root: Folder = { folders: new Map(), files: [] };
  for (const path of paths) {
    const steps = path.split('/');
    let folder = root;
    for (const step of steps.slice(0, -1)) {
      const next = folder.folders.get(step) ?? { folders: new Map(), files: [] };
      folder.folders.set(step, next);
      folder = next;
    }
    folder.files.push(path);
  }
  return nodesOf(root, '');
}

function nodesOf({ folders, files }: Folder, below: string): readonly FileNode[] {
  return [
    ...[...folders].map(([name, folder]): FileNode => only(name, `${below}${name}`, folder)),
    ...files.map((path) => ({ name: path.slice(below.length), path })),
  ];
}

/** A folder that holds one folder and nothing else is one line with it, as in `DomainSysvol/GPO`. */
function only(name: string, path: string, folder: Folder): FileNode {
  const [[inner, next] = [undefined, undefined], ...others] = folder.folders;
  if (next !== undefined && others.length === 0 && folder.files.length === 0)
    return only(`${name}/${inner}`, `${path}/${inner}`, next);
  return { name, path, children: nodesOf(folder, `${path}/`) };
}
