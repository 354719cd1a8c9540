// Changes one operator of the rules at a time, and names the changes that no table of cases notices.
//   node scripts/mutate-rules.mjs [part of a path, such as a rule's id or a chapter]
// Changes in SAME mean the same, or another test notices them; one of them that a table notices is named as well.
// Every change is a copy of the files that it reaches, all of them in one bundle; nothing on disk is touched.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
/** The rules, and the words that they are written in. */
const folders = ['rules', 'rule'].map((name) => join(root, 'packages/core/src', name));
const { ts } = createRequire(join(root, 'packages/codegen/package.json'))('ts-morph');
const { SyntaxKind } = ts;

const files = folders
  .flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.parentPath.includes('__tests__'))
  .map((entry) => join(entry.parentPath, entry.name))
  .sort();
const texts = new Map(files.map((file) => [file, readFileSync(file, 'utf8')]));
const tables = files.filter((file) => file.endsWith('.test.ts') && /^import \{ describeRule \}/m.test(texts.get(file)));
const rules = files.filter((file) => !file.endsWith('.test.ts') && /= defineRule\(\{/.test(texts.get(file)));

/** The files of the rules that a file imports, types aside. */
function importsOf(file) {
  return [...(texts.get(file) ?? '').matchAll(/^import (?!type)[^;]*? from '(\.[^']+)';/gm)]
    .map(([, path]) => resolve(dirname(file), path))
    .filter((path) => texts.has(path));
}

/** A file with everything among the rules that it reaches. */
function reach(file, seen = new Set()) {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const next of importsOf(file)) reach(next, seen);
  return seen;
}
const reached = new Map(rules.map((rule) => [rule, reach(rule)]));
const changeable = files.filter((file) => rules.some((rule) => reached.get(rule).has(file)));

const OPERATORS = new Map([
  [SyntaxKind.EqualsEqualsEqualsToken, '!=='],
  [SyntaxKind.ExclamationEqualsEqualsToken, '==='],
  [SyntaxKind.AmpersandAmpersandToken, '||'],
  [SyntaxKind.BarBarToken, '&&'],
  [SyntaxKind.LessThanToken, '<='],
  [SyntaxKind.LessThanEqualsToken, '<'],
  [SyntaxKind.GreaterThanToken, '>='],
  [SyntaxKind.GreaterThanEqualsToken, '>'],
]);
const METHODS = new Map([
  ['some', 'every'],
  ['every', 'some'],
]);

/** Changes that no table has to notice: the file, the line with the change, and why. */
const SAME = [
  ['rule/fixes.ts', 'isOffer: true }', 'true -> false', 'laws.test.ts notices it'],
  ['delivery/ansible-os-floor.ts', 'builds.every(', 'every -> some', 'no system has builds on both sides'],
  [
    'delivery/ansible-os-floor.ts',
    'builds.every(',
    '< -> <=',
    'no build of an older system is that of the first Windows 10',
  ],
  ['environment/os-build-unlisted.ts', 'builds.some(', 'some -> every', 'systems with several ranges list every build'],
  ['environment/os-build-unlisted.ts', 'builds.some(', '>= -> >', 'the first build of a range is listed'],
  ['exclusions/risky-folders.ts', 'return exactly(steps) ??', '> -> >=', 'those of the same length were found before'],
  ['exclusions/risky-folders.ts', 'const isBelow =', '> -> >=', 'the same length counts anyway'],
  [
    'exclusions/wildcards.ts',
    'if (!hasWildcard(name))',
    '!hasWildcard(name) -> false',
    'the pattern says the same, and slower',
  ],
  [
    'forcing/server-active-not-forced.ts',
    'if (!unsaid || ',
    '|| -> &&',
    'the mode sets the value where currentMode is passive',
  ],
];

/** The changes to try in a file: outside the metadata of a rule, one at a time. */
function changesOf(file) {
  const text = texts.get(file);
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const changes = [];
  const change = (start, end, by) => {
    const from = text.slice(start, end).replaceAll(/\s+/g, ' ');
    const line = tree.getLineAndCharacterOfPosition(start).line + 1;
    changes.push({ file, line, from, by, text: text.slice(0, start) + by + text.slice(end) });
  };
  const replace = (node, by) => change(node.getStart(), node.getEnd(), by);
  const visit = (node) => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isInterfaceDeclaration(node)) return;
    const isMetadata =
      ts.isPropertyAssignment(node) &&
      ts.isCallExpression(node.parent.parent) &&
      node.parent.parent.expression.getText() === 'defineRule';
    if (isMetadata && node.name.getText() !== 'check') return;
    if (ts.isBinaryExpression(node)) {
      const by = OPERATORS.get(node.operatorToken.kind);
      if (by !== undefined) replace(node.operatorToken, by);
    }
    if (ts.isPrefixUnaryExpression(node) && node.operator === SyntaxKind.ExclamationToken)
      change(node.getStart(), node.operand.getStart(), '');
    if (node.kind === SyntaxKind.TrueKeyword) replace(node, 'false');
    if (node.kind === SyntaxKind.FalseKeyword) replace(node, 'true');
    if (ts.isConditionalExpression(node)) replace(node.condition, `!(${node.condition.getText()})`);
    if (ts.isIfStatement(node)) replace(node.expression, 'false');
    if (ts.isPropertyAccessExpression(node) && METHODS.has(node.name.text))
      replace(node.name, METHODS.get(node.name.text));
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return changes;
}

