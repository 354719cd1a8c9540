import type { ImportSource } from '../policy/source.ts';

/** A source for tests: a GPO that says nothing unless told otherwise. */
export function source(parts: Partial<ImportSource> = {}): ImportSource {
  const { name = 'Servers', path = 'gpos/{1}' } = parts;
  return {
    kind: 'gpo-backup',
    path,
    name,
    set: { id: path, title: name },
    settings: {},
    raw: [],
    unsayable: [],
    notes: [],
    ...parts,
  };
}

const POLICIES = String.raw`HKLM\SOFTWARE\Policies\Microsoft`;

/** A raw value of Defender that no setting owns. */
export function defenderValue(name: string, data: number): ImportSource['raw'][number] {
  return { kind: 'registry', entry: { key: `${POLICIES}\\Windows Defender\\Contoso`, name, type: 'dword', data } };
}

/** A raw value of somebody else's policy. */
export function otherValue(name: string): ImportSource['raw'][number] {
  return { kind: 'registry', entry: { key: `${POLICIES}\\Windows\\Installer`, name, type: 'dword', data: 1 } };
}
