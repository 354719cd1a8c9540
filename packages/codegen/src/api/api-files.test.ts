import { describe, expect, it } from 'vitest';
import { apiFiles } from './api-files.ts';
import { firstSentence } from './doc-comment.ts';

/** Pages of packages that exist here alone: `alpha`, and `beta` that builds on it. */
function pagesOf(alpha: Readonly<Record<string, string>>, beta: Readonly<Record<string, string>> = {}) {
  const texts: Readonly<Record<string, string>> = {
    'packages/alpha/README.md': '# alpha\n\n```ts\nrun();\n```\n\n```ts\nsecond();\n```\n',
    'packages/beta/README.md': '# beta\n',
    'packages/beta/src/index.ts': '/** Second. */\n',
    ...Object.fromEntries(Object.entries(alpha).map(([path, text]) => [`packages/alpha/src/${path}`, text])),
    ...Object.fromEntries(Object.entries(beta).map(([path, text]) => [`packages/beta/src/${path}`, text])),
  };
  const manifests = [
    { name: '@mdav/beta', dependencies: { '@mdav/alpha': 'workspace:*', other: '1.0.0' } },
    { name: '@mdav/alpha' },
    { name: '@mdav/hidden', private: true },
  ];
  const read = (path: string) => {
    const text = texts[path];
    if (text === undefined) throw new Error(`nobody should read ${path}`);
    return text;
  };
  const { files, problems } = apiFiles({ manifests, read });
  return { files, problems, page: files.get('docs/api/alpha.md') ?? '' };
}

