import type { PolicyKind } from '@mdav/core/format';
import type { FoundPolicy } from '../policy/found-policy.ts';
import { POLICY_SOURCES } from '../read/policy-sources.ts';

/** What policies of a format are, by its id. */
export function kindOf(id: string): PolicyKind {
  const source = POLICY_SOURCES.find((each) => each.id === id);
  if (source === undefined) throw new Error(`there is no format ${id}`);
  return source.policy;
}

/** A policy for tests: a GPO that says nothing unless told otherwise. The kind is the id of a format. */
export function policy({
  kind = 'gpo-backup',
  ...parts
}: Omit<Partial<FoundPolicy>, 'kind'> & { readonly kind?: string } = {}): FoundPolicy {
  const { name = 'Servers', path = 'gpos/{1}' } = parts;
  return {
    kind: kindOf(kind),
    path,
    name,
    set: { id: path, title: name },
    settings: {},
    raw: [],
    unsayable: [],
    residue: [],
    notes: [],
    ...parts,
  };
}

const POLICIES = String.raw`HKLM\SOFTWARE\Policies\Microsoft`;

/** A raw value of Defender that no setting owns. */
export function defenderValue(name: string, data: number): FoundPolicy['raw'][number] {
  return { kind: 'registry', entry: { key: `${POLICIES}\\Windows Defender\\Contoso`, name, type: 'dword', data } };
}

/** A raw value of somebody else's policy. */
export function otherValue(name: string): FoundPolicy['raw'][number] {
  return { kind: 'registry', entry: { key: `${POLICIES}\\Windows\\Installer`, name, type: 'dword', data: 1 } };
}
