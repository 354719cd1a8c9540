import { mdCode, mdProse, mdTable, mdText } from '@mdav/quote';
import { BASELINE_INFO } from '../facts/baselines.ts';
import { OS_INFO } from '../facts/os.ts';
import { byKind } from '../kind/by-kind.ts';
import { rawEffect, rawSubject } from '../model/raw.ts';
import type { Assignment, ResolvedFleet, ResolvedGroup } from '../model/resolved.ts';
import { contributors, layerWords } from '../resolve/layer-words.ts';
import { rawOmaWays, rawRegistryWays, rawWayWords } from '../routes/raw-ways.ts';
import type { Finding } from '../rule/rule.ts';
import { departureOf, hereWords, presetWords } from '../strength/departure.ts';
import { againstDefault, defaultWords } from '../strength/windows-default.ts';
import type { Built } from '../target/built.ts';
import type { BuiltGroup } from '../target/built-group.ts';
import type { Emission } from '../target/channel.ts';
import type { FleetOutput } from '../target/fleet-target.ts';
import { showValue } from '../value/show-value.ts';
import { mechanismWords } from './mechanism-words.ts';
import { reasonLines } from './reason-lines.ts';

/** The page that a reviewer reads first. Nothing in it depends on the layout of the fleet file. */
export function summary(fleet: ResolvedFleet, { groups, shared, findings }: Omit<Built, 'files'>): string {
  const lines = [
    `# ${mdText(fleet.name)}: what this build deploys`,
    '',
    mdTable(
      ['Group', 'Operating systems', 'Wanted mode', 'How it comes about', 'Delivered by', 'By hand'],
      groups.map(({ group, steps }) => [
        `[${mdText(group.name)}](#${group.name.toLowerCase()})`,
        systems(group),
        mdCode(group.mode),
        mechanisms(group),
        group.deliver.join(', '),
        fileLink(`${group.name}/RUNBOOK.md`, `${steps.length} steps`),
      ]),
    ),
    '',
    ...findingLines(findings),
    ...sharedLines(shared),
    ...groups.flatMap(groupLines),
  ];
  return `${lines.join('\n')}\n`;
}

const mechanisms = byKind((group) => mechanismWords(group).join('; '));
const systems = byKind((group) => group.os.map(({ id }) => OS_INFO[id].title).join(', '));

function findingLines(findings: readonly Finding[]): readonly string[] {
  const open = findings.filter(({ waiver, severity }) => waiver === undefined && severity !== 'info');
  const notes = findings.filter(({ waiver, severity }) => waiver === undefined && severity === 'info');
  const waived = findings.filter(({ waiver }) => waiver !== undefined);
  const lines = ['## Findings', ''];
  if (findings.length === 0) return [...lines, 'None.', ''];
  const row = (finding: Finding) => [
    finding.severity,
    mdCode(finding.rule),
    mdText(finding.group ?? ''),
    mdProse(finding.message),
  ];
  if (open.length > 0) lines.push(mdTable(['Severity', 'Rule', 'Group', 'Finding'], sorted(open).map(row)), '');
  if (notes.length > 0) {
    lines.push(
      '<details>',
      `<summary>${notes.length} worth knowing</summary>`,
      '',
      mdTable(['Severity', 'Rule', 'Group', 'Finding'], sorted(notes).map(row)),
      '',
      '</details>',
      '',
    );
  }
  if (waived.length > 0) {
    lines.push(
      'Waived:',
      '',
      mdTable(
        ['Rule', 'Group', 'Finding', 'Reason', 'Owner', 'Until'],
        sorted(waived).map((finding) => [
          mdCode(finding.rule),
          mdText(finding.group ?? ''),
          mdProse(finding.message),
          mdText(finding.waiver?.reason ?? ''),
          mdText(finding.waiver?.owner ?? ''),
          mdText(finding.waiver?.expires ?? ''),
        ]),
      ),
      '',
    );
  }
  return lines;
}

const SEVERITY_ORDER = ['error', 'warning', 'info'];

