import { readDocument } from '@mdav/core/format';
import type { RegItem, RegRoot } from '../codec/reg/form.ts';
import type { RegistryData } from '../form.ts';

/** Arguments of `win_regedit` as its documentation has them. */
interface Arguments {
  readonly path: string;
  readonly name?: string;
  readonly type?: string;
  readonly data?: unknown;
  readonly state?: 'present' | 'absent';
  readonly delete_key?: boolean;
}

const ROOTS: Readonly<Record<string, RegRoot>> = { HKLM: 'HKEY_LOCAL_MACHINE', HKCU: 'HKEY_CURRENT_USER' };

/** What `win_regedit` does by a playbook, by its documentation and script: read on its own, apart from the encoder. */
export function itemsOfAnsible(bytes: Uint8Array): readonly RegItem[] {
  // A reader of plain YAML does not know the tag that keeps Ansible from making a template of a text.
  const text = new TextDecoder().decode(bytes).replaceAll(': !unsafe "', ': "').replaceAll('- !unsafe "', '- "');
  const read = readDocument(text, 'playbook.yml');
  if (!read.ok) throw new Error(read.diagnostics.map(({ message }) => message).join('\n'));
  const [{ tasks }] = read.value.data as [{ tasks: Record<string, Arguments>[] }];
  return tasks.flatMap((task) => {
    const regedit = task['ansible.windows.win_regedit'];
    return regedit === undefined ? [] : [itemOf(regedit)];
  });
}

function itemOf({ path, name, type = 'string', data, state, delete_key = true }: Arguments): RegItem {
  const [drive = '', key = ''] = path.split(':\\');
  const place = { root: ROOTS[drive] as RegRoot, key };
  if (state === 'absent') {
    if (name === undefined && delete_key) return { kind: 'deleteKey', ...place };
    return { kind: 'delete', ...place, name: name ?? '' };
  }
  if (name === undefined && data === undefined) return { kind: 'key', ...place };
  return { kind: 'set', ...place, name: name ?? '', data: dataOf(type, data) };
}

function dataOf(type: string, data: unknown): RegistryData {
  switch (type) {
    case 'string':
    case 'expandstring':
      if (typeof data !== 'string') throw new Error(`${JSON.stringify(data)} is no text`);
      return { type: type === 'string' ? 'sz' : 'expand-sz', value: data };
    case 'multistring':
      return { type: 'multi-sz', values: data as string[] };
    case 'dword':
      return { type: 'dword', value: Number(data) };
    case 'qword':
      return { type: 'qword', value: BigInt(data as string) };
    case 'binary': {
      const bytes = String(data).replace('hex:', '').split(',');
      return { type: 'raw', code: 3, bytes: Uint8Array.from(bytes, (byte) => Number.parseInt(byte, 16)) };
    }
    default:
      throw new Error(`win_regedit knows no type ${type}`);
  }
}
