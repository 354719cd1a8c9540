import { posix } from 'node:path';
import { ts } from 'ts-morph';

/** A public name of a package with all that declares it: overloads, or a type and a value of one name. */
export interface PublicName {
  readonly name: string;
  /** The file that declares it, from the root of the repository. */
  readonly path: string;
  readonly source: ts.SourceFile;
  readonly declarations: readonly Declaration[];
}

export type Declaration =
  | ts.FunctionDeclaration
  | ts.InterfaceDeclaration
  | ts.TypeAliasDeclaration
  | ts.VariableDeclaration
  | ts.ClassDeclaration;

/** Text of a source file by its path from the root of the repository. */
export type ReadText = (path: string) => string;

/** The public names of an `index.ts`, in its order; only files that it names are read, and nothing is type-checked. */
export function readExports(index: string, read: ReadText): readonly PublicName[] {
  const sources = new Map<string, ts.SourceFile>();
  const sourceOf = (path: string) => {
    const source =
      sources.get(path) ?? ts.createSourceFile(path, read(path), ts.ScriptTarget.ES2023, /* setParentNodes */ true);
    sources.set(path, source);
    return source;
  };
  const found = new Map<string, PublicName>();
  for (const statement of sourceOf(index).statements) {
    if (!ts.isExportDeclaration(statement) || statement.moduleSpecifier === undefined)
      throw new Error(`${index}: only \`export … from './file.ts'\` is understood here`);
    const path = posix.join(posix.dirname(index), (statement.moduleSpecifier as ts.StringLiteral).text);
    const source = sourceOf(path);
    const declared = declarationsOf(source);
    for (const { from, name } of namesOf(statement, declared)) {
      const declarations = declared.get(from);
      if (declarations === undefined) throw new Error(`${path} declares no ${from}, which ${index} exports`);
      found.set(name, { name, path, source, declarations });
    }
  }
  return [...found.values()];
}

function namesOf(
  { exportClause }: ts.ExportDeclaration,
  declared: ReadonlyMap<string, readonly Declaration[]>,
): readonly { readonly from: string; readonly name: string }[] {
  if (exportClause === undefined) return [...declared.keys()].map((name) => ({ from: name, name }));
  if (!ts.isNamedExports(exportClause)) throw new Error('`export * as` is not understood here');
  return exportClause.elements.map(({ name, propertyName }) => ({
    from: (propertyName ?? name).text,
    name: name.text,
  }));
}

function declarationsOf(source: ts.SourceFile): ReadonlyMap<string, readonly Declaration[]> {
  const declared = new Map<string, Declaration[]>();
  const add = (name: ts.Node | undefined, declaration: Declaration) => {
    if (name === undefined) return;
    const text = name.getText(source);
    declared.set(text, [...(declared.get(text) ?? []), declaration]);
  };
  for (const statement of source.statements) {
    if (!ts.canHaveModifiers(statement)) continue;
    if (!ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) continue;
    if (ts.isVariableStatement(statement))
      for (const declaration of statement.declarationList.declarations) add(declaration.name, declaration);
    else if (
      ts.isFunctionDeclaration(statement) ||
      ts.isInterfaceDeclaration(statement) ||
      ts.isTypeAliasDeclaration(statement) ||
      ts.isClassDeclaration(statement)
    )
      add(statement.name, statement);
  }
  return declared;
}
