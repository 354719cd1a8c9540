import { type Project, VariableDeclarationKind } from 'ts-morph';
import type { Template } from '../source/source-row.ts';
import { MADE_BY } from './header.ts';
import { literal } from './literal.ts';

/** `templates.generated.ts`: the endpoint security templates and baselines as plain data, one per line. */
export function emitTemplates(project: Project, templates: readonly Template[]): string {
  const file = project.createSourceFile('templates.generated.ts', '', { overwrite: true });
  file.addImportDeclaration({ moduleSpecifier: './row.ts', namedImports: ['TemplateInfo'], isTypeOnly: true });
  file.addVariableStatement({
    docs: ['The endpoint security templates and security baselines of Intune that rows of the catalogue name.'],
    isExported: true,
    declarationKind: VariableDeclarationKind.Const,
    declarations: [
      {
        name: 'TEMPLATES',
        type: 'readonly TemplateInfo[]',
        initializer: `[\n${templates
          .map(
            ({ name, id, title, family, technologies, listed }) =>
              `  ${literal({ name, id, title, family, technologies, ...(listed && { listed }) })},`,
          )
          .join('\n')}\n]`,
      },
    ],
  });
  return `// ${MADE_BY}\n${file.getFullText()}`;
}
