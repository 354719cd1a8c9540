import { sep } from 'node:path';
import { jsonBytes, sha256Hex, utf8 } from '@mdav/core/format';
import type { Disk, Kind } from '../disk.ts';

type Node =
  | { readonly kind: 'folder'; readonly entries: Map<string, Node> }
  | { readonly kind: 'file'; bytes: Uint8Array }
  | { readonly kind: 'other'; readonly to: string };

/** The process is gone: nothing that it does afterwards happens. */
export class Killed extends Error {}

/** What goes wrong with a process's calls that change the disk. Calls count from 1. */
export interface Trouble {
  /** The process is gone before this call. */
  readonly killAt?: number;
  /** Says which error a call meets; nothing: none. */
  readonly refuse?: (call: {
    readonly number: number;
    readonly name: string;
    readonly paths: readonly string[];
  }) => string | undefined;
}

/**
 * A disk that is a value, so that every call can be tried as the last one. Rename, hard links and errors are those of
 * POSIX; `isWindows` takes names that differ by case for one, and moves nothing onto a folder.
 */
export class MemoryDisk {
  readonly #root: Node & { kind: 'folder' };
  readonly #isWindows: boolean;
  readonly #alive = new Set<string>();
  #processes = 0;

  constructor({ isWindows = false }: { readonly isWindows?: boolean } = {}, root?: Node & { kind: 'folder' }) {
    this.#isWindows = isWindows;
    this.#root = root ?? { kind: 'folder', entries: new Map() };
  }

