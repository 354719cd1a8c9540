import type { ArtifactInfo, Produced, ResolvedGroup, Target } from '@mdav/core';
import { checkLgpo, checkPolicy, lgpoCodec, lgpoFromPolicies, registryChannel } from '@mdav/registry';
import { gpoBackupFormat } from '../backup/format.ts';
import { groupBackup } from './group-backup.ts';

const gpoBackupTarget: Target = {
  id: 'gpo-backup',
  title: 'GPO backup for Import-GPO, with its registry policy as text',
  serves: ['gpo'],
  produce: produceGpoBackup,
};

/** What this package makes of a group. */
export const gpoTargets: readonly Target[] = [gpoBackupTarget];

function produceGpoBackup(group: ResolvedGroup, about: ArtifactInfo): Produced {
  const { form: policy, emissions } = registryChannel.lower(group);
  if (policy.entries.length === 0) return { files: new Map(), emissions, diagnostics: [] };
  const backup = gpoBackupFormat.encode([groupBackup(group, policy)], about);
  const files = new Map([...backup].map(([path, bytes]) => [`gpo/${path}`, bytes]));
  const twin = lgpoFromPolicies([policy]);
  files.set('gpo/registry.pol.txt', lgpoCodec.encode(twin));
  return { files, emissions, diagnostics: [...checkPolicy(policy), ...checkLgpo(twin)] };
}
