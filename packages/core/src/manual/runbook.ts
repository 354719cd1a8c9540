import { mdCode, mdProse, mdTable, mdText } from '@mdav/quote';
import { utf8 } from '../bytes/text.ts';
import { BASELINE_INFO } from '../facts/baselines.ts';
import { OS_INFO } from '../facts/os.ts';
import { SOURCES } from '../facts/sources.ts';
import { byKind } from '../kind/by-kind.ts';
import { byObject } from '../memory/by-object.ts';
import type { From } from '../migrate/from.ts';
import { backLines, gateLines } from '../migrate/gate-words.ts';
import { migrateGroup, stagesThatOpen, type Way } from '../migrate/migrate-group.ts';
import { likelyFrom } from '../migrate/sequence.ts';
import type { Stage } from '../migrate/stages.ts';
import { isPassive } from '../mode/settle-mode.ts';
import { type ManualStep, PHASE_TITLES } from '../model/manual-step.ts';
import type { ResolvedGroup } from '../model/resolved.ts';
import { REMOVE } from '../model/vocabulary.ts';
import { unreached } from '../routes/unreached.ts';
import type { Emission } from '../target/channel.ts';

/** Some lines of a runbook. Groups of a kind share most of theirs. */
interface Part {
  readonly text: string;
}

function partOf(lines: readonly string[]): Part {
  return { text: lines.map((line) => `${line}\n`).join('') };
}

/** The runbook of a group: what no file can do, in order, each step with its reason and the sign that it worked. */
export function runbook(group: ResolvedGroup, steps: readonly ManualStep[], emissions: readonly Emission[]): string {
  return partsOf(group, steps, emissions)
    .map(({ text }) => text)
    .join('');
}

/** The same as a file, in pieces. */
export function runbookFile(
  group: ResolvedGroup,
  steps: readonly ManualStep[],
  emissions: readonly Emission[],
): readonly Uint8Array[] {
  return partsOf(group, steps, emissions).map(bytesOf);
}

const bytesOf = byObject(({ text }: Part) => utf8(text));

function partsOf(group: ResolvedGroup, steps: readonly ManualStep[], emissions: readonly Emission[]): readonly Part[] {
  const head = [
    `# ${mdText(group.name)}: from the files to ${group.mode}`,
    '',
    ...(group.description === undefined ? [] : [mdText(group.description), '']),
    `For ${group.os.map(({ id }) => OS_INFO[id].title).join(', ')}, held to ${BASELINE_INFO[group.baseline].title}.`,
    'Do the steps in this order; go on when the check of a step shows what it should.',
  ];
  const byHand = handLines(group, emissions);
  const missing = missingLines(group, emissions);
  const end = [
    ...(byHand.length === 0 ? [] : ['', '## Settings that need a hand', '', ...byHand]),
    ...(missing.length === 0 ? [] : ['', '## Settings that do not arrive', '', ...missing]),
  ];
  return [
    partOf(head),
    stagesPart(group),
    ...steps.map((step, index) => stepPart(step, index + 1, steps[index - 1]?.phase !== step.phase)),
    ...(end.length === 0 ? [] : [partOf(end)]),
  ];
}

/** A step under its number, below the title of its phase where it is the first of that. */
function stepPart(step: ManualStep, number: number, isFirst: boolean): Part {
  const known = partsOfStep(step);
  const key = `${number} ${isFirst}`;
  const part =
    known.get(key) ??
    partOf([
      ...(isFirst ? ['', `## ${PHASE_TITLES[step.phase]}`] : []),
      '',
      `### ${number}. ${step.title}`,
      ...stepLines(step),
    ]);
  known.set(key, part);
  return part;
}

const partsOfStep = byObject((_: ManualStep) => new Map<string, Part>());

/** The stages of the mode with their gates and ways back, or why there are none, where there is anything to do about it. */
const stagesPart = byKind((group): Part => {
  const from = { mode: likelyFrom(group) };
  const ways = migrateGroup(group, from).filter(({ result }) => result.kind !== 'there');
  const lines = ways.flatMap((way) => {
    const on = ways.length > 1 ? ` on ${way.os.map((id) => OS_INFO[id].title).join(', ')}` : '';
    const start = isBare(group)
      ? `From devices without Defender Antivirus${on}`
      : `From ${from.mode} devices${on}${group.currentMode === undefined ? ', which the fleet file does not say' : ''}`;
    return wayLines(way, group, from, start);
  });
  return partOf(lines);
});

