import { assertNever, utf8 } from '@mdav/core/format';
import { type Code, codeTag, joinCode, replaceHidden, yamlEscape, yamlText } from '@mdav/quote';
import { REG, typeName } from '../../data/types.ts';
import type { RegistryData } from '../../form.ts';
import type { KeyedItem } from '../reg/convert.ts';
import type { RegItem, RegRoot } from '../reg/form.ts';

/** A playbook with one play. */
export interface AnsiblePlaybook {
  /** What the play does; a name out of a fleet file may be in it. */
  readonly title: string;
  /** The inventory group that it runs on. */
  readonly hosts: string;
  /** Features of Windows Server that have to be there first. */
  readonly features: readonly string[];
  /** In the order in which the play acts on them; a comment becomes one. */
  readonly items: readonly RegItem[];
}

/** `win_regedit` takes the roots by these names only. */
const ROOTS: { readonly [R in RegRoot]: string } = {
  HKEY_LOCAL_MACHINE: 'HKLM',
  HKEY_CURRENT_USER: 'HKCU',
  HKEY_CLASSES_ROOT: 'HKCR',
  HKEY_USERS: 'HKU',
  HKEY_CURRENT_CONFIG: 'HKCC',
};

const yaml = codeTag<'yaml'>();

/**
 * Writes a playbook for `ansible.windows`. Texts stand in double quotes, so that none becomes a number or a boolean, and
 * behind `!unsafe` where Ansible would take them for a template.
 */
export function encodeAnsible({ title, hosts, features, items }: AnsiblePlaybook): Uint8Array {
  const tasks = [...featureTasks(features), ...withComments(items)];
  const isEmpty = features.length === 0 && items.every(({ kind }) => kind === 'comment');
  const list = isEmpty ? yaml`tasks: []` : yaml`tasks:`;
  const head = yaml`---\n# yamllint disable rule:line-length\n- name: ${taskName(title)}\n  hosts: ${yamlText(hosts)}\n  gather_facts: false\n  ${list}\n`;
  return utf8(joinCode([head, joinCode(tasks, '\n')]));
}

/** What `win_regedit` cannot do with an item, as the end of "cannot …". */
export function ansibleCannot(item: KeyedItem): string | undefined {
  if (item.kind !== 'set') return undefined;
  const { data, name } = item;
  if (data.type === 'raw') {
    if (data.code !== REG.binary) return `hold data of the type ${typeName(data.code)}`;
    if (data.bytes.length === 0) return 'set binary data of no bytes';
  }
  // Source: win_regedit.ps1 of ansible.windows 1.14, which turns the type of a value without name into REG_SZ.
  if (name === '' && data.type !== 'sz') return 'give the default value of a key another type than REG_SZ';
  return undefined;
}

function featureTasks(features: readonly string[]): readonly Code<'yaml'>[] {
  if (features.length === 0) return [];
  const names = joinCode(features.map((feature) => yaml`          - ${yamlText(feature)}\n`));
  return [
    yaml`    - name: Install the features of Windows Server\n      ansible.windows.win_feature:\n        name:\n${names}        state: present\n      register: mdav_features\n`,
    yaml`    - name: Say that a restart is needed\n      ansible.builtin.debug:\n        msg: Restart the server before the policy counts on the feature.\n      when: mdav_features.reboot_required\n`,
  ];
}

/** A comment belongs to what it stands above, and several make one text: no empty line parts them. */
function withComments(items: readonly RegItem[]): readonly Code<'yaml'>[] {
  const blocks: Code<'yaml'>[] = [];
  let above: Code<'yaml'>[] = [];
  for (const item of items) {
    above.push(taskOf(item));
    if (item.kind === 'comment') continue;
    blocks.push(joinCode(above));
    above = [];
  }
  return above.length === 0 ? blocks : [...blocks, joinCode(above)];
}

function taskOf(item: RegItem): Code<'yaml'> {
  if (item.kind === 'comment') {
    const lines = item.text.split(/\r\n|\n|\r/).map((line) => yaml`    # ${commentText(line)}\n`);
    return joinCode(lines);
  }
  const last = item.key.slice(item.key.lastIndexOf('\\') + 1);
  const what = 'name' in item ? `${last}, ${item.name === '' ? 'the default value' : item.name}` : item.key;
  const verb = item.kind === 'set' ? 'Set' : item.kind === 'key' ? 'Create' : 'Delete';
  const head = yaml`    - name: ${taskName(`${verb} ${what}`)}\n      ansible.windows.win_regedit:\n`;
  const path = item.key === '' ? `${ROOTS[item.root]}:\\` : `${ROOTS[item.root]}:\\${item.key}`;
  return joinCode([head, yaml`        path: ${text(path)}\n`, ...argumentsOf(item)]);
}

function argumentsOf(item: KeyedItem): readonly Code<'yaml'>[] {
  switch (item.kind) {
    case 'set':
      return [...nameOf(item.name), ...dataOf(item.data)];
    case 'delete':
      return item.name === ''
        ? [yaml`        state: absent\n        delete_key: false\n`]
        : [...nameOf(item.name), yaml`        state: absent\n`];
    case 'key':
      return [];
    case 'deleteKey':
      return [yaml`        state: absent\n        delete_key: true\n`];
    default:
      return assertNever(item);
  }
}

function nameOf(name: string): readonly Code<'yaml'>[] {
  return name === '' ? [] : [yaml`        name: ${text(name)}\n`];
}

function dataOf(data: RegistryData): readonly Code<'yaml'>[] {
  switch (data.type) {
    case 'sz':
      return [yaml`        type: string\n        data: ${text(data.value)}\n`];
    case 'expand-sz':
      return [yaml`        type: expandstring\n        data: ${text(data.value)}\n`];
    case 'multi-sz': {
      if (data.values.length === 0) return [yaml`        type: multistring\n        data: []\n`];
      const entries = data.values.map((value) => yaml`          - ${text(value)}\n`);
      return [yaml`        type: multistring\n        data:\n`, ...entries];
    }
    case 'dword':
      return [yaml`        type: dword\n        data: ${data.value}\n`];
    case 'qword':
      return [yaml`        type: qword\n        data: ${yamlText(`0x${data.value.toString(16)}`)}\n`];
    case 'raw': {
      const hex = [...data.bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(',');
      return [yaml`        type: binary\n        data: ${yamlText(`hex:${hex}`)}\n`];
    }
    default:
      return assertNever(data);
  }
}

/** A text that stays as it is: Ansible makes a template of one with these marks. */
function text(value: string): Code<'yaml'> {
  const written = yamlText(value);
  return /\{[{%#]/.test(value) ? yaml`!unsafe ${written}` : written;
}

/** Names of tasks are templates as well and have no `!unsafe`, so braces become parentheses there. */
function taskName(value: string): Code<'yaml'> {
  return yamlText(value.replaceAll('{', '(').replaceAll('}', ')'));
}

/** A line behind `#`, where nothing is escaped but what is hidden. */
function commentText(line: string): Code<'yaml'> {
  return replaceHidden(line, yamlEscape) as Code<'yaml'>;
}
