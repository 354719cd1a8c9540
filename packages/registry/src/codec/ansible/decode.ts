import type { Diagnostic, Outcome } from '@mdav/core';
import { fail, hasErrors, type Path, succeed, type YamlDialect } from '@mdav/core/format';
import { readConfiguration } from '../document/read-document.ts';
import { type AnsiblePlay, type Around, isMap, joinTasks, TaggedText, type YamlMap } from './form.ts';
import { leftOfOther, readTasks } from './tasks.ts';
import { conditionOf } from './when.ts';

/** YAML as PyYAML and Ansible read it. */
const ANSIBLE_YAML: YamlDialect = {
  version: '1.1',
  merges: true,
  tags: {
    '!unsafe': (text) => new TaggedText('!unsafe', text),
    '!vault': (text) => new TaggedText('!vault', text),
    '!vault-encrypted': (text) => new TaggedText('!vault', text),
  },
  fraction: (text) => new TaggedText('fraction', text),
};

/**
 * Reads a playbook, or a file of tasks: what `win_regedit` does in plays, blocks and loops over what stands in the file.
 * Anything else is named, and so is what depends on variables or conditions. Source: the documentation of playbooks, and
 * `win_regedit` of ansible.windows 1.14.
 *
 * Errors: those of `readConfiguration`, `ansible-no-tasks`, `ansible-bad-task`.
 */
export function decodeAnsible(bytes: Uint8Array): Outcome<readonly AnsiblePlay[]> {
  const read = readConfiguration(bytes, ANSIBLE_YAML);
  if (!read.ok) return read;
  const { data, locate } = read.value;
  if (!Array.isArray(data)) return fail([noTasks(locate([]))]);
  const around: Around = { locate };
  const plays = (data as readonly unknown[]).flatMap((one, index) =>
    isMap(one) && isPlay(one) ? [readPlay(one, [index], around)] : [],
  );
  const loose = (data as readonly unknown[]).map((one, index) =>
    isMap(one) && isPlay(one) ? readTasks([], [], around) : readTasks([one], [], around, index),
  );
  const rest = joinTasks(loose);
  const all = rest.items.length + rest.left.length > 0 ? [...plays, rest] : plays;
  const diagnostics = [...plays, rest].flatMap((play) => play.diagnostics);
  return hasErrors(diagnostics) ? fail(diagnostics) : succeed(all, diagnostics);
}

function isPlay(one: YamlMap): boolean {
  return 'hosts' in one;
}

function noTasks(at: Diagnostic['at']): Diagnostic {
  return {
    code: 'ansible-no-tasks',
    severity: 'error',
    message: 'The file has no list of plays or tasks.',
    at,
    hint: 'Name a playbook, or a file with the tasks of a role.',
  };
}

/** The lists of a play in the order in which they run; roles come between the first two. */
function readPlay(play: YamlMap, path: Path, around: Around): AnsiblePlay {
  const inside = { ...around, ...conditionOf(play, around) };
  const list = (key: string, own: Around = inside) => {
    const tasks = play[key];
    return readTasks(Array.isArray(tasks) ? tasks : [], [...path, key], own);
  };
  const roles = play['roles'];
  const { name, hosts } = play;
  return {
    ...joinTasks([
      list('pre_tasks'),
      ...(Array.isArray(roles) && roles.length > 0 ? [leftOfOther('roles', roles, 'roles')] : []),
      list('tasks'),
      list('post_tasks'),
      list('handlers', { ...inside, why: inside.why ?? 'it acts only when another task asks for it' }),
    ]),
    ...(typeof name === 'string' ? { name } : {}),
    ...(hosts === undefined || hosts === null
      ? {}
      : { hosts: typeof hosts === 'string' ? hosts : JSON.stringify(hosts) }),
  };
}
