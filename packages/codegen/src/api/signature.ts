import { ts } from 'ts-morph';
import type { Declaration } from './read-exports.ts';

/** Longer declarations lose their members: the page is for finding one's way, the source is one click away. */
const MOST_LINES = 60;
/** A constant without a declared type shows its value up to here. */
const MOST_VALUE_LINES = 24;

/** A declaration as it stands in its file, without a body, under its public name. */
export function signatureOf(declaration: Declaration, name: string, source: ts.SourceFile): string {
  const text = textOf(declaration, source).replace(/^export\s+/, '');
  const own = declaration.name?.getText(source) ?? name;
  return own === name ? text : text.replace(new RegExp(`\\b${own}\\b`), name);
}

function textOf(declaration: Declaration, source: ts.SourceFile): string {
  const text = source.text;
  const from = (start: ts.Node, end: number) => text.slice(start.getStart(source), end).trimEnd();
  if (ts.isFunctionDeclaration(declaration))
    return declaration.body === undefined
      ? declaration.getText(source)
      : `${from(declaration, declaration.body.getStart(source))};`;
  if (ts.isVariableDeclaration(declaration)) return `const ${constantText(declaration, source)};`;
  if (ts.isTypeAliasDeclaration(declaration)) return declaration.getText(source);
  const whole = declaration.getText(source);
  if (ts.isInterfaceDeclaration(declaration) && lines(whole) <= MOST_LINES) return whole;
  return `${from(declaration, declaration.members.pos)} … }`;
}

function constantText({ name, type, initializer }: ts.VariableDeclaration, source: ts.SourceFile): string {
  if (type !== undefined) return `${name.getText(source)}: ${type.getText(source)}`;
  const value = initializer?.getText(source) ?? '';
  if (lines(value) <= MOST_VALUE_LINES) return `${name.getText(source)} = ${value}`;
  return `${name.getText(source)} = ${initializer === undefined ? '…' : shortened(initializer, source)}`;
}

/** `{ … } as const satisfies T` for a long literal with what is said about its type. */
function shortened(value: ts.Expression, source: ts.SourceFile): string {
  if (ts.isObjectLiteralExpression(value)) return '{ … }';
  if (ts.isArrayLiteralExpression(value)) return '[ … ]';
  if (ts.isAsExpression(value)) return `${shortened(value.expression, source)} as ${value.type.getText(source)}`;
  if (ts.isSatisfiesExpression(value))
    return `${shortened(value.expression, source)} satisfies ${value.type.getText(source)}`;
  return '…';
}

function lines(text: string): number {
  return text.split('\n').length;
}

/** Names of types that a signature mentions, in order, without repeats. */
export function typesIn(declaration: Declaration, source: ts.SourceFile): readonly string[] {
  const names = new Set<string>();
  const walk = (node: ts.Node): void => {
    if (ts.isTypeReferenceNode(node)) names.add(node.typeName.getText(source));
    if (ts.isExpressionWithTypeArguments(node)) names.add(node.expression.getText(source));
    if (ts.isTypeQueryNode(node)) names.add(node.exprName.getText(source));
    ts.forEachChild(node, walk);
  };
  for (const part of typedParts(declaration)) walk(part);
  return [...names];
}

function typedParts(declaration: Declaration): readonly ts.Node[] {
  if (ts.isFunctionDeclaration(declaration))
    return [...(declaration.typeParameters ?? []), ...declaration.parameters, ...of(declaration.type)];
  if (ts.isVariableDeclaration(declaration)) {
    const { type, initializer } = declaration;
    if (type !== undefined) return [type];
    return initializer !== undefined && (ts.isSatisfiesExpression(initializer) || ts.isAsExpression(initializer))
      ? [initializer.type]
      : [];
  }
  if (ts.isClassDeclaration(declaration)) return [...(declaration.heritageClauses ?? [])];
  return [declaration];
}

function of<T>(value: T | undefined): readonly T[] {
  return value === undefined ? [] : [value];
}