const wanted = process.argv[2] ?? '';
const mutants = changeable
  .filter((file) => relative(join(root, 'packages/core/src'), file).includes(wanted))
  .flatMap(changesOf);
const affectedBy = (file) => rules.filter((rule) => reached.get(rule).has(file));

/** The module that tries rules: as they are, then each changed copy, until a table notices. */
const entry = `
  import { findingsOf } from ${JSON.stringify(join(root, 'packages/testkit/src/find.ts'))};
  import { tryCase } from ${JSON.stringify(join(root, 'packages/testkit/src/rule-case.ts'))};
  ${tables.map((file) => `import ${JSON.stringify(file)};`).join('\n')}
  const passes = (rule) => globalThis.tables.filter(({ id }) => id === rule.id).every(({ accept, reject }) =>
    accept.every(({ fleet }) => findingsOf(rule, fleet).length === 0)
    && reject.every((example) => {
      const { found, wanted } = tryCase(rule, example);
      return JSON.stringify(found) === JSON.stringify(wanted);
    }));
  const ruleIn = (module) => Object.values(module).find((value) => typeof value?.check === 'function');
  export const isUnnoticed = async (loaders) => {
    try {
      for (const load of loaders) if (!passes(ruleIn(await load()))) return false;
      return true;
    } catch {
      return false;
    }
  };
  export const asTheyAre = [${rules.map((rule) => `() => import(${JSON.stringify(rule)})`).join(', ')}];
  export const changed = [${mutants
    .map(({ file }, index) => {
      const copies = affectedBy(file).map(
        (rule) => `{ rule: ${rules.indexOf(rule)}, load: () => import(${JSON.stringify(`${rule}?${index}`)}) }`,
      );
      return `[${copies.join(', ')}]`;
    })
    .join(',\n')}];
`;
const collector = 'export const describeRule = ({ id }, cases) => globalThis.tables.push({ id, ...cases });';
/** What stands beside a table is not tried. */
const passedOver = 'export const describe = () => {}, test = describe, expect = describe;';

/** Files that are copied for a change: those between the rules and the changed file. */
const isCopied = (path, index) => reach(path).has(mutants[index].file);

const plugin = {
  name: 'mutants',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^@mdav\/testkit$/ }, () => ({ path: 'testkit', namespace: 'collector' }));
    onResolve({ filter: /^vitest$/ }, () => ({ path: 'vitest', namespace: 'passed-over' }));
    onResolve({ filter: /^@mdav\/core$/ }, () => ({ path: join(root, 'packages/core/src/index.ts') }));
    onResolve({ filter: /\.ts\?\d+$/ }, ({ path }) => {
      const [plain, index] = path.split('?');
      return { path: plain, suffix: `?${index}`, pluginData: Number(index) };
    });
    onResolve({ filter: /^\..*\.ts$/ }, ({ path, resolveDir, pluginData: index }) => {
      const target = resolve(resolveDir, path);
      if (index === undefined || !texts.has(target) || !isCopied(target, index)) return undefined;
      return { path: target, suffix: `?${index}`, pluginData: index };
    });
    onLoad({ filter: /.*/, namespace: 'collector' }, () => ({ contents: collector, loader: 'js' }));
    onLoad({ filter: /.*/, namespace: 'passed-over' }, () => ({ contents: passedOver, loader: 'js' }));
    onLoad({ filter: /\.ts$/ }, ({ path, pluginData: index }) => {
      if (index === undefined) return undefined;
      const { file, text } = mutants[index];
      const contents = path === file ? text : texts.get(path);
      return { contents, loader: 'ts', resolveDir: dirname(path), pluginData: index };
    });
  },
};

// Below the folder from which the libraries of core are found.
const scratch = mkdtempSync(join(root, 'packages/core/node_modules/.mutants-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));
const outfile = join(scratch, 'mutants.mjs');
await build({
  stdin: { contents: entry, resolveDir: root, loader: 'ts' },
  ignoreAnnotations: true,
  bundle: true,
  format: 'esm',
  platform: 'neutral',
  outfile,
  external: ['yaml', '@noble/*'],
  logLevel: 'error',
  plugins: [plugin],
});
globalThis.tables = [];
const { isUnnoticed, asTheyAre, changed } = await import(pathToFileURL(outfile).href);

const sound = new Set();
for (const [index, rule] of rules.entries()) {
  if (await isUnnoticed([asTheyAre[index]])) sound.add(index);
  else console.error(`${relative(root, rule)}: its tables do not pass as it is`);
}
let unnoticed = 0;
const same = new Set();
for (const [index, { file, line, from, by }] of mutants.entries()) {
  const copies = changed[index].filter(({ rule }) => sound.has(rule));
  if (copies.length === 0 || !(await isUnnoticed(copies.map(({ load }) => load)))) continue;
  const change = `${from} -> ${by || '(gone)'}`;
  const known = SAME.find(
    ([path, text, what]) =>
      file.endsWith(path) && what === change && texts.get(file).split('\n')[line - 1].includes(text),
  );
  if (known !== undefined) {
    same.add(known);
    continue;
  }
  unnoticed++;
  console.log(`${relative(root, file)}:${line} ${change}`);
}
for (const known of SAME.filter((one) => !same.has(one) && mutants.some(({ file }) => file.endsWith(one[0])))) {
  unnoticed++;
  console.log(`${known[0]}: ${known[2]} is noticed, or is gone: take it out of SAME`);
}
console.error(`${mutants.length} changes, ${unnoticed} unnoticed`);
process.exitCode = unnoticed === 0 && sound.size === rules.length && mutants.length > 0 ? 0 : 1;
