import {
  AGENTS,
  type Agent,
  type Antivirus,
  agentDecides,
  DELIVERIES,
  type Delivery,
  isPassive,
  isServer,
  LICENCES,
  type Licence,
  MODES,
  type Mode,
  ONBOARDING_STATES,
  type OnboardingRoute,
  type OnboardingState,
  OS_IDS,
  OS_INFO,
  type OsReference,
  osIdOf,
} from '@mdav/core';
import { isGroupName } from '@mdav/core/format';
import type { StarterAnswers } from '@mdav/import';
import { readOsList } from '../import/os-option.ts';
import { oneOf, UsageError } from '../program/usage.ts';
import { OUTPUT, PIPELINES, type Pipeline } from './pipelines.ts';

/** What the command line says; text as it was given. */
export type GivenAnswers = Readonly<Partial<Record<QuestionId, string>>> & {
  /** The systems that the presets are for: nobody asks, and they are the answer that stands for itself. */
  readonly presetOs?: string;
};

/** Everything that a first fleet is made of. */
export interface Answers {
  readonly fleet: StarterAnswers;
  readonly pipelines: readonly Pipeline[];
}

type QuestionId =
  | 'name'
  | 'group'
  | 'os'
  | 'agent'
  | 'mode'
  | 'antivirus'
  | 'deliver'
  | 'onboarding'
  | 'licence'
  | 'ci';

/** A question, with the answer that stands for itself when nobody gives another. */
interface Question {
  readonly id: QuestionId;
  readonly ask: string;
  /** GivenAnswers what was answered before. */
  readonly fallback: (so: GivenAnswers) => string;
  /** Absent when it is always asked. */
  readonly isNeeded?: (so: GivenAnswers) => boolean;
  /** Throws what is wrong with an answer. */
  readonly read: (answer: string) => unknown;
}

/** The systems on which the agent decides, such as `Windows Server 2012 R2 and Windows Server 2016`. */
const OLD_SERVERS = OS_IDS.filter(agentDecides)
  .map((id) => OS_INFO[id].title)
  .join(' and ');

/** In the order in which they are asked. Every answer is text; `read` makes something of it. */
const QUESTIONS: readonly Question[] = [
  { id: 'name', ask: 'Name of the fleet', fallback: ({ name }) => name ?? 'fleet', read: readName('--name') },
  {
    id: 'os',
    ask: 'Operating systems, such as windows-11 or windows-server-2022 (`mdav list os` names all)',
    fallback: ({ presetOs }) => presetOs ?? 'windows-11',
    read: readOs,
  },
  {
    id: 'group',
    ask: 'Name of the group of these devices',
    fallback: (so) => (hasServers(so) ? 'servers' : 'desks'),
    read: readName('--group'),
  },
  { id: 'mode', ask: `Mode (${MODES.join(', ')})`, fallback: () => 'active', read: readMode },
  {
    id: 'agent',
    ask: `Agent of ${OLD_SERVERS} (${AGENTS.join(', ')})`,
    fallback: () => 'unified',
    isNeeded: ({ os = '' }) => os !== '' && readOs(os).some((reference) => agentDecides(osIdOf(reference))),
    read: (answer) => oneOf(answer, AGENTS, '--agent'),
  },
  {
    id: 'antivirus',
    ask: 'Other antivirus on these devices: its name, none, or unknown',
    fallback: (so) => (isPassive(readMode(so.mode ?? 'active')) ? 'unknown' : 'none'),
    read: readAntivirus,
  },
  {
    id: 'deliver',
    ask: `How the policy gets there (${DELIVERIES.join(', ')})`,
    fallback: (so) => (hasServers(so) ? 'gpo' : 'intune'),
    read: readDeliver,
  },
  {
    id: 'onboarding',
    ask: `Onboarded to Defender for Endpoint (${ONBOARDING_STATES.join(', ')}, unknown)`,
    fallback: (so) => (readMode(so.mode ?? 'active') === 'active' ? 'unknown' : 'planned'),
    read: (answer) => readUnknown(answer, ONBOARDING_STATES, '--onboarding'),
  },
  {
    id: 'licence',
    ask: `Licence (${LICENCES.join(', ')}, unknown)`,
    fallback: () => 'unknown',
    read: (answer) => readUnknown(answer, LICENCES, '--licence'),
  },
  {
    id: 'ci',
    ask: `Pipeline and git files to write (${PIPELINES.join(', ')}, none)`,
    fallback: () => 'none',
    read: readPipelines,
  },
];

/**
 * Settles every question: as given, else as answered, else by its default. What is given is read before anybody is asked,
 * so that a mistake comes first.
 */
