import type { BuildResult } from '@mdav/core';
import { type FileTree, ROOT_FOLDERS } from '@mdav/core/format';
import { count } from '@mdav/review';
import { byId, element, fill } from './element.ts';
import { makeFileTree } from './file-tree.ts';
import { makeFileView } from './file-view.ts';

/** The outputs of the fleet: a tree, and the file that is chosen in it. */
export function makeOutputs() {
  let files: FileTree = new Map();
  let before: FileTree | undefined;
  const view = makeFileView(byId('file'));
  const open = (path: string): void => {
    const bytes = files.get(path);
    if (bytes !== undefined) view.show(path, bytes, before?.get(path));
  };
  const tree = makeFileTree(byId('tree'), {
    chosen: open,
    mark: (path) => markOf(files.get(path), before?.get(path), before !== undefined),
  });
  /** Says why there is nothing new, above what was built last. */
  const say = (kind: 'note' | 'note error', ...parts: readonly (string | HTMLElement)[]): void => {
    const note = byId('no-outputs');
    note.hidden = false;
    note.className = kind;
    byId('kept').hidden = true;
    fill(note, ...parts, files.size === 0 ? '' : ' Below is what was built last.');
  };
  return {
    /** Says that many groups are built when somebody asks for it. */
    offer: (groups: number, build: () => unknown): void =>
      say(
        'note',
        `${count(groups, 'group')} are checked while you type, and built when you ask: until a build is done, the page answers nothing. `,
        element('button', { type: 'button', id: 'build', onclick: build }, 'Build'),
      ),
    /** Says that a build is under way. */
    begin: (groups: number): void => say('note', `Building ${count(groups, 'group')} …`),
    /** Shows what a build made; `kept` is what that of the kept version made. */
    show: (result: BuildResult, kept: FileTree | undefined): void => {
      before = kept;
      if (!result.ok) {
        const why = ['Nothing is built while there are errors.', ...result.diagnostics.map(({ message }) => message)];
        say('note error', why.join(' '));
        return;
      }
      byId('no-outputs').hidden = true;
      files = result.built.files;
      tellKept(files, before);
      tree.show(inOrder([...files.keys()]));
      const selected = tree.selected ?? firstToRead(files);
      if (selected === undefined) view.clear(element('p', {}, 'No files.'));
      else {
        tree.select(selected);
        open(selected);
      }
    },
    get files() {
      return files;
    },
  };
}

/** Groups first, then what is made once for all of them, then the files beside. */
function inOrder(paths: readonly string[]): readonly string[] {
  const isShared = (path: string) => ROOT_FOLDERS.some((folder) => path.startsWith(`${folder}/`));
  return [...paths.filter((path) => !isShared(path)), ...paths.filter(isShared)];
}

/** How many files are not those of the version that was kept. */
function tellKept(files: FileTree, before: FileTree | undefined): void {
  const note = byId('kept');
  note.hidden = before === undefined;
  if (before === undefined) return;
  const differ = [...files].filter(([path, bytes]) => markOf(bytes, before.get(path), true) !== undefined).length;
  const gone = [...before.keys()].filter((path) => !files.has(path));
  note.textContent = [
    differ === 0 && gone.length === 0 ? 'Every file is that of the version that was kept.' : '',
    differ === 0
      ? ''
      : `${differ} of ${count(files.size, 'file')} ${differ === 1 ? 'differs' : 'differ'} from the version that was kept.`,
    gone.length === 0 ? '' : `Gone: ${gone.join(', ')}.`,
  ]
    .join(' ')
    .trim();
}

/** What says most in one look. */
function firstToRead(files: FileTree): string | undefined {
  const paths = [...files.keys()];
  return paths.find((path) => path === 'SUMMARY.md') ?? paths[0];
}

function markOf(now: Uint8Array | undefined, old: Uint8Array | undefined, isCompared: boolean): string | undefined {
  if (!isCompared || now === undefined) return undefined;
  if (old === undefined) return 'new';
  if (now === old) return undefined;
  return now.length === old.length && now.every((byte, at) => byte === old[at]) ? undefined : 'changed';
}
