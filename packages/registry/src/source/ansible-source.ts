import type { Outcome } from '@mdav/core';
import { type FileSource, type LeftEntry, type ReadPolicy, type SeenFile, succeed } from '@mdav/core/format';
import { decodeAnsible } from '../codec/ansible/decode.ts';
import type { AnsiblePlay } from '../codec/ansible/form.ts';
import { sayablePolicies } from '../codec/document/sayable.ts';
import { liftRegistryForms, type RegistryForm } from './lift-registry.ts';
import { registryEntries } from './show-registry.ts';

/** A playbook of Ansible, or the tasks of a role. */
export const ansibleSource: FileSource<RegistryForm> = {
  of: 'file',
  id: 'ansible',
  title: 'playbook of Ansible',
  endings: ['.yml', '.yaml'],
  policy: { word: 'Ansible playbook', holder: 'playbook', deliver: 'ansible', applied: 'once' },
  channel: 'registry',
  // Plays are for the hosts that they name.
  isApart: true,
  recognise: (file) => (isPlaybook(file) ? 'policy' : undefined),
  decode: decodePlaybook,
  isRepeat: (path, files) => {
    const undone = /^(.+)\.undo\.(ya?ml)$/i.exec(path);
    return undone !== null && files.has(`${undone[1]}.${undone[2]}`);
  },
  lift: liftRegistryForms,
  show: (form) => ({ entries: registryEntries(form) }),
};

/** By the module, which no other file names at the beginning of a line. */
function isPlaybook({ shape, text = '' }: SeenFile): boolean {
  if (shape !== 'text' && shape !== 'json') return false;
  if (!/\bwin_regedit\b/.test(text)) return false;
  const module = /(?:^|[{,])[ \t]*(?:-[ \t]+)*['"]?(?:ansible\.(?:windows|legacy|builtin)\.)?win_regedit['"]?[ \t]*:/m;
  const action = /^[ \t]*(?:-[ \t]+)*(?:action|module)[ \t]*:.*\bwin_regedit\b/m;
  return module.test(text) || action.test(text);
}

/** A play is a policy; those for the same hosts are one, as a run does all of them. */
function decodePlaybook(bytes: Uint8Array): Outcome<readonly ReadPolicy<RegistryForm>[]> {
  const read = decodeAnsible(bytes);
  if (!read.ok) return read;
  const byHosts = new Map<string | undefined, AnsiblePlay[]>();
  for (const play of read.value) byHosts.set(play.hosts, [...(byHosts.get(play.hosts) ?? []), play]);
  const saying = [...byHosts.values()].filter((plays) =>
    plays.some(({ items, left }) => items.length + left.length > 0),
  );
  return succeed(
    saying.map((plays) => policyOf(plays, saying.length > 1)),
    read.diagnostics,
  );
}

function policyOf(plays: readonly AnsiblePlay[], isOneOfMany: boolean): ReadPolicy<RegistryForm> {
  const { policies, others } = sayablePolicies(plays.flatMap(({ items }) => items));
  const left: readonly LeftEntry[] = plays.flatMap((play) => play.left);
  const names = plays.flatMap(({ name }) => name ?? []);
  const hosts = plays[0]?.hosts;
  return {
    form: { policies, beside: [...left, ...others] },
    ...(isOneOfMany && hosts !== undefined ? { name: hosts } : {}),
    ...(names.length === 0 ? {} : { written: names.join('\n') }),
  };
}