export async function settleAnswers(
  given: GivenAnswers,
  suggestedName: string,
  ask: ((question: string, read: (answer: string) => unknown) => Promise<string>) | undefined,
): Promise<Answers> {
  for (const { id, read } of QUESTIONS) if (given[id] !== undefined) read(given[id]);
  const so: { -readonly [K in keyof GivenAnswers]: GivenAnswers[K] } = { ...given };
  for (const { id, ask: question, fallback, isNeeded, read } of QUESTIONS) {
    if (so[id] !== undefined || isNeeded?.(so) === false) continue;
    const standard = id === 'name' ? suggestedName : fallback(so);
    const answer =
      ask === undefined ? '' : await ask(`${question} [${standard}]: `, (text) => text === '' || read(text));
    so[id] = answer === '' ? standard : answer;
  }
  return { fleet: fleetOf(so), pipelines: readPipelines(so.ci ?? 'none') };
}

function fleetOf(so: GivenAnswers): StarterAnswers {
  const { agent, antivirus = 'unknown', onboarding = 'unknown', licence = 'unknown' } = so;
  const deliver = readDeliver(so.deliver ?? 'gpo');
  const state = readUnknown(onboarding, ONBOARDING_STATES, '--onboarding') as OnboardingState | undefined;
  const other = readAntivirus(antivirus);
  const plan = readUnknown(licence, LICENCES, '--licence') as Licence | undefined;
  return {
    name: so.name ?? 'fleet',
    group: so.group ?? 'desks',
    os: readOs(so.os ?? 'windows-11'),
    mode: readMode(so.mode ?? 'active'),
    deliver,
    ...(agent === undefined ? {} : { agent: oneOf<Agent>(agent, AGENTS, '--agent') }),
    ...(other === undefined ? {} : { antivirus: other }),
    ...(state === undefined
      ? {}
      : { onboarding: state === 'none' ? { state } : { state, via: routeOf(deliver, hasServers(so)) } }),
    ...(plan === undefined ? {} : { licence: plan }),
  };
}

/** The route that goes with the delivery. Intune onboards clients only. */
function routeOf(deliver: readonly Delivery[], isForServers: boolean): OnboardingRoute {
  if (deliver.includes('intune') && !isForServers) return 'intune';
  if (deliver.includes('gpo')) return 'gpo';
  return deliver.includes('configmgr') ? 'configmgr' : 'script';
}

function hasServers({ os = '' }: GivenAnswers): boolean {
  return readOs(os).some((reference) => isServer(osIdOf(reference)));
}

function readName(option: string): (answer: string) => string {
  return (answer) => {
    if (isGroupName(answer)) return answer;
    throw new UsageError(`${option} cannot be "${answer}".`, 'Use letters, digits, - and _, at most 64 of them.');
  };
}

function readOs(answer: string): readonly OsReference[] {
  return readOsList(answer, '--os');
}

function readMode(answer: string): Mode {
  return oneOf<Mode>(answer, MODES, '--mode');
}

function readDeliver(answer: string): readonly Delivery[] {
  const words = answer.split(/[\s,]+/).filter((word) => word !== '');
  const known = new Set(words.map((word) => oneOf<Delivery>(word, DELIVERIES, '--deliver')));
  if (known.size === 0)
    throw new UsageError('--deliver names no way.', `Use one or more of: ${DELIVERIES.join(', ')}.`);
  return DELIVERIES.filter((delivery) => known.has(delivery));
}

function readAntivirus(answer: string): 'none' | Antivirus | undefined {
  if (answer === 'unknown') return undefined;
  if (answer === 'none') return 'none';
  if (!/^[^\r\n\0]{1,200}$/.test(answer))
    throw new UsageError('--antivirus is not a name.', 'Write the name of the product.');
  return { product: answer };
}

function readUnknown<const W extends string>(answer: string, words: readonly W[], option: string): W | undefined {
  if (answer === 'unknown') return undefined;
  return oneOf<W>(answer, words, option);
}

/** Servers that run any command; by their letters some look like those that files are written for. */
const OTHER_SERVERS =
  /^(?:gitlab(?:-ci)?|gitea|forgejo|bitbucket|jenkins|circleci|teamcity|buildkite|drone|woodpecker|travis)$/i;

function readPipelines(answer: string): readonly Pipeline[] {
  const words = answer.split(/[\s,]+/).filter((word) => word !== '' && word !== 'none');
  const other = words.find((word) => OTHER_SERVERS.test(word));
  if (other !== undefined)
    throw new UsageError(
      `There is no pipeline for "${other}" to write.`,
      `Leave --ci out, and run \`mdav check --max-warnings 0\` and \`mdav build --out ${OUTPUT} --check\` there: each ends with another code than 0 where something is wrong.`,
    );
  const known = new Set(words.map((word) => oneOf<Pipeline>(word, PIPELINES, '--ci')));
  return PIPELINES.filter((pipeline) => known.has(pipeline));
}
