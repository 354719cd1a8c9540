import type { Framework } from '../../../core/src/frameworks/framework.ts';
import { MADE_BY } from './header.ts';
import { literal } from './literal.ts';

/** `frameworks.generated.ts`: the frameworks that come with mdav, one rule per line. */
export function emitFrameworks(frameworks: readonly Framework[]): string {
  const entries = frameworks.map(({ rules, ...head }) => {
    const body = literal(head).replace(/ }$/, ', rules: [');
    return `  ${body}\n${rules.map((rule) => `    ${literal(rule)},`).join('\n')}\n  ] },`;
  });
  return [
    `// ${MADE_BY}`,
    "import type { Framework } from './framework.ts';",
    '',
    '/** The frameworks that come with mdav, in the order of their files. */',
    'export const FRAMEWORKS: readonly Framework[] = [',
    ...entries,
    '];',
    '',
  ].join('\n');
}
