import type { BuiltGroup } from '../build/built.ts';
import { BASELINE_INFO } from '../facts/baselines.ts';
import { OS_INFO } from '../facts/os.ts';
import type { Emission } from '../lower/channel.ts';
import type { BlockMode, Mechanism } from '../mode/plan.ts';
import type { ResolvedFleet, ResolvedGroup } from '../model/resolved.ts';
import type { Finding } from '../rules/rule.ts';
import { asCode, inProse, inText, table } from './markdown.ts';
import { showValue } from './show-value.ts';

/** A mechanism in a few words, for tables. */
export const MECHANISM_WORDS: Readonly<Record<Mechanism, string>> = {
  nothing: 'nothing to set',
  automatic: 'automatic, nothing to set',
  'force-passive': 'ForceDefenderPassiveMode = 1',
  'force-active': 'ForceDefenderPassiveMode = 0',
  guide: 'DisableAntiSpyware = 1 (third-party guide)',
  refused: 'not possible',
};

/** How block mode comes about, in a few words; empty when it is not wanted. */
export const BLOCK_MODE_WORDS: Readonly<Record<BlockMode, string>> = {
  'not-wanted': '',
  policy: 'PassiveRemediation = 1',
  portal: 'block mode by hand in the portal',
  refused: 'block mode not possible',
};

/** The mechanisms of a group, each once. */
export function mechanismWords(group: ResolvedGroup): readonly string[] {
  return [
    ...new Set(
      group.plans
        .flatMap((plan) => [MECHANISM_WORDS[plan.mechanism], BLOCK_MODE_WORDS[plan.blockMode]])
        .filter((words) => words !== ''),
    ),
  ];
}

/** The page that a reviewer reads first. Nothing in it depends on the layout of the fleet file. */
export function summary(fleet: ResolvedFleet, groups: readonly BuiltGroup[], findings: readonly Finding[]): string {
  const lines = [
    `# ${fleet.name}: what this build deploys`,
    '',
    table(
      ['Group', 'Operating systems', 'Wanted mode', 'How it comes about', 'Delivered by', 'By hand'],
      groups.map(({ group, steps }) => [
        `[${group.name}](#${group.name.toLowerCase()})`,
        group.os.map(({ id }) => OS_INFO[id].title).join(', '),
        asCode(group.mode),
        mechanismWords(group).join('; '),
        group.deliver.join(', '),
        `[${steps.length} steps](${group.name}/RUNBOOK.md)`,
      ]),
    ),
    '',
    ...findingLines(findings),
    ...groups.flatMap(groupLines),
  ];
  return `${lines.join('\n')}\n`;
}

function findingLines(findings: readonly Finding[]): readonly string[] {
  const open = findings.filter(({ waiver, severity }) => waiver === undefined && severity !== 'info');
  const notes = findings.filter(({ waiver, severity }) => waiver === undefined && severity === 'info');
  const waived = findings.filter(({ waiver }) => waiver !== undefined);
  const lines = ['## Findings', ''];
  if (findings.length === 0) return [...lines, 'None.', ''];
  const row = (finding: Finding) => [
    finding.severity,
    asCode(finding.rule),
    inText(finding.group ?? ''),
    inProse(finding.message),
  ];
  if (open.length > 0) lines.push(table(['Severity', 'Rule', 'Group', 'Finding'], sorted(open).map(row)), '');
  if (notes.length > 0) {
    lines.push(
      '<details>',
      `<summary>${notes.length} worth knowing</summary>`,
      '',
      table(['Severity', 'Rule', 'Group', 'Finding'], sorted(notes).map(row)),
      '',
      '</details>',
      '',
    );
  }
  if (waived.length > 0) {
    lines.push(
      'Waived:',
      '',
      table(
        ['Rule', 'Group', 'Finding', 'Reason', 'Owner', 'Until'],
        sorted(waived).map((finding) => [
          asCode(finding.rule),
          inText(finding.group ?? ''),
          inProse(finding.message),
          inText(finding.waiver?.reason ?? ''),
          inText(finding.waiver?.owner ?? ''),
          inText(finding.waiver?.expires ?? ''),
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

function groupLines({ group, steps, outputs, files }: BuiltGroup): readonly string[] {
  const lines = [`## ${group.name}`, ''];
  if (group.description !== undefined) lines.push(inText(group.description), '');
  lines.push(
    `Held to ${BASELINE_INFO[group.baseline].title}. Steps by hand: ${steps.map(({ title }, index) => `${index + 1} ${title}`).join('; ')}.`,
    '',
  );
  if (group.assignments.length > 0) {
    const head = ['Setting', 'Value', 'From', ...outputs.map(({ target }) => asCode(target.id))];
    const rows = group.assignments.map(({ setting, value, origin }, index) => [
      asCode(setting),
      asCode(showValue(value)),
      origin.kind === 'mode' ? 'the mode' : origin.layer === 'group' ? 'the group' : 'the defaults',
      ...outputs.map(({ emissions }) => EMISSION_WORDS[emissions[index]?.kind ?? 'unsupported']),
    ]);
    lines.push(table(head, rows), '');
  }
  const notes = uniqueNotes(
    outputs.flatMap(({ target, emissions }) => emissions.map((emission) => noteOf(target.id, emission))),
  );
  if (notes.length > 0) lines.push(...notes, '');
  const shown = files.map((path) => path.slice(group.name.length + 1)).filter((path) => !isInsideBackup(path));
  lines.push(`Files: ${shown.map((path) => `[${path}](${encodeURI(`${group.name}/${path}`)})`).join(', ')}`, '');
  return lines;
}

const EMISSION_WORDS: Readonly<Record<Emission['kind'], string>> = {
  emitted: 'yes',
  manual: 'by hand',
  unsupported: 'no',
};

function noteOf(target: string, emission: Emission): string | undefined {
  return emission.kind === 'emitted'
    ? undefined
    : `- ${asCode(target)} does not carry ${asCode(emission.setting)}: ${emission.why}`;
}

function uniqueNotes(notes: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(notes.filter((note) => note !== undefined))];
}

/** The parts of a Group Policy backup, which its manifest.xml and the readable twin stand for. */
function isInsideBackup(path: string): boolean {
  return path.startsWith('gpo/{');
}
