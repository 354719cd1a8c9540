import { type Project, VariableDeclarationKind } from 'ts-morph';
import type { Systems } from '../source/read-systems.ts';
import { MADE_BY } from './header.ts';
import { literal, propertyName } from './literal.ts';

/** `os-ids.generated.ts`: the words of the fleet file for operating systems, apart from everything that is known of them. */
export function emitOsIds(project: Project, { kinds, rows }: Systems): string {
  const file = project.createSourceFile('os-ids.generated.ts', '', { overwrite: true });
  const list = (name: string, doc: string, words: readonly string[]) =>
    file.addVariableStatement({
      docs: [doc],
      isExported: true,
      declarationKind: VariableDeclarationKind.Const,
      declarations: [{ name, initializer: `[\n${words.map((word) => `  ${literal(word)},`).join('\n')}\n] as const` }],
    });
  list(
    'OS_IDS',
    'Operating systems that a fleet can name, in the order in which everything lists them.',
    rows.map(([id]) => id),
  );
  list('OS_NAMES', 'The same with earlier ids, which a fleet may still name.', [
    ...rows.map(([id]) => id),
    ...rows.flatMap(([, { aliases = [] }]) => aliases),
  ]);
  list(
    'OS_KINDS',
    'Kinds of Windows, by what tells their devices from each other.',
    kinds.map(([kind]) => kind),
  );
  return `// ${MADE_BY}\n${file.getFullText()}`;
}

/** `os-info.generated.ts`: everything that is known of each operating system, one per line. */
export function emitOsInfo(project: Project, { kinds, rows }: Systems): string {
  const file = project.createSourceFile('os-info.generated.ts', '', { overwrite: true });
  file.addImportDeclaration({
    moduleSpecifier: '../model/vocabulary.ts',
    namedImports: ['OsId', 'OsKind'],
    isTypeOnly: true,
  });
  file.addImportDeclaration({
    moduleSpecifier: './os-row.ts',
    namedImports: ['OsInfo', 'OsKindInfo'],
    isTypeOnly: true,
  });
  const record = (
    name: string,
    doc: string,
    of: string,
    keys: string,
    entries: readonly (readonly [string, unknown])[],
  ) =>
    file.addVariableStatement({
      docs: [doc],
      isExported: true,
      declarationKind: VariableDeclarationKind.Const,
      declarations: [
        {
          name,
          type: `Readonly<Record<${keys}, ${of}>>`,
          initializer: `{\n${entries.map(([key, value]) => `  ${propertyName(key)}: ${literal(value)},`).join('\n')}\n}`,
        },
      ],
    });
  record('OS_KIND_INFO', 'What tells a kind of Windows from others.', 'OsKindInfo', 'OsKind', kinds);
  record('OS_INFO', 'What is known of each operating system that a fleet can name.', 'OsInfo', 'OsId', rows);
  return `// ${MADE_BY}\n${file.getFullText()}`;
}

/** A schema in which the words of `"os": { "enum": […] }` are those of the operating systems; all else stays as it is. */
export function fillOsEnum(schema: string, { rows }: Systems): string {
  const place = /("os": \{\s*"enum": \[)[^\]]*?(\n *\])/;
  if (!place.test(schema)) throw new Error('the schema has no list of operating systems');
  return schema.replace(place, (_, start: string, end: string) => {
    const indent = end.slice(0, -1);
    return `${start}${rows.map(([id]) => `${indent}  ${JSON.stringify(id)}`).join(',')}${end}`;
  });
}
