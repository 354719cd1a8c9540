import { ts } from 'ts-morph';
import { docComment } from './doc-comment.ts';
import type { DocumentedPackage } from './documented.ts';
import type { Declaration, PublicName, ReadText } from './read-exports.ts';
import { readExports } from './read-exports.ts';
import { signatureOf, typesIn } from './signature.ts';

/** What a page says about one public name. */
export interface Entry {
  readonly name: string;
  readonly kind: EntryKind;
  /** What it is imported from. */
  readonly door: string;
  /** Folder below `src`; empty for a file that stands there itself. */
  readonly folder: string;
  /** From the root of the repository. */
  readonly path: string;
  readonly doc: string;
  readonly signatures: readonly string[];
  /** Names of the types that the signatures mention. */
  readonly types: readonly string[];
}

export type EntryKind = 'function' | 'value' | 'type';

/** The entries of a package by its doors, and a line for each public name that does not say what it is for. */
export function entriesOf(
  { name, doors }: DocumentedPackage,
  read: ReadText,
): { readonly entries: readonly Entry[]; readonly problems: readonly string[] } {
  const src = `packages/${name}/src`;
  const entries: Entry[] = [];
  const problems: string[] = [];
  for (const { found, door } of doors.flatMap(({ specifier, index }) =>
    readExports(index, read).map((each) => ({ found: each, door: specifier })),
  )) {
    const docs = found.declarations.flatMap(
      (declaration) => docComment(declaration, found.source) ?? memberOf(declaration, found.source) ?? [],
    );
    if (docs.length === 0)
      problems.push(`${found.path}:${lineOf(found)}: \`${found.name}\` has no doc comment; say what it is for`);
    const folder = found.path.slice(src.length + 1).split('/');
    entries.push({
      name: found.name,
      door,
      kind: kindOf(found.declarations),
      folder: folder.length > 1 ? (folder[0] ?? '') : '',
      path: found.path,
      doc: docs.join('\n\n'),
      signatures: signatures(found),
      types: [...new Set(found.declarations.flatMap((declaration) => typesIn(declaration, found.source)))],
    });
  }
  return { entries, problems };
}

/** A type that is read off a list needs no words of its own: the list has them. */
function memberOf(declaration: Declaration, source: ts.SourceFile): string | undefined {
  if (!ts.isTypeAliasDeclaration(declaration)) return undefined;
  const type = declaration.type.getText(source);
  const list = type.match(/^\(typeof (\w+)\)\[(?:number|keyof typeof \1)\]$/)?.[1];
  if (list !== undefined) return `One of \`${list}\`.`;
  const record = type.match(/^keyof typeof (\w+)$/)?.[1];
  if (record !== undefined) return `A key of \`${record}\`.`;
  const value = type.match(/^typeof (\w+)$/)?.[1];
  return value === undefined ? undefined : `The type of \`${value}\`.`;
}

/** Overloads without the signature that carries them out, which no caller sees. */
function signatures({ name, source, declarations }: PublicName): readonly string[] {
  const functions = declarations.filter(ts.isFunctionDeclaration);
  const seen = functions.length > 1 ? declarations.filter((one) => !hasBody(one)) : declarations;
  return seen.map((declaration) => signatureOf(declaration, name, source));
}

function hasBody(declaration: Declaration): boolean {
  return ts.isFunctionDeclaration(declaration) && declaration.body !== undefined;
}

function kindOf(declarations: readonly Declaration[]): EntryKind {
  if (declarations.some(ts.isFunctionDeclaration)) return 'function';
  if (declarations.some((one) => ts.isVariableDeclaration(one) || ts.isClassDeclaration(one))) return 'value';
  return 'type';
}

function lineOf({ declarations, source }: PublicName): number {
  const start = declarations[0]?.getStart(source) ?? 0;
  return source.getLineAndCharacterOfPosition(start).line + 1;
}
