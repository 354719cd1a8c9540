import { createHash } from 'node:crypto';
import { asBlock, asCode, count } from './text.mjs';

/** The hidden first line by which a comment is found again. Jobs about different fleets keep a comment each. */
export function markerOf({ cwd, folder, fleets, values }) {
  const what = [
    folder.startsWith(cwd) ? folder.slice(cwd.length) : folder,
    ...fleets.map(({ path }) => path),
    ...values,
  ];
  const key = createHash('sha256').update(what.join('\n').replaceAll('\\', '/')).digest('hex').slice(0, 12);
  return `<!-- mdav ${key} -->`;
}

/** The page about all fleets, for the summary of a job and for the comment on a pull request. */
export function makePage(results, base) {
  const rows = results.map(
    ({ title, check, plan, output }) =>
      `| ${asCode(title)} | ${mark(check)} ${checkWords(check)} | ${planWords(plan, base)} | ${output.isCompared ? `${mark(output)} ` : ''}${output.words} |`,
  );
  // What a change does comes first, of every fleet: a page that does not fit is cut at its end.
  const sections = [
    ...results.flatMap(({ plan }) => (plan?.markdown === undefined ? [] : ['', plan.markdown.trimEnd()])),
    ...results.flatMap(({ check }) =>
      check.markdown === undefined || check.errors + check.warnings === 0 ? [] : folded('Findings', check.markdown),
    ),
    ...results.flatMap(({ title, output }) =>
      output.lines === undefined ? [] : folded(`Stale output of ${asHtml(title)}`, asBlock(output.lines, 'diff')),
    ),
  ];
  const head = ['| Fleet | Check | Plan | Output |', '| --- | --- | --- | --- |', ...rows];
  return withoutMentions([...head, ...sections, ''].join('\n'));
}

function mark({ verdict }) {
  return verdict === 'good' ? '✅' : '❌';
}

function checkWords({ verdict, errors, warnings }) {
  if (verdict === 'failed') return 'did not run';
  if (verdict === 'unreadable') return `no fleet, ${count(errors, 'error')}`;
  if (errors + warnings === 0) return 'no errors or warnings';
  return [errors > 0 ? count(errors, 'error') : '', warnings > 0 ? count(warnings, 'warning') : '']
    .filter((part) => part !== '')
    .join(', ');
}

function planWords(plan, base) {
  if (base.problem !== undefined || plan?.problem !== undefined) return 'none, see the log';
  if (plan === undefined) return 'none';
  const weaker = plan.weaker > 0 ? `, ▼ ${plan.weaker} weaker` : '';
  if (plan.verdict !== 'good') return `${mark(plan)} new errors or dead ends${weaker}`;
  return plan.isChanged ? `devices change${weaker}` : 'nothing changes';
}

function folded(title, body) {
  return ['', '<details>', `<summary>${title}</summary>`, '', body.trimEnd(), '', '</details>'];
}

function asHtml(text) {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Text of a fleet calls nobody: a joiner of no width behind the sign ends the name before it begins. */
export function withoutMentions(text) {
  return text.replace(/(?<![\w])@(?=\w)/g, '@\u2060');
}

const REST = '`mdav plan`, `mdav check` and `mdav build --check` tell the rest.';

/**
 * A page that fits: cut between lines, before the heading where that would stand without all that is under it, with what was open
 * closed and a note at its end that says by kind what is left out. Pages have the most harmful first, so the end matters least.
 */
export function fitPage(page, characters, rest = REST) {
  if (page.length <= characters) return page;
  const lines = page.split('\n');
  let kept = 0;
  for (let length = 0; kept < lines.length && length + lines[kept].length < characters; kept += 1)
    length += lines[kept].length + 1;
  for (; kept > 0; kept -= 1) {
    const text = cutAt(lines, borderBefore(lines, kept), characters, rest);
    if (text.length <= characters) return text;
  }
  return cutAt(lines, 0, characters, rest);
}

/** The last heading above the line, unless it is the first one or stands in what is folded; never a head without its body. */
function borderBefore(lines, kept) {
  const { fence, depth } = openAt(lines, kept);
  const above = lines.slice(0, kept);
  const headings = above.filter((line) => isHeading(line)).length;
  if (fence === '' && depth === 0 && headings > 1 && lines[kept] !== '' && !isHeading(lines[kept]))
    return above.findLastIndex((line) => isHeading(line));
  const isHead = (line) => line === '' || line === '<details>' || /^(?:<summary>|#|`{3}|\| ---)/.test(line);
  let border = kept;
  while (border > 0 && (isHead(lines[border - 1]) || lines[border]?.startsWith('| ---'))) border -= 1;
  return border;
}

function cutAt(lines, kept, characters, rest) {
  const { fence, depth } = openAt(lines, kept);
  const closing = `${fence === '' ? '' : `${fence}\n`}${'\n</details>\n'.repeat(depth)}`;
  const left = leftWords(lines, kept);
  const note = `**Cut here**, since ${characters} characters fit.${left === '' ? '' : ` Left out: ${left}.`} ${rest}`;
  return `${lines
    .slice(0, kept)
    .map((line) => `${line}\n`)
    .join('')}${closing}\n${note}\n`;
}

function isHeading(line) {
  return line.startsWith('### ');
}

/** What is open above a line: the fence of a block of code, and how many folds. */
function openAt(lines, kept) {
  let fence = '';
  let depth = 0;
  for (const line of lines.slice(0, kept)) {
    if (fence !== '') fence = line === fence ? '' : fence;
    else if (/^`{3,}/.test(line)) [fence] = /^`+/.exec(line);
    else if (line === '<details>') depth += 1;
    else if (line === '</details>') depth -= 1;
  }
  return { fence, depth };
}

/** `3 × group-7, 12 × ▲ stronger`: sections by number, rows of tables by their first cell, stale files by what is wrong with them. */
function leftWords(lines, kept) {
  const left = new Map();
  const add = (kind) => left.set(kind, (left.get(kind) ?? 0) + 1);
  let fence = openAt(lines, kept).fence;
  for (const [index, line] of lines.entries()) {
    if (index < kept) continue;
    const row = /^\| (\S[^|]*) \|/.exec(line)?.[1];
    if (fence !== '') {
      const stale = /^(stale|tampered|missing|extra|leftover) /.exec(line)?.[1];
      if (line === fence) fence = '';
      else if (stale !== undefined) add(`${stale} file`);
    } else if (/^`{3,}/.test(line)) [fence] = /^`+/.exec(line);
    else if (isHeading(line)) add('section');
    else if (row !== undefined && row !== '---' && !lines[index + 1]?.startsWith('| ---')) add(row);
  }
  return [...left]
    .slice(0, MOST_KINDS)
    .map(([kind, number]) => `${number} × ${kind}`)
    .join(', ');
}

/** More kinds than these make no note any more. */
const MOST_KINDS = 12;
