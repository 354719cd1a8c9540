import type { Finding, ResolvedGroup } from '@mdav/core';
import { BASELINE_INFO, mechanismWords, OS_INFO, showValue } from '@mdav/core';
import type { BuiltGroup, TargetOutput } from '@mdav/core/format';
import { visible } from '@mdav/quote';
import { count } from '@mdav/review';
import { recoveredWords } from '../disk/output/recovered-words.ts';
import type { Written } from '../disk/output/write-tree.ts';
import type { ToldBuild } from '../read/gradual-build.ts';
import type { Paint } from '../terminal/paint.ts';
import { tally } from './findings.ts';
import { leftBehind } from './left-behind.ts';

/** What a build did, group by group, for people. */
export function buildReport(
  fleetName: string,
  built: ToldBuild,
  folder: string,
  written: Written,
  paint: Paint,
): string {
  const head = `${paint.bold(fleetName)}: ${count(built.groups.length, 'group')}, ${tally(built.findings)}`;
  const findings = new Map<string | undefined, Finding[]>(built.groups.map(({ group }) => [group.name, []]));
  for (const finding of built.findings) findings.get(finding.group)?.push(finding);
  const groups = built.groups.map((one) => groupReport(one, findings.get(one.group.name) ?? [], paint));
  const changes = [
    [written.created.length, 'new'],
    [written.changed.length, 'changed'],
    [written.unchanged.length, 'unchanged'],
    [written.removed.length, 'removed'],
  ] as const;
  const words = changes.filter(([number]) => number > 0).map(([number, word]) => `${number} ${word}`);
  const tail = [
    `${paint.good('✓')} ${count(built.paths.length, 'file')} in ${paint.bold(folder)} (${words.join(', ')})`,
    `  Read ${paint.accent(`${folder}/SUMMARY.md`)} first.`,
    ...heldBefore(written).map((line) => `  ${line}`),
    ...leftBehind(built, written).flatMap(({ group, message, hint }) => [
      `  ${paint.severity('warning', 'left')} ${paint.bold(visible(group))}: ${visible(message)}`,
      `    ${paint.good('→')} ${visible(hint)}`,
    ]),
    ...written.kept.map(
      (path) =>
        `  ${paint.severity('warning', 'kept')} ${visible(path)}: edited since mdav wrote it, and not part of this build.`,
    ),
  ];
  return `${[head, '', ...groups, ...sharedReport(built, paint), ...tail].join('\n')}\n`;
}

/** What an interrupted build had left. */
function heldBefore({ recovered, stale }: Written): readonly string[] {
  if (recovered !== undefined) return [recoveredWords(recovered)];
  return stale === undefined ? [] : [`Took the folder over from ${stale}, which has ended.`];
}

function sharedReport({ shared }: ToldBuild, paint: Paint): readonly string[] {
  if (shared.length === 0) return [];
  const rows = shared.flatMap(({ target, files }) => block(target.id, files, paint));
  return [paint.bold(paint.accent('all groups')), ...rows, ''];
}

function groupReport({ group, outputs, steps, files }: BuiltGroup, findings: readonly Finding[], paint: Paint): string {
  const osWords = group.os.map(({ id }) => OS_INFO[id].title).join(', ');
  const agent = group.agent === undefined || group.agent === 'builtin' ? '' : `, ${group.agent} agent`;
  const baseline = group.baseline === 'current' ? '' : paint.dim(` · held to ${BASELINE_INFO[group.baseline].title}`);
  const rows: [label: string, lines: readonly string[]][] = [
    ['wanted', [group.mode]],
    ['mechanism', mechanismWords(group)],
    ...outputs.map((output): [string, readonly string[]] => [output.target.id, carried(output, group, paint)]),
    ['by hand', steps.map(({ title }, index) => `${index + 1} ${title}`)],
    ['findings', [tally(findings)]],
    ['files', fileWords(files.map((path) => path.slice(group.name.length + 1)))],
  ];
  return [
    `${paint.bold(paint.accent(group.name))}  ${osWords}${agent}${baseline}`,
    ...rows.flatMap(([label, lines]) => block(label, lines, paint)),
    '',
  ].join('\n');
}

const LABEL_WIDTH = 20;

function block(label: string, lines: readonly string[], paint: Paint): readonly string[] {
  return lines.map((line, index) => `  ${paint.dim((index === 0 ? label : '').padEnd(LABEL_WIDTH))}${line}`);
}

/** What one target carries: first what brings the mode about, then how many settings besides, then what it cannot say. */
function carried(
  { emissions, fileCount, warnings }: TargetOutput,
  group: ResolvedGroup,
  paint: Paint,
): readonly string[] {
  const pairs = emissions.map((emission, index) => ({ emission, assignment: group.assignments[index] }));
  const emitted = pairs.filter(({ emission }) => emission.kind === 'emitted');
  const mode = emitted
    .filter(({ assignment }) => assignment?.origin.kind === 'mode')
    .map(({ assignment }) => `${assignment?.setting}: ${showValue(assignment?.value ?? '')}`);
  const others = emitted.length - mode.length;
  const words = [...mode, ...(others > 0 ? [`${count(others, 'setting')}${mode.length > 0 ? ' more' : ''}`] : [])];
  const reasons = new Map<string, string[]>();
  for (const { emission } of pairs)
    if (emission.kind !== 'emitted')
      reasons.set(emission.why, [...(reasons.get(emission.why) ?? []), emission.setting]);
  const missing = [...reasons].map(([why, settings]) =>
    paint.severity('warning', `not ${settings.join(', ')}: ${why}`),
  );
  const told = warnings.map(({ message, hint }) => paint.severity('warning', `${message} ${hint ?? ''}`.trim()));
  const nothing = fileCount > 0 ? 'what has no setting' : missing.length > 0 ? undefined : 'nothing to say';
  const head = words.length > 0 ? words.join(', ') : nothing;
  return [...(head === undefined ? [] : [head]), ...missing, ...told];
}

/** Files of a group that people know by their folder: the parts of a Group Policy backup, and what verifies a device. */
const FOLDERS = [
  { within: /^gpo\/\{[^/]*\//, also: ', registry.pol among them' },
  { within: /^gpo\.undo\//, also: ', which take the policy back' },
  { within: /^verify\//, also: '' },
] as const;

function fileWords(paths: readonly string[]): readonly string[] {
  const alone = paths.filter((path) => !FOLDERS.some(({ within }) => within.test(path)));
  const folded = FOLDERS.flatMap(({ within, also }) => {
    const inside = paths.filter((path) => within.test(path));
    const [folder] = within.exec(inside[0] ?? '') ?? [];
    return folder === undefined ? [] : [`${folder} (${count(inside.length, 'file')}${also})`];
  });
  return [...alone, ...folded].sort();
}
