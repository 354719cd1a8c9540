import { type Project, VariableDeclarationKind } from 'ts-morph';
import type { Requirement } from '../../../core/src/catalogue/requirement.ts';
import { MADE_BY } from './header.ts';
import { literal } from './literal.ts';

/** `requires.generated.ts`: the conditions between settings as plain data, one per line. */
export function emitRequirements(project: Project, requirements: readonly Requirement[]): string {
  const file = project.createSourceFile('requires.generated.ts', '', { overwrite: true });
  file.addImportDeclaration({ moduleSpecifier: './requirement.ts', namedImports: ['Requirement'], isTypeOnly: true });
  file.addVariableStatement({
    docs: ['What settings need, and where they have no effect, in the order of the file.'],
    isExported: true,
    declarationKind: VariableDeclarationKind.Const,
    declarations: [
      {
        name: 'REQUIREMENTS',
        type: 'readonly Requirement[]',
        initializer: `[\n${requirements.map((row) => `  ${literal(row)},`).join('\n')}\n]`,
      },
    ],
  });
  return `// ${MADE_BY}\n${file.getFullText()}`;
}
