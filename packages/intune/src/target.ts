import type { Diagnostic, Produced, ResolvedGroup, Target } from '@mdav/core';
import { OS_INFO } from '@mdav/core';
import { settingsCatalogCodec } from './catalog/codec.ts';
import { mdmChannel } from './channel.ts';
import { customProfileCodec } from './custom/codec.ts';
import { safeFileName } from './file-name.ts';
import { rawOmaOf } from './lower/raw-nodes.ts';
import { isEnrollable, isReached, SERVERS_NOT_REACHED } from './lower/reach.ts';

const settingsCatalog: Target = {
  id: 'settings-catalog',
  title: 'Intune settings catalog policy, with a custom profile for what the catalog cannot say',
  serves: ['intune'],
  produce,
};

/** What this package writes. The folders are the ones in which the common import tools look. */
export const intuneTargets: readonly Target[] = [settingsCatalog];

function produce(group: ResolvedGroup): Produced {
  const { form, emissions } = mdmChannel.lower(group);
  const files = new Map<string, Uint8Array>();
  for (const policy of form.catalog) {
    files.set(`intune/Settings Catalog/${safeFileName(policy.name)}.json`, settingsCatalogCodec.encode(policy));
  }
  for (const profile of form.custom) {
    files.set(`intune/Device Configurations/${safeFileName(profile.name)}.json`, customProfileCodec.encode(profile));
  }
  return { files, emissions, diagnostics: noteUnreached(group) };
}

/** What no emission tells: servers beside clients, and raw nodes that reach nobody. */
function noteUnreached(group: ResolvedGroup): readonly Diagnostic[] {
  if (!isReached(group)) {
    return rawOmaOf(group).map(({ uri, at }) => ({
      code: 'intune-raw-not-reached',
      severity: 'warning',
      message: `${uri} reaches no device of ${group.name}. ${SERVERS_NOT_REACHED}`,
      at,
      hint: 'Set the value in the registry, or take the node out.',
    }));
  }
  const unreached = group.os.filter((os) => !isEnrollable(os));
  // With another delivery the others get their policy that way.
  const isOnlyWay = group.deliver.every((way) => way === 'intune' || way === 'portal');
  if (unreached.length === 0 || !isOnlyWay) return [];
  return [
    {
      code: 'intune-servers-not-reached',
      severity: 'warning',
      message: `${unreached.map(({ id }) => OS_INFO[id].title).join(', ')} in ${group.name}: no policy arrives. ${SERVERS_NOT_REACHED}`,
      at: unreached[0]?.at ?? group.at,
      hint: 'Put the servers into a group of their own that is delivered by gpo, registry or configmgr.',
    },
  ];
}
