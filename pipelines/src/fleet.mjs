import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from './base.mjs';
import { count, safeLine, safeLines, shellWord } from './text.mjs';

/** Checks one fleet, plans it against the base, and compares its committed output. */
export function examineFleet({ fleet, index, base, inputs, folder, host, env, run, annotations }) {
  const title = fleet.path === '' ? 'mdav.yaml' : fleet.path;
  const root = repositoryRoot(inputs.folder, env);
  const mdav = (args) => run(args, inputs.folder, root);
  const named = [...(fleet.path === '' ? [] : [fleet.path]), ...inputs.values];
  return host.group(`mdav: ${title}`, async () => {
    const check = await checkFleet({
      named,
      inputs,
      host,
      mdav,
      file: (kind) => join(folder, `${index}.${kind}`),
      print: (text) => annotations.print(title, text),
    });
    const planIn = (characters) =>
      planFleet({ named, base, characters, host, mdav, file: join(folder, `${index}.plan`) });
    const plan = base === undefined || check.verdict === 'unreadable' ? undefined : await planIn(planCharacters(host));
    const output = await compareOutput({ out: fleet.out, named, title, check, host, mdav });
    return { title, check, plan, planIn, output };
  });
}

async function checkFleet({ named, inputs: { maxWarnings }, host, mdav, file, print }) {
  const kinds = ['json', 'markdown', host.sarif.format];
  const { code, out, err } = await mdav([
    'check',
    ...named,
    `--format=${host.format}`,
    ...kinds.map((kind) => `--output=${kind}=${file(kind)}`),
    ...(maxWarnings === '' ? [] : [`--max-warnings=${maxWarnings}`]),
  ]);
  print(out);
  host.print(safeLines(err));
  const [json, markdown, sarif] = kinds.map((kind) =>
    existsSync(file(kind)) ? readFileSync(file(kind), 'utf8') : undefined,
  );
  if (json === undefined) {
    host.fail(`mdav check ended with ${code} and no report. ${firstLine(err)}`.trim());
    return { verdict: 'failed', errors: 0, warnings: 0 };
  }
  const open = JSON.parse(json).findings.filter(({ waiver }) => waiver === null);
  const of = (severity) => open.filter((finding) => finding.severity === severity).length;
  const verdict = code === 0 ? 'good' : code === 1 ? 'findings' : code === 65 ? 'unreadable' : 'failed';
  return { verdict, errors: of('error'), warnings: of('warning'), markdown, sarif };
}

/** Most of a comment is for plans: findings and stale output come behind them. */
export function planCharacters({ commentCharacters }) {
  return Math.floor(commentCharacters * 0.7);
}

async function planFleet({ named, base, characters, host, mdav, file }) {
  const { code, out, err } = await mdav([
    'plan',
    ...named,
    `--against=${base}`,
    '--format=markdown',
    `--max-characters=${characters}`,
    `--output=json=${file}`,
    '--exit-code',
  ]);
  host.print(safeLines(err));
  // A program that breaks down ends with 1 as well, and says nothing.
  const isPlan = code === 0 || code === 2 || (code === 1 && out !== '');
  if (isPlan) {
    const weaker = JSON.parse(readFileSync(file, 'utf8')).totals.settings.weakens;
    return { markdown: out, isChanged: code !== 0, weaker, verdict: code === 1 ? 'findings' : 'good' };
  }
  host.warn(`There is no plan. ${firstLine(err)}`.trim());
  return { problem: firstLine(err) };
}

async function compareOutput({ out, named, title, check, host, mdav }) {
  if (out === undefined) return { verdict: 'good', words: 'not asked for' };
  if (check.verdict === 'unreadable' || check.verdict === 'failed' || check.errors > 0)
    return { verdict: 'good', words: 'not compared: errors stop a build' };
  const { code, out: printed, err } = await mdav(['build', ...named, `--out=${out}`, '--check', '--format=json']);
  host.print(safeLines(err));
  const document = code === 0 || code === 1 ? parse(printed) : undefined;
  if (document === undefined) {
    host.fail(`mdav build ended with ${code}. ${firstLine(err)}`.trim());
    return { verdict: 'failed', words: 'not compared' };
  }
  const { problems, fresh } = document;
  if (problems === undefined) {
    host.fail(`${title} cannot be built: see \`mdav build\`.`);
    return { verdict: 'findings', words: 'not compared: errors stop a build' };
  }
  if (problems.length === 0) return { verdict: 'good', isCompared: true, words: `up to date, ${count(fresh, 'file')}` };
  const told = problems.map(({ kind, path, diff }) => [`${kind.padEnd(9)} ${safeLine(path)}`, ...diff.map(safeLine)]);
  host.print(told.map((lines) => `${lines.join('\n  ')}\n`).join(''));
  const words = `stale: ${count(problems.length, 'file')}`;
  host.fail(
    `${safeLine(out)} is not what ${safeLine(title)} builds, ${words}. Run \`mdav build${named.map((name) => ` ${shellWord(safeLine(name))}`).join('')} --out ${safeLine(out)}\` and commit the result.`,
  );
  return { verdict: 'stale', isCompared: true, words, lines: told.flat() };
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function firstLine(text) {
  return safeLine(text.trim().split('\n')[0] ?? '');
}
