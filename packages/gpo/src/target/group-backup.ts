import type { ResolvedGroup } from '@mdav/core';
import { guidOf, identityOf, once } from '@mdav/core/format';
import type { PolicyUndo, RegistryPolicy } from '@mdav/registry';
import { bracedGuid } from '../backup/encode.ts';
import { registryExtensions } from '../backup/extensions.ts';
import { EMPTY_SIDE, type GpoBackup, type GpoSide, NO_RESIDUE, PORTABLE_SECURITY_DESCRIPTOR } from '../backup/form.ts';
import { policyComments } from './policy-comments.ts';

/** A domain that cannot exist (RFC 2606): the backup belongs to none, and an import goes by its settings alone. */
const NO_DOMAIN = 'mdav.invalid';

const noDomainId = once(() => `{${guidOf(`domain:${NO_DOMAIN}`)}}`);

/** First version of a side, in the directory and on the file share; a side without content has none. */
const FIRST_VERSION = { directory: 1, sysvol: 1 } as const;

/** The GPO of a group, around its registry policy. Its id and that of the backup follow from the names of fleet and group, the first one of a group that was renamed. */
export function groupBackup(group: ResolvedGroup, policy: RegistryPolicy): GpoBackup {
  const what = `Microsoft Defender Antivirus policy of the group ${group.name} in the fleet ${group.fleet}`;
  const comments = policyComments(group.assignments, group.gpo);
  const side: GpoSide = {
    policy,
    ...(comments === undefined ? {} : { comments }),
    version: FIRST_VERSION,
    extensions: registryExtensions(policy.hive),
  };
  return {
    comment: what,
    gpo: {
      id: bracedGuid(`gpo:${group.fleet}/${identityOf(group)}`),
      name: gpoName(group),
      domain: NO_DOMAIN,
      domainId: noDomainId(),
      controller: `dc.${NO_DOMAIN}`,
    },
    description: `${what}. It is made from the fleet file; change it there.`,
    status: 'enabled',
    machine: policy.hive === 'machine' ? side : EMPTY_SIDE,
    user: policy.hive === 'user' ? side : EMPTY_SIDE,
    securityDescriptor: PORTABLE_SECURITY_DESCRIPTOR,
    residue: NO_RESIDUE,
  };
}

/**
 * What the GPO of a group gets in place of its policy to leave its devices as they were. A side without a word keeps an
 * empty registry.pol and names no extension, as the editor leaves it once nothing is configured any more.
 */
export function undoBackup(group: ResolvedGroup, backup: GpoBackup, { policy, notes }: PolicyUndo): GpoBackup {
  const { comments: _, ...machine } = backup.machine;
  const extensions = policy.entries.length === 0 ? [] : registryExtensions('machine');
  return {
    ...backup,
    id: bracedGuid(`gpo-undo:${group.fleet}/${identityOf(group)}`),
    comment: `Takes back: ${backup.comment}`,
    description: [...undoHeading(group), ...notes].join('\r\n'),
    machine: { ...machine, policy, extensions },
    residue: NO_RESIDUE,
  };
}

/** What every undo of a GPO says first. */
export function undoHeading({ fleet, name }: ResolvedGroup): readonly string[] {
  return [
    `Takes back the Microsoft Defender Antivirus policy of the group ${name} in the fleet ${fleet}.`,
    'Values below the Policies keys go with the settings that this replaces.',
    'What was overwritten does not come back: mdav import of the estate before the change keeps it.',
  ];
}

/** The name that the GPO had under the first name of its group; absent where the group was never renamed. */
export function formerGpoName({ fleet, name, was }: Pick<ResolvedGroup, 'fleet' | 'name' | 'was'>): string | undefined {
  return was === undefined || was === name ? undefined : gpoName({ fleet, name: was });
}

/** The name under which the GPO appears in the console. */
export function gpoName(group: Pick<ResolvedGroup, 'fleet' | 'name'>): string {
  return `${group.fleet} - ${group.name} - Defender`;
}