  /** The same content on another disk, on which no process is at work. */
  copy(): MemoryDisk {
    const files = new Map<Node, Node>();
    const copyOf = (node: Node): Node => {
      if (node.kind === 'folder')
        return { kind: 'folder', entries: new Map([...node.entries].map(([name, each]) => [name, copyOf(each)])) };
      const copied = files.get(node) ?? { ...node };
      files.set(node, copied);
      return copied;
    };
    const copied = new MemoryDisk({ isWindows: this.#isWindows }, copyOf(this.#root) as Node & { kind: 'folder' });
    copied.#processes = this.#processes;
    return copied;
  }

  /** Runs a process; says how many of its calls changed something, and what ended it. */
  run(work: (disk: Disk) => void, trouble: Trouble = {}): { readonly calls: number; readonly error?: Error } {
    const pid = ++this.#processes;
    const owner = (nonce: number) => `${pid}-0-00000000-${nonce.toString(16).padStart(8, '0')}`;
    const counter = { calls: 0, isKilled: false };
    this.#alive.add(String(pid));
    try {
      work(this.#disk(counter, trouble, owner));
      return { calls: counter.calls };
    } catch (error) {
      return { calls: counter.calls, error: error as Error };
    } finally {
      this.#alive.delete(String(pid));
    }
  }

  /** Every file by its path, with its text; links with what they lead to, empty folders with a `/`. */
  content(folder = '/'): Record<string, string> {
    const found: Record<string, string> = {};
    const visit = (node: Node | undefined, path: string): void => {
      if (node?.kind === 'file') found[path] = new TextDecoder().decode(node.bytes);
      else if (node?.kind === 'other') found[path] = `→ ${node.to}`;
      else if (node !== undefined) {
        if (node.entries.size === 0) found[`${path}/`] = '';
        for (const [name, each] of node.entries) visit(each, path === '' ? name : `${path}/${name}`);
      }
    };
    visit(this.#find(folder, true), '');
    return found;
  }

  link(path: string, to: string): void {
    this.#parent(path).entries.set(nameOf(path), { kind: 'other', to });
  }

  #disk(
    counter: { calls: number; isKilled: boolean },
    { killAt, refuse }: Trouble,
    owner: (n: number) => string,
  ): Disk {
    const alive = () => {
      if (counter.isKilled) throw new Killed();
    };
    const change = (name: string, ...paths: readonly string[]) => {
      alive();
      counter.calls += 1;
      if (counter.calls === killAt) counter.isKilled = true;
      alive();
      const code = refuse?.({ number: counter.calls, name, paths: paths.map(plain) });
      if (code !== undefined) throw systemError(code, name, paths);
    };
    let nonce = 0;
    return {
      list: (folder) => {
        alive();
        const node = this.#find(folder, true);
        if (node?.kind !== 'folder') return undefined;
        return new Map([...node.entries].map(([name, { kind }]) => [name, kind]));
      },
      kindOf: (path): Kind | undefined => {
        alive();
        return this.#find(path)?.kind;
      },
      read: (path) => {
        alive();
        const node = this.#find(path, true);
        if (node?.kind !== 'file') throw systemError('ENOENT', 'open', [path]);
        return node.bytes;
      },
      real: (path) => path,
      writtenAt: (path) => (this.#find(path) === undefined ? undefined : 0),
      create: (path, bytes) => {
        change('create', path);
        if (this.#find(path) !== undefined) throw systemError('EEXIST', 'open', [path]);
        const file: Node = { kind: 'file', bytes: new Uint8Array() };
        this.#parent(path).entries.set(nameOf(path), file);
        change('write', path);
        file.bytes = bytes.slice();
      },
      makeFolder: (path) => {
        change('makeFolder', path);
        if (this.#find(path) !== undefined) throw systemError('EEXIST', 'mkdir', [path]);
        this.#parent(path).entries.set(nameOf(path), { kind: 'folder', entries: new Map() });
      },
      link: (from, to) => {
        change('link', from, to);
        const node = this.#find(from);
        if (node?.kind !== 'file') throw systemError('ENOENT', 'link', [from]);
        if (this.#find(to) !== undefined) throw systemError('EEXIST', 'link', [to]);
        this.#parent(to).entries.set(nameOf(to), node);
      },
      move: (from, to) => {
        change('move', from, to);
        this.#move(from, to);
      },
      remove: (path) => {
        change('remove', path);
        const node = this.#find(path);
        if (node === undefined) throw systemError('ENOENT', 'unlink', [path]);
        if (node.kind === 'folder') throw systemError('EPERM', 'unlink', [path]);
        this.#parent(path).entries.delete(this.#nameIn(this.#parent(path), nameOf(path)) ?? '');
      },
      removeFolder: (path) => {
        change('removeFolder', path);
        const node = this.#find(path);
        if (node?.kind !== 'folder') throw systemError('ENOTDIR', 'rmdir', [path]);
        if (node.entries.size > 0) throw systemError('ENOTEMPTY', 'rmdir', [path]);
        this.#parent(path).entries.delete(this.#nameIn(this.#parent(path), nameOf(path)) ?? '');
      },
      wait: alive,
      owners: {
        here: () => owner(nonce++),
        isAtWork: (name) => (/^\d+-0-0{8}-/.test(name) ? this.#alive.has(name.split('-')[0] ?? '') : undefined),
      },
    };
  }

  #move(from: string, to: string): void {
    const node = this.#find(from);
    const parent = this.#parent(to);
    if (node === undefined) throw systemError('ENOENT', 'rename', [from, to]);
    const there = this.#find(to);
    if (there === node) return;
    if (there?.kind === 'folder' && this.#isWindows) throw systemError('EPERM', 'rename', [from, to]);
    if (there?.kind === 'folder' && node.kind !== 'folder') throw systemError('EISDIR', 'rename', [from, to]);
    if (there?.kind === 'folder' && there.entries.size > 0) throw systemError('ENOTEMPTY', 'rename', [from, to]);
    if (there !== undefined && there.kind !== 'folder' && node.kind === 'folder')
      throw systemError('ENOTDIR', 'rename', [from, to]);
    // Where something is replaced, its name stays as it is written.
    parent.entries.set(this.#nameIn(parent, nameOf(to)) ?? nameOf(to), node);
    this.#parent(from).entries.delete(this.#nameIn(this.#parent(from), nameOf(from)) ?? '');
  }

  /** Follows links on the way, as a system does; the last one only on request. */
  #find(path: string, isFollowed = false): Node | undefined {
    let node: Node | undefined = this.#root;
    const parts = plain(path)
      .split('/')
      .filter((part) => part !== '');
    for (const [index, part] of parts.entries()) {
      if (node?.kind !== 'folder') return undefined;
      node = node.entries.get(this.#nameIn(node, part) ?? '');
      if (node?.kind === 'other' && (isFollowed || index < parts.length - 1)) node = this.#find(node.to, true);
    }
    return node;
  }

  #nameIn(folder: Node & { kind: 'folder' }, name: string): string | undefined {
    if (folder.entries.has(name)) return name;
    if (!this.#isWindows) return undefined;
    return [...folder.entries.keys()].find((each) => each.toLowerCase() === name.toLowerCase());
  }

  #parent(path: string): Node & { kind: 'folder' } {
    const parent = this.#find(plain(path).slice(0, plain(path).lastIndexOf('/')), true);
    if (parent?.kind !== 'folder') throw systemError('ENOENT', 'open', [path]);
    return parent;
  }
}

/** The tree of a build: these files, and the manifest that names them. */
export function treeOf(texts: Readonly<Record<string, string>>): Map<string, Uint8Array> {
  const files = new Map(Object.entries(texts).map(([path, text]) => [path, utf8(text)]));
  const hashes = Object.fromEntries([...files].map(([path, bytes]) => [path, sha256Hex(bytes)]));
  return files.set(
    'manifest.json',
    jsonBytes({
      formatVersion: 1,
      tool: { name: 'mdav', version: '0' },
      fleet: { name: 'f', sha256: '' },
      files: hashes,
    }),
  );
}

/** The same as `content` tells it. */
export function contentOf(tree: ReadonlyMap<string, Uint8Array>): Record<string, string> {
  return Object.fromEntries([...tree].map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]));
}

export function systemError(code: string, syscall: string, paths: readonly string[]): NodeJS.ErrnoException {
  return Object.assign(new Error(`${code}: ${syscall} ${paths.join(' -> ')}`), { code, syscall });
}

/** Without drive and with one separator, whatever machine the tests run on. */
const plain = (path: string) =>
  path
    .replace(/^[A-Za-z]:/, '')
    .split(sep)
    .join('/');
const nameOf = (path: string) => plain(path).slice(plain(path).lastIndexOf('/') + 1);
