import { type Project, VariableDeclarationKind } from 'ts-morph';
import type { Area } from '../source/source-row.ts';
import { MADE_BY } from './header.ts';
import { literal } from './literal.ts';

/** `areas.generated.ts`: the areas of the catalogue in their order. */
export function emitAreas(project: Project, areas: readonly Area[]): string {
  const file = project.createSourceFile('areas.generated.ts', '', { overwrite: true });
  file.addImportDeclaration({ moduleSpecifier: './row.ts', namedImports: ['AreaInfo'], isTypeOnly: true });
  file.addVariableStatement({
    docs: ['The areas of the catalogue, in the order in which everything lists them.'],
    isExported: true,
    declarationKind: VariableDeclarationKind.Const,
    declarations: [
      {
        name: 'AREAS',
        type: 'readonly AreaInfo[]',
        initializer: `[\n${areas.map(({ id, title, about }) => `  ${literal({ id, title, about })},`).join('\n')}\n]`,
      },
    ],
  });
  return `// ${MADE_BY}\n${file.getFullText()}`;
}
