import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { COMMANDS } from '../packages/cli/src/run.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const pages = ['.', 'docs', 'docs/importing', 'docs/tutorial', 'pipelines']
  .flatMap((folder) => readdirSync(join(root, folder)).map((name) => join(folder, name)))
  .concat(readdirSync(join(root, 'packages')).map((name) => `packages/${name}/README.md`))
  .filter((path) => path.endsWith('.md') && !path.endsWith('CHANGELOG.md') && existsSync(join(root, path)));

/** Every command line of ours in code of a page: `mdav verb …`, in a sentence or in a block of a shell. */
function namedCommands(page: string): readonly { readonly verb: string; readonly options: readonly string[] }[] {
  const text = readFileSync(join(root, page), 'utf8');
  const fences = [...text.matchAll(/^```(\w*)\n([\s\S]*?)^```/gm)].filter(([, language]) => language !== 'text');
  const blocks = fences.map(([, , block = '']) => block).join('\n');
  const lines = [
    ...text.matchAll(/`(?:npx )?(mdav [a-z][^`\n]*)`/g),
    ...blocks.matchAll(/^\s*(?:\$ )?(?:npx )?(mdav [a-z][^\n]*)/gm),
  ];
  return lines.map(([, written = '']) => {
    // A pipe, a comment or another command ends what is ours; a word in quotes may hold anything.
    const [line = ''] = written.replace(/"[^"]*"|'[^']*'/g, 'x').split(/ [|#&;>] ?| {2}/);
    const [, verb = ''] = line.split(' ');
    return { verb, options: [...line.matchAll(/ --([a-z][a-z-]*)/g)].map(([, option = '']) => option) };
  });
}

const named = pages.flatMap((page) => namedCommands(page).map((command) => ({ page, ...command })));

it('every verb and option that a page names is there', () => {
  const verbs = new Map(COMMANDS.map(({ name, options }) => [name, new Set([...Object.keys(options), 'help'])]));
  const wrong = named.flatMap(({ page, verb, options }) => {
    if (verb === 'help') return [];
    const known = verbs.get(verb);
    if (known === undefined) return [`${page}: mdav ${verb}`];
    return options.filter((option) => !known.has(option)).map((option) => `${page}: mdav ${verb} --${option}`);
  });
  expect(wrong).toEqual([]);
  expect(named.filter(({ options }) => options.length > 0).length).toBeGreaterThan(50);
});
