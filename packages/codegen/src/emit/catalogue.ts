import type { SettingRow } from '@mdav/core';
import { type Project, VariableDeclarationKind } from 'ts-morph';
import { MADE_BY } from './header.ts';
import { literal } from './literal.ts';

/** `catalogue.generated.ts`: all rows as plain data, one per line, so that it loads fast and a change shows as one line. */
export function emitCatalogue(project: Project, rows: readonly SettingRow[]): string {
  const file = project.createSourceFile('catalogue.generated.ts', '', { overwrite: true });
  file.addImportDeclaration({ moduleSpecifier: './row.ts', namedImports: ['SettingRow'], isTypeOnly: true });
  file.addVariableStatement({
    docs: ['Every row of the catalogue, in the one order in which settings are listed.'],
    isExported: true,
    declarationKind: VariableDeclarationKind.Const,
    declarations: [
      {
        name: 'CATALOGUE',
        type: 'readonly SettingRow[]',
        initializer: `[\n${rows.map((row) => `  ${literal(row)},`).join('\n')}\n]`,
      },
    ],
  });
  return `// ${MADE_BY}\n${file.getFullText()}`;
}