function wayLines({ os, result }: Way, group: ResolvedGroup, from: From, start: string): readonly string[] {
  switch (result.kind) {
    case 'there':
      return [];
    case 'stages':
      return [
        '',
        `${start}, go on to the next stage when every device shows what its gate asks for; \`mdav migrate\` tells the stages from anywhere else.`,
        '',
        stageTable(result.stages),
      ];
    case 'none': {
      // What the tool installs and what runs in the mode already takes no way.
      if (isBare(group) || from.mode === (isPassive(group.mode) ? 'passive' : 'active')) return [];
      const isAsked = result.first.length > 0;
      const reasons = [...result.deadEnds.map((end) => (isAsked ? { ...end, first: '' } : end)), ...result.first];
      const opening = os.slice(0, 1).flatMap((id) => stagesThatOpen(group, id, from));
      return [
        '',
        `**${start}, there is no way to ${group.mode} as the fleet file stands:**`,
        '',
        ...reasons.map(({ says, first }) => `- ${mdProse(`${says} ${first}`.trim())}`),
        ...(opening.length === 0
          ? []
          : [
              '',
              'Once that is changed, go on to the next stage when every device shows what its gate asks for.',
              '',
              stageTable(opening),
            ]),
      ];
    }
  }
}

function stageTable(stages: readonly Stage[]): string {
  const rows = stages.map(({ phase, steps, delivers, gate, back }) => [
    PHASE_TITLES[phase],
    [...(delivers ? ['Deliver the policy'] : []), ...steps.map(({ title }) => mdProse(title))].join('; '),
    gateLines(gate).map(mdProse).join(' '),
    backLines(back).map(mdProse).join(' '),
  ]);
  return mdTable(['Stage', 'What', 'Gate', 'Way back'], rows);
}

/** Whether the Defender deployment tool is still to bring Defender Antivirus to all devices of the group. */
function isBare({ os, currentMode, onboarding }: ResolvedGroup): boolean {
  return currentMode === undefined && onboarding?.state === 'planned' && os.every(({ id }) => OS_INFO[id].solution);
}

const unreachedOf = byKind(unreached);

/** What somebody has to set: nothing that another file of the group carries. What is to be taken back is so by each way apart. */
function handLines({ assignments }: ResolvedGroup, emissions: readonly Emission[]): readonly string[] {
  const carried = new Set(emissions.filter(({ kind }) => kind === 'emitted').map(({ setting }) => setting));
  for (const { setting, value } of assignments) if (value === REMOVE) carried.delete(setting);
  const reasons = new Map<string, Set<string>>();
  for (const emission of emissions) {
    if (emission.kind !== 'manual' || carried.has(emission.setting)) continue;
    const what = `- ${mdCode(emission.setting)}: ${emission.step}`;
    reasons.set(what, (reasons.get(what) ?? new Set()).add(emission.why));
  }
  return [...reasons].map(([what, whys]) => `${what} ${[...whys].join(' ')}`);
}

/** Settings without a way to some devices, and values that no file of the group can say; one line for each reason. */
function missingLines(group: ResolvedGroup, emissions: readonly Emission[]): readonly string[] {
  const missed = unreachedOf(group);
  const reasons = new Map<string, Set<string>>();
  const add = (where: string, why: string, setting: string) => {
    const key = `${where}\u0000${mdProse(why)}`;
    reasons.set(key, (reasons.get(key) ?? new Set()).add(setting));
  };
  for (const { setting, os, why } of missed) add(OS_INFO[os].title, why, setting);
  const carried = new Set(emissions.filter(({ kind }) => kind !== 'unsupported').map(({ setting }) => setting));
  const known = new Set(missed.map(({ setting }) => setting));
  for (const emission of emissions) {
    if (emission.kind !== 'unsupported' || carried.has(emission.setting) || known.has(emission.setting)) continue;
    add('', emission.why, emission.setting);
  }
  return [...reasons].map(([key, settings]) => {
    const [where = '', why = ''] = key.split('\u0000');
    return `- ${where === '' ? '' : `${where}: `}${[...settings].map(mdCode).join(', ')}: ${why}`;
  });
}

/** What stands below the title of a step. */
function stepLines(step: ManualStep): readonly string[] {
  const sources = step.sources.map((id) => sourceLink(id)).join(', ');
  return [
    '',
    step.why,
    '',
    ...step.actions.map((action) => `- ${action}`),
    ...(step.lists ?? []).flatMap(({ title, lines }) => ['', `${title}:`, '', '```text', ...lines, '```']),
    ...(step.verify === undefined
      ? []
      : ['', 'Check:', '', '```powershell', step.verify.command, '```', '', `Expect: ${step.verify.expect}`]),
    ...(sources === '' ? [] : ['', `Sources: ${sources}`]),
  ];
}

function sourceLink(id: string): string {
  const source = (SOURCES as Readonly<Record<string, { title: string; url: string; date: string }>>)[id];
  if (source === undefined) return id;
  const label = `${source.title} (${source.date})`;
  return source.url === '' ? label : `[${label}](${source.url})`;
}
