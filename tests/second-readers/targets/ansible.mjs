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

/** Each playbook with the registry that it has to come to, before and after; the linter takes them all at once. */
export function checkWithAnsible(report, playbooks) {
  for (const { path, name, expected } of playbooks) {
    const run = spawnSync('ansible-playbook', ['--syntax-check', '-i', 'localhost,', path], { encoding: 'utf8' });
    report.check('ansible', `${name}: syntax`, run.status === 0 ? [] : (run.stderr || run.stdout).trim().split('\n'));
    if (expected === undefined) continue;
    const found = valuesOf(path);
    report.check('ansible', `${name}: ${expected.size} values`, differences(expected, found), {
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

/** The values that the tasks of a playbook set, as Ansible reads it. */
function valuesOf(path) {
  const run = spawnSync('/usr/bin/python3', [READER, path], { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (run.status !== 0) throw new Error(run.stderr);
  const values = new Map();
  for (const { path: at, name = '', type = 'string', data, state } of JSON.parse(run.stdout)) {
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
