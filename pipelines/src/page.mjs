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
  const sections = results.flatMap(({ title, check, plan, output }) => [
    ...(plan?.markdown === undefined ? [] : ['', plan.markdown.trimEnd()]),
    ...(check.markdown === undefined || check.errors + check.warnings === 0 ? [] : folded('Findings', check.markdown)),
    ...(output.lines === undefined ? [] : folded(`Stale output of ${asHtml(title)}`, asBlock(output.lines, 'diff'))),
  ]);
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
  if (plan.verdict !== 'good') return `${mark(plan)} new errors or dead ends`;
  return plan.isChanged ? 'devices change' : 'nothing changes';
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

/** A page that fits, cut between lines, with what was open closed and a note at its end. */
export function fitPage(page, characters, rest = REST) {
  if (page.length <= characters) return page;
  const lines = page.split('\n');
  const kept = [];
  let length = 0;
  let fence = '';
  let depth = 0;
  for (const line of lines) {
    const opens = /^(`{3,})/.exec(line)?.[1] ?? '';
    const nextFence = fence === '' ? opens : line === fence ? '' : fence;
    const step = fence !== '' ? 0 : line === '<details>' ? 1 : line === '</details>' ? -1 : 0;
    const tail = closing(nextFence, depth + step, page.length, characters, rest);
    if (length + line.length + 1 + tail.length > characters) break;
    kept.push(line);
    length += line.length + 1;
    fence = nextFence;
    depth += step;
  }
  return `${kept.map((line) => `${line}\n`).join('')}${closing(fence, depth, page.length, characters, rest)}`;
}

function closing(fence, depth, length, characters, rest) {
  const note = `**Cut here.** The whole page has ${length} characters, and ${characters} fit. ${rest}`;
  return `${fence === '' ? '' : `${fence}\n`}${'\n</details>\n'.repeat(Math.max(0, depth))}\n${note}\n`;
}