/** By severity, group, rule and text: the order of the file's lines would change with its layout. */
function sorted(findings: readonly Finding[]): readonly Finding[] {
  const key = ({ severity, group, rule, message }: Finding) =>
    [SEVERITY_ORDER.indexOf(severity), group ?? '', rule, message].join('\u0000');
  return [...findings].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** What lies beside the folders of the groups, and what to do with it. */
function sharedLines(shared: readonly FleetOutput[]): readonly string[] {
  if (shared.length === 0) return [];
  const lines = shared.map(
    ({ target, files }) =>
      `- **${mdText(target.title)}** ${files.map((path) => fileLink(path)).join(', ')}: ${target.advice}`,
  );
  return ['## For all groups', '', ...lines, ''];
}

/** Parentheses would end the address. */
function fileLink(path: string, shown = path): string {
  const address = encodeURI(path).replace(/[()]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `[${mdText(shown)}](${address})`;
}

function groupLines({ group, steps, outputs, files }: BuiltGroup): readonly string[] {
  const lines = [`## ${mdText(group.name)}`, ''];
  if (group.description !== undefined) lines.push(mdText(group.description), '');
  lines.push(
    `Held to ${BASELINE_INFO[group.baseline].title}. Steps by hand: ${steps.map(({ title }, index) => `${index + 1} ${title}`).join('; ')}.`,
    '',
  );
  if (group.assignments.length > 0) {
    const ofWords = marksOfWords(group);
    const marks = group.assignments.map((assignment, index) => ofWords[index] ?? markOf(assignment, group));
    const isMarked = marks.some((mark) => mark !== '');
    const head = [
      'Setting',
      'Value',
      ...(isMarked ? ['Against the default of Windows'] : []),
      'From',
      ...outputs.map(({ target }) => mdCode(target.id)),
    ];
    const rows = group.assignments.map((assignment, index) => [
      mdCode(assignment.setting),
      mdCode(showValue(assignment.value)),
      ...(isMarked ? [mdText(marks[index] ?? '')] : []),
      contributors(assignment).map(layerWords).map(mdText).join(' + '),
      ...outputs.map(({ emissions }) => EMISSION_WORDS[emissions[index]?.kind ?? 'unsupported']),
    ]);
    lines.push(mdTable(head, rows), '');
  }
  for (const one of departureLines(group.assignments)) lines.push(one);
  for (const one of reasonLines(group.assignments)) lines.push(one);
  for (const one of rawLines(group)) lines.push(one);
  const notes = outputs.flatMap(({ target, emissions, warnings }) => [
    ...notesOf(target.id, emissions),
    ...warnings.map(({ message, hint }) => `- ${mdCode(target.id)}: ${mdProse(`${message} ${hint ?? ''}`.trim())}`),
  ]);
  for (const note of notes) lines.push(note);
  if (notes.length > 0) lines.push('');
  const shown = files.map((path) => path.slice(group.name.length + 1)).filter((path) => !isInsideBackup(path));
  lines.push(`Files: ${shown.map((path) => fileLink(`${group.name}/${path}`, path)).join(', ')}`, '');
  return lines;
}

/** How far from the default what the groups of a kind say in the same words is; lists are asked of each group. */
const marksOfWords = byKind((group) =>
  group.assignments.map((assignment) => (Array.isArray(assignment.value) ? undefined : markOf(assignment, group))),
);

function markOf(assignment: Assignment, group: ResolvedGroup): string {
  return againstDefault(assignment, group).map(defaultWords).join('; ');
}

/** Where the group has another value than the preset that it starts from. */
function departureLines(assignments: readonly Assignment[]): readonly string[] {
  const rows = assignments.flatMap((assignment) => {
    const departure = departureOf(assignment);
    if (departure === undefined) return [];
    const { setting } = assignment;
    return [
      [
        mdCode(setting),
        mdText(departure.from.replace(/^preset /, '')),
        mdCode(presetWords(departure.preset, setting)),
        mdCode(hereWords(departure, setting)),
        departure.kind,
        mdProse(departure.why),
        mdText(departure.reason ?? ''),
      ],
    ];
  });
  if (rows.length === 0) return [];
  return [
    'Departs from its preset:',
    '',
    mdTable(['Setting', 'Preset', 'It says', 'Here', 'That is', 'Why', 'Reason given'], rows),
    '',
  ];
}

/** What has no setting, with the ways by which it goes and why it is there. */
function rawLines(group: ResolvedGroup): readonly string[] {
  const { registry = [], oma = [] } = group.raw ?? {};
  const rows = [
    ...registry.map((entry) => ({ entry, ways: rawRegistryWays(group, entry) })),
    ...oma.map((entry) => ({ entry, ways: rawOmaWays(group) })),
  ].map(({ entry, ways }) => [
    mdCode(rawSubject(entry)),
    mdCode(rawEffect(entry)),
    mdText(ways.length === 0 ? 'not carried' : ways.map(rawWayWords).join(', ')),
    mdText(entry.reason),
  ]);
  return rows.length === 0 ? [] : [mdTable(['Raw entry', 'What it does', 'By', 'Reason'], rows), ''];
}

const EMISSION_WORDS: Readonly<Record<Emission['kind'], string>> = {
  emitted: 'yes',
  manual: 'by hand',
  unsupported: 'no',
};

/** What a target leaves out or puts elsewhere; settings with the same reason share a line. */
function notesOf(target: string, emissions: readonly Emission[]): readonly string[] {
  const settings = new Map<string, Set<string>>();
  for (const emission of emissions) {
    const reason = emission.kind === 'emitted' ? emission.note : emission.why;
    if (reason === undefined) continue;
    const what = emission.kind === 'emitted' ? 'carries' : 'does not carry';
    const key = `${what}\u0000${mdProse(reason)}`;
    settings.set(key, (settings.get(key) ?? new Set()).add(emission.setting));
  }
  return [...settings].map(([key, names]) => {
    const [what, reason] = key.split('\u0000');
    return `- ${mdCode(target)} ${what} ${[...names].map(mdCode).join(', ')}: ${reason}`;
  });
}

/** The parts of a Group Policy backup, which its manifest.xml and the readable twin stand for. */
function isInsideBackup(path: string): boolean {
  return /^gpo(?:\.undo)?\/\{/.test(path);
}
