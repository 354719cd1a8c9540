import { createRequire } from 'node:module';

/**
 * A second reader of PowerShell: the grammar of tree-sitter, which knows the language of Windows PowerShell. Both
 * packages are for development only.
 */
const require = createRequire(import.meta.url);

/** Why scripts cannot be parsed here; `undefined` when they can. Part of the name of a skipped suite. */
export const powershellMissing: string | undefined = ['web-tree-sitter', 'tree-sitter-powershell/package.json'].every(
  isInstalled,
)
  ? undefined
  : 'web-tree-sitter and tree-sitter-powershell are not installed';

function isInstalled(name: string): boolean {
  try {
    require.resolve(name);
    return true;
  } catch {
    return false;
  }
}

/** A node of the syntax tree, as plain data: looking into the parser's own nodes is slow. */
export interface SyntaxNode {
  readonly type: string;
  /** False for punctuation and keywords. */
  readonly isNamed: boolean;
  readonly isError: boolean;
  readonly isMissing: boolean;
  readonly text: string;
  /** Place in the text, in UTF-16 units. */
  readonly startIndex: number;
  readonly endIndex: number;
  readonly children: readonly SyntaxNode[];
}

/** The parts of the parser's interface that are used here. */
interface Tree {
  readonly rootNode: { readonly hasError: boolean };
  walk(): Cursor;
  delete(): void;
}
interface Cursor {
  readonly nodeType: string;
  readonly nodeIsNamed: boolean;
  readonly nodeIsMissing: boolean;
  readonly startIndex: number;
  readonly endIndex: number;
  gotoFirstChild(): boolean;
  gotoNextSibling(): boolean;
  gotoParent(): boolean;
  delete(): void;
}
interface TreeSitter {
  readonly Parser: {
    new (): { setLanguage(language: unknown): void; parse(text: string): Tree | null };
    init(): Promise<void>;
  };
  readonly Language: { load(path: string): Promise<unknown> };
}

/** What is no PowerShell in a script: `line:column: text` of every place; empty for a script that parses clean. */
export async function powershellFaults(script: string): Promise<readonly string[]> {
  return withTree(script, (tree) => {
    const faults = tree.rootNode.hasError ? faultsBelow(plainTree(tree, script), script) : [];
    return tree.rootNode.hasError && faults.length === 0 ? ['0:0: not parsed'] : faults;
  });
}

/** The syntax tree of a script. */
export async function powershellTree(script: string): Promise<SyntaxNode> {
  return withTree(script, (tree) => plainTree(tree, script));
}

type Parser = InstanceType<TreeSitter['Parser']>;
let loaded: Promise<Parser> | undefined;

async function loadParser(): Promise<Parser> {
  const { Parser, Language } = require('web-tree-sitter') as TreeSitter;
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(await Language.load(require.resolve('tree-sitter-powershell/tree-sitter-powershell.wasm')));
  return parser;
}

/** Takes what is wanted of a parser's tree, which lies in memory that nobody else frees. */
async function withTree<Value>(script: string, take: (tree: Tree) => Value): Promise<Value> {
  loaded ??= loadParser();
  const tree = (await loaded).parse(script);
  if (tree === null) throw new Error('not parsed');
  try {
    return take(tree);
  } finally {
    tree.delete();
  }
}

function plainTree(tree: Tree, script: string): SyntaxNode {
  const cursor = tree.walk();
  const root = plainNode(cursor, script);
  cursor.delete();
  return root;
}

/** The node that the cursor stands on, and stands on afterwards. */
function plainNode(cursor: Cursor, script: string): SyntaxNode {
  const { nodeType: type, startIndex, endIndex } = cursor;
  const children: SyntaxNode[] = [];
  const node: SyntaxNode = {
    type,
    isNamed: cursor.nodeIsNamed,
    isError: type === 'ERROR',
    isMissing: cursor.nodeIsMissing,
    text: script.slice(startIndex, endIndex),
    startIndex,
    endIndex,
    children,
  };
  if (!cursor.gotoFirstChild()) return node;
  do children.push(plainNode(cursor, script));
  while (cursor.gotoNextSibling());
  cursor.gotoParent();
  return node;
}

/** A node and all below it, in the order of the text. */
export function* nodesBelow(root: SyntaxNode): Generator<SyntaxNode> {
  const waiting = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    yield node;
    for (let index = node.children.length - 1; index >= 0; index -= 1) waiting.push(node.children[index] as SyntaxNode);
  }
}

const byType = new WeakMap<SyntaxNode, ReadonlyMap<string, readonly SyntaxNode[]>>();

/** The nodes of a type in a tree, in the order of the text. */
export function nodesOfType(root: SyntaxNode, type: string): readonly SyntaxNode[] {
  const known = byType.get(root) ?? groupByType(root);
  byType.set(root, known);
  return known.get(type) ?? [];
}

function groupByType(root: SyntaxNode): ReadonlyMap<string, readonly SyntaxNode[]> {
  const groups = new Map<string, SyntaxNode[]>();
  for (const node of nodesBelow(root)) {
    const group = groups.get(node.type);
    if (group === undefined) groups.set(node.type, [node]);
    else group.push(node);
  }
  return groups;
}

function faultsBelow(root: SyntaxNode, script: string): readonly string[] {
  return [...nodesBelow(root)]
    .filter(({ isError, isMissing }) => isError || isMissing)
    .map(({ type, text, startIndex }) => {
      const lines = script.slice(0, startIndex).split('\n');
      return `${lines.length}:${(lines.at(-1) ?? '').length + 1}: ${type} ${text.slice(0, 60)}`;
    });
}