describe('a page of the libraries', () => {
  const { files, page } = pagesOf({
    'index.ts': `/** First,\n * of all. */\nexport { run, table as grid } from './flow/run.ts';\nexport type { Run } from './flow/run.ts';\nexport * from './words.ts';\n`,
    'flow/run.ts': `
      /** Not for others. */
      export const HIDDEN = 1;
      /**
       * Runs <it> with a \`Run\`. More of that.
       *
       * @returns what came of it
       */
      export function run(of: Run, times = 2): readonly Mode[] { return []; }
      /** Shown under another name. */
      export const table = (rows: string[]): string => rows.join();
      /** What to run. */
      export interface Run {
        /** When. */
        readonly at: string;
      }
    `.replaceAll(/^ {6}/gm, ''),
    'words.ts': `/** The modes, in order. */\nexport const MODES = ['on', 'off'] as const;\nexport type Mode = (typeof MODES)[number];\n`,
  });

  it('begins with what the package is and the first example of its README', () => {
    expect(page).toMatch(
      /^<!-- Made by packages\/codegen .*-->\n\n# @mdav\/alpha\n\nFirst, of all\.\n\n```ts\nrun\(\);\n```\n/,
    );
    expect(page).not.toContain('second()');
  });

  it('has what the index exports and nothing else', () => {
    expect([...page.matchAll(/^### (.*)$/gm)].map((match) => match[1])).toEqual([
      'MODES',
      'Mode',
      'run',
      'grid',
      'Run',
    ]);
  });

  it('shows signatures without bodies, and interfaces with their comments', () => {
    expect(page).toContain('```ts\nfunction run(of: Run, times = 2): readonly Mode[];\n```');
    expect(page).toContain("```ts\nconst MODES = ['on', 'off'] as const;\n```");
    expect(page).toContain('```ts\ninterface Run {\n  /** When. */\n  readonly at: string;\n}\n```');
    expect(page).toContain('const grid = (rows: string[]): string => rows.join();');
  });

  it('links types, in prose and below a signature, and the file', () => {
    expect(page).toContain('Runs &lt;it> with a [`Run`](#run-1). More of that.\n\n**Returns**: what came of it\n');
    expect(page).toContain(
      '[`Run`](#run-1) · [`Mode`](#mode) — [packages/alpha/src/flow/run.ts](../../packages/alpha/src/flow/run.ts)',
    );
    expect(page).toContain('| [`run`](#run) | Runs &lt;it> with a [`Run`](#run-1). |');
  });

  it('says of a type that is read off a list where the list is', () => {
    expect(page).toContain('### Mode\n\nOne of [`MODES`](#modes).\n');
  });

  it('is on the page of all packages, those first that others build on', () => {
    const front = files.get('docs/api/README.md') ?? '';
    expect(front.indexOf('[@mdav/alpha](alpha.md) | First, of all. |')).toBeGreaterThan(0);
    expect(front.indexOf('[@mdav/beta](beta.md)')).toBeGreaterThan(front.indexOf('alpha.md'));
    expect([...files.keys()]).toEqual(['docs/api/README.md', 'docs/api/alpha.md', 'docs/api/beta.md']);
  });
});

it('links names of the packages that a package builds on, and not the other way round', () => {
  const { files, page } = pagesOf(
    {
      'index.ts': "/** A. */\nexport * from './a.ts';\n",
      'a.ts': '/** Not `Later`. */\nexport interface Early { x: Later }\n',
    },
    {
      'index.ts': "/** B. */\nexport * from './b.ts';\n",
      'b.ts': '/** Later than `Early`. */\nexport type Later = Early;\n',
    },
  );
  expect(files.get('docs/api/beta.md')).toContain('Later than [`Early`](alpha.md#early).');
  expect(page).toContain('Not `Later`.');
});

it('gives a package with many names a page per folder', () => {
  const many = (letter: string) =>
    Array.from({ length: 80 }, (_, index) => `/** Number ${index}. */\nexport type ${letter}${index} = X0;\n`).join('');
  const { files } = pagesOf({
    'index.ts': "/** Many. */\nexport * from './x/all.ts';\nexport * from './y/all.ts';\n",
    'x/all.ts': many('X'),
    'y/all.ts': many('Y'),
  });
  expect([...files.keys()].filter((path) => path.includes('alpha'))).toEqual([
    'docs/api/alpha/README.md',
    'docs/api/alpha/x.md',
    'docs/api/alpha/y.md',
  ]);
  expect(files.get('docs/api/alpha/README.md')).toContain('## [x](x.md)\n');
  expect(files.get('docs/api/alpha/y.md')).toContain(
    '[`X0`](x.md#x0) — [packages/alpha/src/y/all.ts](../../../packages/alpha/src/y/all.ts)',
  );
});

it.each([
  ['a function', 'export function bare(): void {}', 'bare'],
  ['a constant', 'export const bare: number = 1;', 'bare'],
  ['a type', "export type Bare = 'a' | 'b';", 'Bare'],
  ['an empty comment', '/** */\nexport interface Bare {}', 'Bare'],
  ['a comment of another kind', '// Says nothing.\nexport interface Bare {}', 'Bare'],
])('names %s without a doc comment', (_, text, name) => {
  const { problems } = pagesOf({ 'index.ts': "/** A. */\nexport * from './a.ts';\n", 'a.ts': text });
  const line = text.split('\n').length;
  expect(problems).toEqual([`packages/alpha/src/a.ts:${line}: \`${name}\` has no doc comment; say what it is for`]);
});

it.each([
  ['lists', `export const BIG = [\n${'  1,\n'.repeat(30)}] as const;`, 'const BIG = [ … ] as const;'],
  [
    'records',
    `export const BIG = {\n${'  a: 1,\n'.repeat(30)}} as const satisfies Words;`,
    'const BIG = { … } as const satisfies Words;',
  ],
  [
    'interfaces',
    `export interface BIG extends Words {\n${'  a: 1;\n'.repeat(70)}}`,
    'interface BIG extends Words { … }',
  ],
  [
    'overloads',
    'export function BIG(a: 1): 1;\n/** More. */\nexport function BIG(a: 2): 2;\nexport function BIG(a: number): number { return a; }',
    'function BIG(a: 1): 1;\nfunction BIG(a: 2): 2;',
  ],
])('shows of long or repeated declarations what a caller needs: %s', (_, text, shown) => {
  const { page, problems } = pagesOf({
    'index.ts': "/** A. */\nexport * from './a.ts';\n",
    'a.ts': `/** Big. */\n${text}`,
  });
  expect(problems).toEqual([]);
  expect(page).toContain(`\`\`\`ts\n${shown}\n\`\`\``);
});

it('refuses an export that is nowhere', () => {
  const index = "/** A. */\nexport { gone } from './a.ts';\n";
  expect(() => pagesOf({ 'index.ts': index, 'a.ts': 'export const other = 1;' })).toThrow('declares no gone');
});

it.each([
  ['One. Two.', 'One.'],
  ['Reads `a. B` and more. Then rests.', 'Reads `a. B` and more.'],
  ['Version 4.18 of it, e.g. this', 'Version 4.18 of it, e.g. this'],
  ['Over\ntwo lines. And more.', 'Over two lines.'],
  ['A list:\n- one\n- two', 'A list:'],
])('takes the first sentence of %j', (text, sentence) => {
  expect(firstSentence(text)).toBe(sentence);
});
