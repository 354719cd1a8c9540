import type { SettingRow } from '@mdav/core';
import { type Project, VariableDeclarationKind } from 'ts-morph';
import { MADE_BY } from './header.ts';
import { literal } from './literal.ts';

/** `catalogue.generated.ts`: all rows as plain data, one per line, so that a change shows as one line. A row is made when it is asked for: a fleet speaks of few. */
export function emitCatalogue(project: Project, rows: readonly SettingRow[]): string {
  const file = project.createSourceFile('catalogue.generated.ts', '', { overwrite: true });
  file.addImportDeclaration({
    moduleSpecifier: './row.ts',
    namedImports: ['PathListKind', 'SettingRow'],
    isTypeOnly: true,
  });
  file.addVariableStatement({
    docs: ['How every row of the catalogue is made, by its id, in the one order in which settings are listed.'],
    isExported: true,
    declarationKind: VariableDeclarationKind.Const,
    declarations: [
      {
        name: 'CATALOGUE',
        type: 'Readonly<Record<string, () => SettingRow>>',
        initializer: `{\n${rows.map((row) => `  ${row.id}: () => (${literal(row)}),`).join('\n')}\n}`,
      },
    ],
  });
  const indexes = [
    ['AREA_SETTINGS', 'The settings of each area.', 'readonly string[]', idsBy(rows, ({ area }) => area)],
    [
      'PATH_SETTINGS',
      'The kind of paths that each setting lists which lists paths.',
      'PathListKind',
      Object.fromEntries(rows.flatMap(({ id, paths }) => (paths === undefined ? [] : [[id, paths]]))),
    ],
    [
      'INNER_SETTINGS',
      'The setting that is said inside the keys of another one, by that other one.',
      'string',
      Object.fromEntries(rows.flatMap(({ id, mdm }) => (mdm.kind === 'within' ? [[mdm.setting, id]] : []))),
    ],
  ] as const;
  for (const [name, doc, type, value] of indexes)
    file.addVariableStatement({
      docs: [doc],
      isExported: true,
      declarationKind: VariableDeclarationKind.Const,
      declarations: [{ name, type: `Readonly<Record<string, ${type}>>`, initializer: literal(value) }],
    });
  return `// ${MADE_BY}\n${file.getFullText()}`;
}

function idsBy(
  rows: readonly SettingRow[],
  word: (row: SettingRow) => string,
): Readonly<Record<string, readonly string[]>> {
  const groups = new Map<string, string[]>();
  for (const row of rows) groups.set(word(row), [...(groups.get(word(row)) ?? []), row.id]);
  return Object.fromEntries(groups);
}
