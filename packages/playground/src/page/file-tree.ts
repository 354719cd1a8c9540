import { type FileNode, fileNodes } from '../model/file-nodes.ts';
import { element, fill } from './element.ts';

/** The folder that a row is in: the row before it of a lower level. */
function parentOf(rows: readonly HTMLElement[], at: number): HTMLElement | undefined {
  const levelOf = (row: HTMLElement | undefined) => Number(row?.getAttribute('aria-level'));
  return rows.slice(0, at).findLast((row) => levelOf(row) < levelOf(rows[at]));
}

/** What the tree of files tells and asks. */
export interface FileTreeFacts {
  readonly chosen: (path: string) => void;
  /** A word behind a file, such as `new`. */
  readonly mark: (path: string) => string | undefined;
}

/** A tree of files, for mouse and keyboard as the ARIA practices have it: arrows move, fold and unfold, Enter chooses. */
export function makeFileTree(holder: HTMLElement, { chosen, mark }: FileTreeFacts) {
  const folded = new Set<string>();
  let seen: ReadonlySet<string> = new Set();
  let nodes: readonly FileNode[] = [];
  let selected: string | undefined;
  let focused: string | undefined;

  const rows = () => [...holder.querySelectorAll<HTMLElement>('[role=treeitem]')];
  const pathOf = (row: Element | null | undefined) => (row as HTMLElement | null | undefined)?.dataset['path'];

  const draw = (): void => {
    const hadFocus = holder.contains(document.activeElement);
    fill(holder, ...nodes.flatMap((node) => rowsOf(node, 1)));
    const all = rows();
    const at = all.find((row) => pathOf(row) === focused) ?? all.find((row) => pathOf(row) === selected) ?? all[0];
    if (at !== undefined) at.tabIndex = 0;
    if (hadFocus) at?.focus({ preventScroll: true });
  };

  /** A folder with what is unfolded in it: rows beside each other, each with its level. */
  const rowsOf = ({ name, path, children }: FileNode, level: number): readonly HTMLElement[] => {
    const isFolder = children !== undefined;
    const isOpen = isFolder && !folded.has(path);
    const word = isFolder ? undefined : mark(path);
    const row = element(
      'li',
      {
        role: 'treeitem',
        'data-path': path,
        'aria-level': String(level),
        ...(isFolder ? { 'aria-expanded': String(isOpen) } : { 'aria-selected': String(path === selected) }),
        tabindex: '-1',
      },
      element('span', { class: 'sign', 'aria-hidden': 'true' }, isFolder ? (isOpen ? '▾' : '▸') : ''),
      element('span', { class: isFolder ? 'folder' : 'file' }, name),
      word !== undefined && element('span', { class: 'badge info' }, word),
    );
    row.style.setProperty('--level', String(level));
    return [row, ...(isOpen ? children.flatMap((child) => rowsOf(child, level + 1)) : [])];
  };

  const act = (row: HTMLElement): void => {
    const path = pathOf(row);
    if (path === undefined) return;
    focused = path;
    if (row.hasAttribute('aria-expanded')) {
      if (!folded.delete(path)) folded.add(path);
      draw();
    } else {
      selected = path;
      draw();
      chosen(path);
    }
  };
  const focus = (row: HTMLElement | undefined): void => {
    if (row === undefined) return;
    for (const other of rows()) other.tabIndex = -1;
    row.tabIndex = 0;
    focused = pathOf(row);
    row.focus();
  };

  holder.addEventListener('click', (event) => {
    const row = (event.target as Element).closest<HTMLElement>('[role=treeitem]');
    if (row === null) return;
    act(row);
    focus(rows().find((each) => pathOf(each) === focused));
  });
  holder.addEventListener('keydown', (event) => {
    const row = (event.target as Element).closest<HTMLElement>('[role=treeitem]');
    if (row === null || event.ctrlKey || event.metaKey || event.altKey) return;
    const all = rows();
    const at = all.indexOf(row);
    const isOpen = row.getAttribute('aria-expanded');
    const keys: Readonly<Record<string, () => void>> = {
      ArrowDown: () => focus(all[at + 1]),
      ArrowUp: () => focus(all[at - 1]),
      Home: () => focus(all[0]),
      End: () => focus(all.at(-1)),
      ArrowRight: () => (isOpen === 'false' ? act(row) : isOpen === 'true' ? focus(all[at + 1]) : undefined),
      ArrowLeft: () => (isOpen === 'true' ? act(row) : focus(parentOf(all, at))),
      Enter: () => act(row),
      ' ': () => act(row),
    };
    const run = keys[event.key];
    if (run === undefined) return;
    event.preventDefault();
    run();
  });

  return {
    /** Shows other files; what was folded and chosen stays so. Groups after the first start folded where there are many. */
    show: (paths: readonly string[]): void => {
      nodes = fileNodes(paths);
      const folders = nodes.filter(({ children }) => children !== undefined).map(({ path }) => path);
      for (const [index, path] of folders.entries()) if (!seen.has(path) && index > 0) folded.add(path);
      seen = new Set([...seen, ...folders]);
      if (selected !== undefined && !paths.includes(selected)) selected = undefined;
      draw();
    },
    select: (path: string): void => {
      selected = path;
      for (const folder of [...folded]) if (path.startsWith(`${folder}/`)) folded.delete(folder);
      draw();
    },
    get selected() {
      return selected;
    },
  };
}
