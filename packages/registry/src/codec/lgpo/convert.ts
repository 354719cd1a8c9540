import type { Diagnostic, Outcome } from '@mdav/core';
import type { RegistryEntry, RegistryPolicy } from '../../form.ts';
import type { LgpoFile } from './form.ts';

/** The policies as one LGPO text, in the order given. */
export function lgpoFromPolicies(policies: readonly RegistryPolicy[]): LgpoFile {
  return {
    items: policies.flatMap(({ hive, entries }) =>
      entries.map((entry) => ({
        kind: 'entry' as const,
        configuration: hive === 'machine' ? ('Computer' as const) : ('User' as const),
        entry,
      })),
    ),
  };
}

/**
 * The policies that an LGPO text says: one for the machine and one for the user, each only when the text has something
 * for it. Comments are left out; a warning `policy-cannot-say` names each item that has no place in a policy: `CLEAR`,
 * and entries for the users of one group or account.
 */
export function policiesFromLgpo(file: LgpoFile): Outcome<readonly RegistryPolicy[]> & { readonly ok: true } {
  const diagnostics: Diagnostic[] = [];
  const machine: RegistryEntry[] = [];
  const user: RegistryEntry[] = [];
  for (const [index, item] of file.items.entries()) {
    if (item.kind === 'comment') continue;
    if (item.kind === 'entry' && item.configuration === 'Computer') machine.push(item.entry);
    else if (item.kind === 'entry' && item.configuration === 'User') user.push(item.entry);
    else {
      const what = item.kind === 'unset' ? 'the action CLEAR' : `the configuration ${item.configuration}`;
      diagnostics.push({
        code: 'policy-cannot-say',
        severity: 'warning',
        message: `Registry policy has no place for ${what}.`,
        at: { path: `items[${index}]` },
        hint: 'Apply this part with LGPO.exe itself.',
      });
    }
  }
  const policies: RegistryPolicy[] = [
    { hive: 'machine', entries: machine },
    { hive: 'user', entries: user },
  ];
  return { ok: true, value: policies.filter(({ entries }) => entries.length > 0), diagnostics };
}
