import {
  AGENTS,
  AREAS,
  DELIVERIES,
  LICENCES,
  MODES,
  ONBOARDING_STATES,
  OS_IDS,
  OS_INFO,
  settingRows,
} from '@mdav/core';
import { RULE_INFOS } from '@mdav/core/rule';
import { LAYOUT_NAMES } from '@mdav/intune';
import { EFFECTS_IN_PASSIVE, FINDING_REPORTERS, SETTING_CHANNELS, VERDICT_REPORTERS } from '@mdav/review';
import { CAUSE_DESCRIPTIONS } from '../explain/causes.ts';
import { DIAGNOSTICS } from '../explain/diagnostics.ts';
import { PIPELINES } from '../init/pipelines.ts';
import { FLEET_TARGETS, TARGETS } from '../targets/targets.ts';

/** A word that can stand at a place, with what it means. */
export interface Word {
  readonly text: string;
  readonly meaning?: string;
}

export const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const;
export type Shell = (typeof SHELLS)[number];

const plain = (texts: readonly string[]): readonly Word[] => texts.map((text) => ({ text }));
const settings = (): readonly Word[] => settingRows.map(({ id, title }) => ({ text: id, meaning: title }));
const systems = (): readonly Word[] => OS_IDS.map((id) => ({ text: id, meaning: OS_INFO[id].title }));
const reports = (): readonly Word[] =>
  Object.values(FINDING_REPORTERS).map(({ id, title }) => ({ text: id, meaning: title }));
const verdicts = (): readonly Word[] =>
  Object.values(VERDICT_REPORTERS).map(({ id, title }) => ({ text: id, meaning: title }));
const targets = (): readonly Word[] => {
  const all = [...TARGETS, ...FLEET_TARGETS].map(({ id, title }) => ({ text: id, meaning: title }));
  return all.filter(({ text }, index) => all.findIndex((other) => other.text === text) === index);
};

/** Words of an option whose help has a placeholder for them: by verb and option. */
const VALUES: Readonly<Record<string, () => readonly Word[]>> = {
  'check --format': reports,
  'check --output': reports,
  'lint-admx --format': reports,
  'lint-intune --format': reports,
  'plan --format': () => plain(['pretty', 'json', 'markdown']),
  'migrate --format': () => plain(['pretty', 'markdown', 'json']),
  'diff --format': () => plain(['pretty', 'json', 'markdown']),
  'verify --format': verdicts,
  'verify --output': verdicts,
  'build --target': targets,
  'build --layout': () => plain(LAYOUT_NAMES),
  'list --area': () => AREAS.map(({ id, title }) => ({ text: id, meaning: title })),
  'list --channel': () => plain(SETTING_CHANNELS),
  'list --in-passive': () => plain(EFFECTS_IN_PASSIVE),
  'admx --settings': () => [{ text: 'all' }, ...settings()],
  'import --os': systems,
  'init --os': systems,
  'init --mode': () => plain(MODES),
  'init --agent': () => plain(AGENTS),
  'init --antivirus': () => plain(['none', 'unknown']),
  'init --deliver': () => plain(DELIVERIES),
  'init --onboarding': () => plain([...ONBOARDING_STATES, 'unknown']),
  'init --licence': () => plain([...LICENCES, 'unknown']),
  'init --ci': () => plain([...PIPELINES, 'none']),
};

/** What the first operand of a verb is, where it is no file. */
const OPERANDS: Readonly<Record<string, () => readonly Word[]>> = {
  explain: () => [
    ...settings(),
    ...RULE_INFOS.map(({ id, what }) => ({ text: id, meaning: what })),
    ...systems(),
    ...CAUSE_DESCRIPTIONS.map(({ id, says }) => ({ text: id, meaning: says })),
    ...DIAGNOSTICS.map(({ code, what }) => ({ text: code, meaning: what })),
  ],
  list: () => plain(['settings', 'rules', 'targets', 'sources', 'os']),
  completion: () => plain(SHELLS),
};

/** Verbs without a file among their operands. */
const WITHOUT_FILES = ['explain', 'list', 'completion', 'schema', 'init', 'admx'];

/** The words of an option of a verb; undefined when anything can stand there. */
export function valueWords(verb: string, option: string): readonly Word[] | undefined {
  return VALUES[`${verb} ${option}`]?.();
}

/** Every option that has words here, as `verb --option`. */
export const OPTIONS_WITH_WORDS: readonly string[] = Object.keys(VALUES);

/** The words of the first operand of a verb. */
export function operandWords(verb: string): readonly Word[] {
  return OPERANDS[verb]?.() ?? [];
}

/** Whether a verb takes files or folders as operands. */
export function takesFiles(verb: string): boolean {
  return !WITHOUT_FILES.includes(verb);
}
