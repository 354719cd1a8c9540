// Playbooks: Ansible's own check of syntax and arguments, its linter, and its reader of YAML for the values.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { dataOfBytes } from '../../../packages/registry/dist/index.js';
import { dataText, differences, valuePath } from '../registry/shadow.mjs';

const READER = fileURLToPath(new URL('./read_ansible.py', import.meta.url));
const ROOTS = { HKLM: 'HKEY_LOCAL_MACHINE', HKCU: 'HKEY_CURRENT_USER' };
const CODES = { string: 1, expandstring: 2, binary: 3, dword: 4, multistring: 7, qword: 11 };

export function hasAnsible() {
  return ['ansible-playbook', 'ansible-lint'].every((name) => spawnSync(name, ['--version']).error === undefined);
}

/**
 * Each playbook with the registry that it has to come to, before and after. Every program takes them all at once: it starts
 * longer than it reads.
 */
export function checkWithAnsible(report, playbooks) {
  const faults = syntaxFaults(playbooks.map(({ path }) => path));
  const read = tasksOf(playbooks.map(({ path }) => path));
  for (const [index, { name, expected }] of playbooks.entries()) {
    report.check('ansible', `${name}: syntax`, faults[index]);
    if (expected === undefined) continue;
    report.check('ansible', `${name}: ${expected.size} values`, differences(expected, valuesOf(read[index])), {
      target: 'ansible',
      equal: expected.size,
    });
  }
  // Tabs are in the texts of a sample, as an escape, and the linter sees the text.
  const args = ['--offline', '--nocolor', '-q', '-p', '-x', 'no-tabs', ...playbooks.map(({ path }) => path)];
  const lint = spawnSync('ansible-lint', args, { encoding: 'utf8' });
  report.check(
    'ansible',
    `${playbooks.length} playbooks: lint`,
    lint.status === 0 ? [] : lint.stdout.trim().split('\n'),
  );
}

/** What Ansible has against each playbook. It stops at the first that is wrong: then each is asked about alone. */
function syntaxFaults(paths) {
  const run = spawnSync('ansible-playbook', ['--syntax-check', '-i', 'localhost,', ...paths], { encoding: 'utf8' });
  if (run.status === 0) return paths.map(() => []);
  if (paths.length === 1) return [(run.stderr || run.stdout).trim().split('\n')];
  return paths.flatMap((path) => syntaxFaults([path]));
}

/** The tasks of playbooks, as Ansible reads them. */
function tasksOf(paths) {
  const run = spawnSync('/usr/bin/python3', [READER, ...paths], { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout);
}

/** The values that tasks set. */
function valuesOf(tasks) {
  const values = new Map();
  for (const { path: at, name = '', type = 'string', data, state } of tasks) {
    if (state === 'absent') continue;
    const [drive, key] = at.split(':\\');
    values.set(valuePath({ root: ROOTS[drive], key, name }), dataText(dataOf(type, data)));
  }
  return values;
}

function dataOf(type, data) {
  if (type === 'dword') return { type, value: Number(data) };
  if (type === 'qword') return { type, value: BigInt(data) };
  if (type === 'binary')
    return dataOfBytes(CODES[type], Buffer.from(data.replace('hex:', '').replaceAll(',', ''), 'hex'));
  const text = type === 'multistring' ? [...data, ''].join('\0') : data;
  return dataOfBytes(CODES[type], Buffer.from(`${text}\0`, 'utf16le'));
}
