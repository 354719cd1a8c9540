import { seeFile, utf8 } from '@mdav/core/format';
import { describeSource } from '@mdav/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyPolicy } from '../../__tests__/arbitrary.ts';
import type { RegistryPolicy } from '../../form.ts';
import { ansibleSource } from '../../source/ansible-source.ts';
import { liftRegistryForms } from '../../source/lift-registry.ts';
import { policiesFromRegFile, regFileFromPolicy } from '../reg/convert.ts';
import type { RegItem } from '../reg/form.ts';
import { decodeAnsible } from './decode.ts';
import { ansibleCannot, encodeAnsible } from './encode.ts';

const DEFENDER = 'HKLM:\\SOFTWARE\\Policies\\Microsoft\\Windows Defender';

/** What a playbook can say of a policy; a key with empty parts is none that Windows has. */
function sayable(policy: RegistryPolicy): readonly RegItem[] {
  const format = { noun: 'A task', code: 'ansible-cannot-say', cannot: ansibleCannot };
  const { value } = regFileFromPolicy(policy, format);
  return value.items.filter((item) => item.kind !== 'comment' && !/^\\|\\$|\\\\/.test(item.key));
}

function playsOf(text: string) {
  const read = decodeAnsible(utf8(text));
  if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
  return read.value;
}

/** The items of a playbook whose tasks are these lines. */
function itemsOf(...tasks: readonly string[]): readonly RegItem[] {
  return playsOf(playbook(...tasks)).flatMap(({ items }) => items);
}

function playbook(...tasks: readonly string[]): string {
  return ['- hosts: all', '  tasks:', ...tasks.flatMap((task) => task.split('\n').map((line) => `    ${line}`))].join(
    '\n',
  );
}

/** Why tasks are no plain values. */
function reasonsOf(...tasks: readonly string[]): readonly (string | undefined)[] {
  const [play] = playsOf(playbook(...tasks));
  expect(play?.items).toEqual([]);
  return (play?.left ?? []).map(({ unsayable, content }) => unsayable?.[0]?.why ?? content);
}

const LM = 'HKEY_LOCAL_MACHINE';
const set = (data: object, name = 'N') => ({ kind: 'set', root: LM, key: 'S', name, data });

