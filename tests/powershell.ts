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

/** A node of the syntax tree, in the parts of the parser's interface that are used here. */
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
  readonly startPosition: { readonly row: number; readonly column: number };
  readonly children: readonly (SyntaxNode | null)[];
}
interface TreeSitter {
  readonly Parser: {
    new (): { setLanguage(language: unknown): void; parse(text: string): { readonly rootNode: SyntaxNode } | null };
    init(): Promise<void>;
  };
  readonly Language: { load(path: string): Promise<unknown> };
}

/** What is no PowerShell in a script: `line:column: text` of every place; empty for a script that parses clean. */
export async function powershellFaults(script: string): Promise<readonly string[]> {
  const root = await powershellTree(script);
  return root === undefined ? ['0:0: not parsed'] : faultsBelow(root);
}

/** The syntax tree of a script; `undefined` when the parser gives none. */
export async function powershellTree(script: string): Promise<SyntaxNode | undefined> {
  loaded ??= loadParser();
  return (await loaded).parse(script)?.rootNode;
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

/** A node and all below it, in the order of the text. */
export function* nodesBelow(node: SyntaxNode): Generator<SyntaxNode> {
  yield node;
  for (const child of node.children) if (child !== null) yield* nodesBelow(child);
}

function faultsBelow(node: SyntaxNode): readonly string[] {
  const { row, column } = node.startPosition;
  const own =
    node.isError || node.isMissing ? [`${row + 1}:${column + 1}: ${node.type} ${node.text.slice(0, 60)}`] : [];
  return [...own, ...node.children.flatMap((child) => (child === null ? [] : faultsBelow(child)))];
}
