import { nodesOfType, powershellTree, type SyntaxNode } from '../../../../tests/powershell.ts';

/** Data of a script: literals, arrays and hashtables of them. Anything else is told as the kind of node that it is. */
export type Literal = string | number | boolean | null | readonly Literal[] | { readonly [key: string]: Literal };

const trees = new Map<string, Promise<SyntaxNode>>();

/** The syntax tree of a script, each script once. */
export function treeOf(script: string): Promise<SyntaxNode> {
  const known = trees.get(script) ?? powershellTree(script);
  trees.set(script, known);
  return known;
}

/** The value that a script gives to a variable in an assignment of its own; throws when there are not exactly one. */
export function assigned(root: SyntaxNode, variable: string): SyntaxNode {
  const found = nodesOfType(root, 'assignment_expression').filter(
    ({ children }) => children[0]?.text.toLowerCase() === variable.toLowerCase(),
  );
  const value = found[0]?.children.filter(({ isNamed }) => isNamed).at(-1);
  if (found.length !== 1 || value === undefined) throw new Error(`${variable} is assigned ${found.length} times`);
  return value;
}

/** Reads data; throws for whatever is no literal. */
export function literalOf(node: SyntaxNode): Literal {
  const inner = core(node);
  switch (inner.type) {
    case 'string_literal':
      return textOf(inner);
    case 'integer_literal':
      return Number(inner.text);
    case 'variable':
      if (inner.text === '$null') return null;
      if (inner.text === '$true' || inner.text === '$false') return inner.text === '$true';
      break;
    case 'array_expression':
      return itemsOf(inner).map(literalOf);
    case 'hash_literal_expression':
      return Object.fromEntries(entriesOf(inner).map(([key, value]) => [key, literalOf(value)]));
  }
  throw new Error(`no literal: ${inner.type} ${inner.text.slice(0, 60)}`);
}

/** The entries of a hashtable, with the nodes of their values. */
export function entriesOf(node: SyntaxNode): readonly (readonly [key: string, value: SyntaxNode])[] {
  const inner = core(node);
  if (inner.type !== 'hash_literal_expression') throw new Error(`no hashtable: ${inner.type}`);
  return named(inner)
    .flatMap(named)
    .map((entry) => {
      const [key, value] = named(entry);
      if (entry.type !== 'hash_entry' || key === undefined || value === undefined) throw new Error(entry.text);
      return [keyOf(key), value] as const;
    });
}

function keyOf(key: SyntaxNode): string {
  const inner = core(key);
  return inner.type === 'string_literal' ? textOf(inner) : inner.text;
}

/** The statements of `@(…)`, and the items of those that are lists by comma. */
function itemsOf(array: SyntaxNode): readonly SyntaxNode[] {
  return named(array)
    .flatMap(named)
    .flatMap((statement) => {
      const inner = core(statement);
      return inner.type === 'array_literal_expression' ? named(inner) : [inner];
    });
}

/** The first node below that is more than a wrapper around one other. */
function core(node: SyntaxNode): SyntaxNode {
  const children = named(node);
  const [only] = children;
  const isLeaf = ['string_literal', 'integer_literal', 'array_expression', 'hash_literal_expression'].includes(
    node.type,
  );
  return only === undefined || children.length > 1 || isLeaf ? node : core(only);
}

function textOf(literal: SyntaxNode): string {
  const { text } = literal;
  if (!text.startsWith("'") || !text.endsWith("'")) throw new Error(`text in which something is expanded: ${text}`);
  return text.slice(1, -1).replaceAll("''", "'");
}

function named(node: SyntaxNode): readonly SyntaxNode[] {
  return node.children.filter(({ isNamed, type }) => isNamed && type !== 'comment');
}