describe('playbooks', () => {
  it('give back what was written into them, value by value', () => {
    fc.assert(
      fc.property(anyPolicy, (policy) => {
        const items = sayable(policy);
        const [play] = playsOf(
          new TextDecoder().decode(encodeAnsible({ title: 't', hosts: 'h', features: [], items })),
        );
        expect(policiesFromRegFile({ items: play?.items ?? [] }).value).toEqual(policiesFromRegFile({ items }).value);
        expect(play?.left ?? []).toEqual([]);
      }),
    );
  });

  it.each([
    ['the name in full', 'ansible.windows.win_regedit: { path: HKLM:\\S, name: N, data: x }'],
    ['the short name', 'win_regedit: { path: HKLM:\\S, name: N, data: x }'],
    ['other names of the arguments', 'win_regedit: { key: HKLM:\\S, entry: N, data: x, datatype: string }'],
    ['other names of the arguments again', 'win_regedit: { path: hklm:\\S\\, value: N, data: x, state: present }'],
    ['arguments beside', 'win_regedit:\n  args: { path: HKLM:\\S, name: N, data: x }'],
    ['an action', 'action: { module: ansible.windows.win_regedit, path: HKLM:\\S, name: N, data: x }'],
    ['a condition that always holds', 'win_regedit: { path: HKLM:\\S, name: N, data: x }\n  when: true'],
    ['an empty text for what is not given', 'win_regedit: { path: HKLM:\\S, name: N, data: x, state: ~ }'],
    ['a text that is no template', 'win_regedit: { path: !unsafe "HKLM:\\\\S", name: N, data: x }'],
    ['the loop of a literal list', 'win_regedit: { path: HKLM:\\S, name: N, data: "{{ item }}" }\n  loop: [x]'],
    [
      'a named variable',
      'win_regedit: { path: HKLM:\\S, name: N, data: "{{ one.d }}" }\n  loop: [{ d: x }]\n  loop_control: { loop_var: one }',
    ],
    [
      'a default',
      'win_regedit: { path: HKLM:\\S, name: N, data: x, type: "{{ item.t | default(omit) }}" }\n  with_items: [{ n: 1 }]',
    ],
    [
      'lists in a list',
      'win_regedit: { path: HKLM:\\S, name: "{{ item[0] }}", data: "{{ item[1] }}" }\n  loop: [[N, x]]',
    ],
    ['an anchor', 'vars: { a: &a { path: HKLM:\\S } }\n  win_regedit: { <<: *a, name: N, data: x }'],
  ])('are read with %s', (_, task) => {
    expect(itemsOf(`- ${task}`)).toEqual([set({ type: 'sz', value: 'x' })]);
  });

  it('are refused with a default that no number holds', () => {
    for (const digits of [17, 400]) {
      const data = `"{{ item.x | default(${'9'.repeat(digits)}) }}"`;
      const task = `- win_regedit: { path: HKLM:\\S, name: N, type: qword, data: ${data} }\n  loop: [{ n: 1 }]`;
      expect(() => itemsOf(task), `${digits} digits`).toThrow('The data are none of the type qword.');
    }
  });

  it.each<[string, object]>([
    ['type: dword, data: 0x10', { type: 'dword', value: 16 }],
    ['type: dword, data: "0x10"', { type: 'dword', value: 16 }],
    ['type: dword, data: 4294967295', { type: 'dword', value: 4294967295 }],
    ['type: dword', { type: 'dword', value: 0 }],
    ['type: dword, data: yes', { type: 'dword', value: 1 }],
    ['type: dword, data: 010', { type: 'dword', value: 8 }],
    ['type: qword, data: 18446744073709551615', { type: 'qword', value: 18446744073709551615n }],
    ['data: 010', { type: 'sz', value: '8' }],
    ['data: 09', { type: 'sz', value: '09' }],
    ['data: "010"', { type: 'sz', value: '010' }],
    ['data: no', { type: 'sz', value: 'False' }],
    ['data: n', { type: 'sz', value: 'n' }],
    ['type: string', { type: 'sz', value: '' }],
    ['type: expandstring, data: "%x%"', { type: 'expand-sz', value: '%x%' }],
    ['type: multistring, data: [a, 1]', { type: 'multi-sz', values: ['a', '1'] }],
    ['type: multistring, data: a', { type: 'multi-sz', values: ['a'] }],
    ['type: multistring', { type: 'multi-sz', values: [] }],
    ['type: binary, data: "hex:be,EF"', { type: 'raw', code: 3, bytes: Uint8Array.of(0xbe, 0xef) }],
    ['type: binary, data: beef', { type: 'raw', code: 3, bytes: Uint8Array.of(0xbe, 0xef) }],
    ['type: binary, data: [0xbe, 1]', { type: 'raw', code: 3, bytes: Uint8Array.of(0xbe, 1) }],
    ['type: none', { type: 'raw', code: 0, bytes: new Uint8Array() }],
  ])('take data as the module does: %s', (written, data) => {
    expect(itemsOf(`- win_regedit: { path: 'HKLM:\\S', name: N, ${written} }`)).toEqual([set(data)]);
  });

  it.each<[string, object]>([
    ['state: absent, name: N', { kind: 'delete', name: 'N' }],
    ['state: absent', { kind: 'deleteKey' }],
    ['state: absent, delete_key: no', { kind: 'delete', name: '' }],
    ['state: present', { kind: 'key' }],
    ['type: dword', { kind: 'key' }],
    ['type: dword, data: 1', { kind: 'set', name: '', data: { type: 'sz', value: '1' } }],
  ])('delete, create and set defaults: %s', (written, item) => {
    expect(itemsOf(`- win_regedit: { path: 'HKLM:\\S', ${written} }`)).toEqual([{ root: LM, key: 'S', ...item }]);
  });

  it('act in the order of a play, blocks included, and one play after the other', () => {
    const task = (data: string) => `- win_regedit: { path: 'HKLM:\\S', name: N, data: ${data} }`;
    const play = [
      '- hosts: a',
      `  post_tasks: [{ win_regedit: { path: 'HKLM:\\S', name: N, data: last } }]`,
      `  pre_tasks: [{ win_regedit: { path: 'HKLM:\\S', name: N, data: first } }]`,
      '  tasks:',
      '    - block:',
      `        ${task('a')}`,
      '      always:',
      `        ${task('b')}`,
      `    ${task('c')}`,
      `${task('loose')}`,
    ];
    const plays = playsOf(play.join('\n'));
    const data = plays.map(({ items }) => items.map((item) => (item.kind === 'set' ? item.data : undefined)));
    expect(data.map((all) => all.map((one) => (one?.type === 'sz' ? one.value : one)))).toEqual([
      ['first', 'a', 'b', 'c', 'last'],
      ['loose'],
    ]);
  });

  const plain = `win_regedit: { path: '${DEFENDER}', name: N, data: x }`;
  it.each<[string, RegExp]>([
    [`- ${plain}\n  when: x`, /condition/],
    [`- ${plain}\n  tags: [a, never]`, /never/],
    [`- ${plain}\n  delegate_to: other`, /another host/],
    [`- ${plain}\n  run_once: yes`, /one host/],
    [`- ${plain}\n  check_mode: yes`, /only tells/],
    [`- ${plain}\n  loop: "{{ all }}"`, /does not stand in the file/],
    [`- ${plain}\n  with_dict: { a: 1 }`, /does not stand in the file/],
    [`- ${plain}\n  loop: ["{{ a }}"]`, /does not stand in the file/],
    ['- block:\n    - win_regedit: { path: HKLM:\\S }\n  when: x', /condition/],
    ['- block: []\n  rescue:\n    - win_regedit: { path: HKLM:\\S }', /rescue/],
    ['- win_regedit: { path: HKLM:\\S, name: N, data: "{{ x }}" }', /variable x/],
    ['- win_regedit: { path: HKLM:\\S, name: N, data: "{{ x | upper }}" }', /template/],
    ['- win_regedit: { path: HKLM:\\S, name: N, data: "{% if x %}1{% endif %}" }', /template/],
    ['- win_regedit: { path: HKLM:\\S, name: N, data: "{{ item.keys }}" }\n  loop: [{ keys: 1 }]', /template/],
    ['- win_regedit: { path: HKLM:\\S, name: N, data: "{{ item.x }}" }\n  loop: [{ y: 1 }]', /not given/],
    ['- win_regedit: { path: HKLM:\\S, name: N, data: "{{ item }}" }\n  loop: [yes]', /boolean/],
    ['- win_regedit: { path: HKLM:\\S, name: N, data: 1.0 }', /fraction/],
    ['- win_regedit: { path: HKLM:\\S, name: N, data: !vault "x" }', /secret/],
    ['- win_regedit: { path: HKLM:\\S, hive: C:\\x }', /another registry/],
    ['- win_regedit: path=HKLM:\\S name=N', /one text/],
    ['- win_feature: { name: Windows-Defender }', /^tasks of win_feature$/],
    ['- ansible.builtin.include_tasks: x.yml', /^tasks of include_tasks$/],
  ])('name what is no plain value: %j', (task, why) => {
    expect(reasonsOf(task)).toEqual([expect.stringMatching(why)]);
  });

  it.each<[string, string, boolean]>([
    [String.raw`{{ base }}\Scan`, String.raw`{{ base }}\Scan\N`, true],
    [String.raw`HKLM:\{{ base }}`, String.raw`HKLM\{{ base }}\N`, true],
    [String.raw`HKLM:\SOFTWARE\Policies\{{ vendor }}\X`, String.raw`HKLM\SOFTWARE\Policies\{{ vendor }}\X\N`, true],
    [String.raw`HKLM:\SOFTWARE\Contoso\{{ app }}`, String.raw`HKLM\SOFTWARE\Contoso\{{ app }}\N`, false],
    [String.raw`HKCU:\{{ base }}`, String.raw`HKCU\{{ base }}\N`, false],
    [String.raw`HKCU:\{{ base }}\Windows Defender`, String.raw`HKCU\{{ base }}\Windows Defender\N`, true],
  ])('name the key %s as it stands, and as one of Defender where it may be', (path, what, isDefender) => {
    const task = `- win_regedit: { path: '${path}', name: N, data: 1, type: dword }`;
    const [left] = playsOf(`- hosts: all\n  tasks:\n  ${task}`).flatMap((play) => play.left);
    expect(left?.unsayable).toEqual([{ what, why: expect.stringMatching(/template|variable/), isDefender }]);
  });

  it('name what depends on the play: its roles, its handlers, its condition', () => {
    const text = [
      '- hosts: all',
      '  roles: [hardening]',
      `  handlers: [{ win_regedit: { path: 'HKLM:\\S' } }]`,
      '- hosts: all',
      '  module_defaults: { win_regedit: { type: dword } }',
      `  tasks: [{ win_regedit: { path: 'HKLM:\\S' } }]`,
    ];
    const left = playsOf(text.join('\n')).flatMap((play) => play.left);
    expect(left.map(({ unsayable, content }) => unsayable?.[0]?.why ?? content)).toEqual([
      'roles',
      expect.stringMatching(/another task asks/),
      expect.stringMatching(/module_defaults/),
    ]);
  });

  it('show no secret, and tell what is about Defender', () => {
    const task = (key: string) => `- win_regedit: { path: '${key}', name: N, data: !vault "1234" }`;
    const [play] = playsOf(playbook(task(DEFENDER), task('HKLM:\\SOFTWARE\\Contoso'), '- win_shell: Set-MpPreference'));
    expect(JSON.stringify(play)).not.toContain('1234');
    expect(play?.left.map(({ unsayable, lines }) => [unsayable?.[0]?.isDefender, lines.length])).toEqual([
      [true, 1],
      [false, 1],
      [undefined, 1],
    ]);
  });

  it.each<[string, string, object]>([
    ['- win_regedit: { pth: x }', 'ansible-bad-task', { line: 3, column: 27 }],
    ['- win_regedit: { path: C:\\x }', 'ansible-bad-task', { line: 3, column: 28 }],
    ['- win_regedit: { name: x }', 'ansible-bad-task', { line: 3 }],
    ['- win_regedit: { path: HKLM:\\S, name: N, type: dword, data: two }', 'ansible-bad-task', { line: 3, column: 65 }],
    ['- win_regedit: { path: HKLM:\\S, name: N, type: dword, data: 4294967296 }', 'ansible-bad-task', { line: 3 }],
    ['- win_regedit: { path: HKLM:\\S, name: N, type: REG_DWORD }', 'ansible-bad-task', { line: 3, column: 52 }],
    ['- win_regedit: { path: HKLM:\\S, state: gone }', 'ansible-bad-task', { line: 3, column: 44 }],
    ['- win_regedit: { path: HKLM:\\S, name: N, data: [1] }', 'ansible-bad-task', { line: 3 }],
    ['- just a text', 'ansible-bad-task', { line: 3 }],
    ['- win_regedit: { path: HKLM:\\S, path: HKLM:\\T }', 'document-duplicate-key', { line: 3 }],
    ['- win_regedit: { path: !other x }', 'document-form', { line: 3 }],
  ])('refuse what Ansible refuses, with the place: %s', (task, code, at) => {
    expect(decodeAnsible(utf8(playbook(task)))).toMatchObject({ ok: false, diagnostics: [{ code, at }] });
  });

  it('are lists', () => {
    expect(decodeAnsible(utf8('win_regedit: { path: x }'))).toMatchObject({
      ok: false,
      diagnostics: [{ code: 'ansible-no-tasks', at: { line: 1 } }],
    });
  });

  it('are told from other documents by the module alone', () => {
    const kindOf = (text: string) => ansibleSource.recognise(seeFile(utf8(text)));
    expect(kindOf('[{"win_regedit": {"path": "HKLM:\\\\S"}}]')).toBe('policy');
    expect(kindOf('- action: win_regedit path=x')).toBe('policy');
    expect(kindOf('- hosts: all\n  tasks: [{ win_ping: }]')).toBeUndefined();
    expect(kindOf('mdav: 1\n# win_regedit: here')).toBeUndefined();
    expect(kindOf('Use win_regedit: it is good.')).toBeUndefined();
  });

  it('make a policy for each kind of hosts, and one of plays for the same', () => {
    const play = (hosts: string, name: string) =>
      `- hosts: ${hosts}\n  tasks: [{ win_regedit: { path: '${DEFENDER}', name: ${name}, data: 1, type: dword } }]\n`;
    const names = (text: string) => {
      const read = ansibleSource.decode(utf8(text), 'x.yml');
      if (!read.ok) throw new Error('refused');
      return read.value.map(({ name, form }) => [name, form.policies[0]?.entries.length]);
    };
    expect(names(play('a', 'X') + play('b', 'Y') + play('a', 'Z'))).toEqual([
      ['a', 2],
      ['b', 1],
    ]);
    expect(names(play('a', 'X') + play('a', 'Z'))).toEqual([[undefined, 2]]);
  });

  it('carry along as raw what no setting stands for', () => {
    const text = playbook(`- win_regedit: { path: 'HKLM:\\SOFTWARE\\Contoso', name: Ring, data: 2, type: dword }`);
    const read = ansibleSource.decode(utf8(text), 'x.yml');
    if (!read.ok) throw new Error('refused');
    const { parts } = liftRegistryForms(read.value.map(({ form }) => ({ form, path: 'x' })));
    expect(parts[0]?.left).toMatchObject([{ raw: [{ entry: { name: 'Ring', type: 'dword', data: 2 } }] }]);
  });
});

const theirs = `---
- name: Harden
  hosts: windows
  tasks:
    - name: PUA
      win_regedit:
        path: ${DEFENDER}
        name: PUAProtection
        data: 1
        type: dword
    - name: Exclusions
      ansible.windows.win_regedit: { path: '${DEFENDER}\\Exclusions\\Paths', name: "{{ item }}", data: "0" }
      loop: ['D:\\x']
    - win_shell: Set-MpPreference -PUAProtection Disabled
      when: never_mind
`;
describeSource(ansibleSource, [
  {
    name: 'a playbook of somebody',
    files: utf8(theirs),
    settings: { puaProtection: 'block', excludedPaths: ['D:\\x'] },
  },
  {
    name: 'our own',
    files: encodeAnsible({
      title: 't',
      hosts: 'h',
      features: ['Windows-Defender'],
      items: [
        { kind: 'set', root: LM, key: DEFENDER.slice(6), name: 'PUAProtection', data: { type: 'dword', value: 1 } },
        { kind: 'comment', text: 'Not said here' },
      ],
    }),
    settings: { puaProtection: 'block' },
  },
]);
