import { isDefenderKey, isDefenderKeyStart, type LeftEntry, type Path } from '@mdav/core/format';
import { type ReadArguments, readArguments } from './arguments.ts';
import { type AnsibleTasks, type Around, isMap, joinTasks, NO_TASKS, TaggedText, type YamlMap } from './form.ts';
import { roundsOf } from './loop.ts';
import { conditionOf } from './when.ts';

/** The module by its names: in full, short, and as it was before collections. */
const REGEDIT = /^(?:ansible\.(?:windows|legacy|builtin)\.)?win_regedit$/;
/** Nested deeper than any file is. */
const DEEPEST = 16;
const DEFENDER = /Windows[ -]?Defender|Windows Advanced Threat Protection|MpPreference/i;

/** What a list of tasks does; `first` is the index of the first one in the list that it was taken from. */
export function readTasks(tasks: readonly unknown[], path: Path, around: Around, first = 0, depth = 0): AnsibleTasks {
  return joinTasks(tasks.map((task, index) => readTask(task, [...path, first + index], around, depth)));
}

function readTask(task: unknown, path: Path, around: Around, depth: number): AnsibleTasks {
  if (!isMap(task) || depth > DEEPEST) return badTask('A task is no map.', path, around);
  if (task['when'] === false) return NO_TASKS;
  const inside: Around = { locate: around.locate, ...conditionOf(task, around) };
  if (Array.isArray(task['block'])) return readBlock(task, path, inside, depth);
  const module = Object.keys(task).find((key) => REGEDIT.test(key));
  if (module !== undefined) return readRegedit(task, task[module], [...path, module], inside);
  const action = task['action'];
  if (isMap(action) && typeof action['module'] === 'string' && REGEDIT.test(action['module'])) {
    const { module: _, ...given } = action;
    return readRegedit(task, given, [...path, 'action'], inside);
  }
  if (typeof action === 'string' && REGEDIT.test(action.trim().split(/\s/)[0] ?? ''))
    return readRegedit(task, action, [...path, 'action'], inside);
  return leftOfTask(task);
}

/** A block with what is done when it fails, and what is done in any case. */
function readBlock(task: YamlMap, path: Path, inside: Around, depth: number): AnsibleTasks {
  const list = (key: string, around: Around) => {
    const tasks = task[key];
    return readTasks(Array.isArray(tasks) ? tasks : [], [...path, key], around, 0, depth + 1);
  };
  const rescue = { ...inside, why: inside.why ?? 'it acts only when a task before it fails (rescue)' };
  return joinTasks([list('block', inside), list('rescue', rescue), list('always', inside)]);
}

function readRegedit(task: YamlMap, given: unknown, path: Path, { why, locate }: Around): AnsibleTasks {
  if (typeof given === 'string' && given.trim() !== '')
    return leftOfRegedit(task, given, 'its arguments are one text (key=value)');
  const beside = isMap(task['args']) ? task['args'] : {};
  const own = { ...beside, ...(isMap(given) ? given : {}) };
  if (why !== undefined) return leftOfRegedit(task, own, why);
  const rounds = roundsOf(task, own);
  if ('why' in rounds) return leftOfRegedit(task, own, rounds.why);
  const done = joinTasks(
    rounds.arguments.map((each) => {
      const read: ReadArguments = each.why === undefined ? readArguments(each.value) : { kind: 'left', why: each.why };
      switch (read.kind) {
        case 'item':
          return { ...NO_TASKS, items: [read.item] };
        case 'left':
          return leftOfRegedit(task, each.value, read.why);
        default:
          return badTask(read.message, [...path, ...(read.key === undefined ? [] : [read.key])], { locate }, read.hint);
      }
    }),
  );
  // What no round of a loop can say is named once.
  return { ...done, left: [...new Map(done.left.map((one) => [JSON.stringify(one), one])).values()] };
}

function badTask(message: string, path: Path, { locate }: Around, hint = 'Correct the task.'): AnsibleTasks {
  return {
    ...NO_TASKS,
    diagnostics: [{ code: 'ansible-bad-task', severity: 'error', message, at: locate(path), hint }],
  };
}

/** A task of the module that is no plain value. */
function leftOfRegedit(task: YamlMap, given: unknown, why: string): AnsibleTasks {
  const path = isMap(given) ? (given['path'] ?? given['key']) : undefined;
  const name = isMap(given) ? (given['name'] ?? given['entry'] ?? given['value']) : undefined;
  const literal = typeof path === 'string' ? path.replace(/^(HK\w+):\\/i, '$1\\') : undefined;
  const place = literal === undefined ? titleOf(task) : typeof name === 'string' ? `${literal}\\${name}` : literal;
  const isDefender = literal === undefined ? DEFENDER.test(textOf(task)) : isOfDefender(literal, task);
  const left: LeftEntry = { lines: [{ place, says: textOf(given) }], unsayable: [{ what: place, why, isDefender }] };
  return { ...NO_TASKS, left: [left] };
}

/** A key that is put together when the task runs may be any that its first words leave open. */
function isOfDefender(path: string, task: YamlMap): boolean {
  const key = path.replace(/^HKLM(?:\\|$)/i, '');
  const variable = key.indexOf('{{');
  if (variable === -1) return key === path ? DEFENDER.test(textOf(task)) : isDefenderKey(key);
  const isOther = key === path && variable > 0;
  return DEFENDER.test(textOf(task)) || (!isOther && isDefenderKeyStart(key.slice(0, variable)));
}

/** Keywords of a task that are not its module. */
const KEYWORDS =
  /^(?:name|when|tags|register|vars|args|loop|loop_control|with_\w+|become\w*|notify|listen|delegate_\w+|run_once|check_mode|diff|no_log|ignore_\w+|changed_when|failed_when|until|retries|delay|environment|async|poll|any_errors_fatal|collections|connection|debugger|module_defaults|port|remote_user|throttle|timeout)$/;

function leftOfTask(task: YamlMap): AnsibleTasks {
  const action = task['action'] ?? task['local_action'];
  const called =
    typeof action === 'string' ? action.trim().split(/\s/)[0] : isMap(action) ? action['module'] : undefined;
  const module = called ?? Object.keys(task).find((key) => !KEYWORDS.test(key));
  return typeof module === 'string' ? leftOfOther(titleOf(task), task, `tasks of ${shortName(module)}`) : NO_TASKS;
}

function shortName(module: string): string {
  return module.slice(module.lastIndexOf('.') + 1);
}

/** Something that does no single value. It has a line where it is about Defender; anything else is of no policy. */
export function leftOfOther(place: string, said: unknown, content: string): AnsibleTasks {
  const text = textOf(said);
  return { ...NO_TASKS, left: [{ lines: DEFENDER.test(text) ? [{ place, says: text }] : [], content }] };
}

function titleOf({ name }: YamlMap): string {
  return typeof name === 'string' ? `task "${name}"` : 'a task without a name';
}

/** As far as it is worth showing. What is secret stays so. */
function textOf(said: unknown): string {
  const plain = (_: string, value: unknown) =>
    value instanceof TaggedText
      ? value.tag === '!vault'
        ? '(secret)'
        : value.text
      : typeof value === 'bigint'
        ? String(value)
        : value;
  return (JSON.stringify(said, plain) ?? '').slice(0, 400);
}
