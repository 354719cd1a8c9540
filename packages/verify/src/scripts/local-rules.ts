import { settingRow } from '@mdav/core';
import { once } from '@mdav/core/format';
import { fill, psText } from '@mdav/quote';
import { policyKey } from '@mdav/registry';
import { POLICY_MANAGER, placeOfNode } from '../expected/policy-manager.ts';
import { belowHive } from '../facts/places.ts';
import { LOCAL_RULES } from './embedded.generated.ts';

/**
 * `Get-LocalRules`: the attack surface reduction rules that a device has as no policy does. The rules of
 * `Get-MpPreference` are those that count, whoever set them [asr-ts].
 */
export const localRulesFunction = once(() => fill(LOCAL_RULES.function, placesOfRules()));

function placesOfRules() {
  const { registry, mdm } = settingRow('attackSurfaceReductionRules');
  const write = registry.kind === 'values' ? registry.writes.find(({ kind }) => kind === 'list') : undefined;
  const place = mdm.kind === 'node' ? placeOfNode(mdm.uri) : undefined;
  if (write === undefined || place?.kind !== 'policy-manager') throw new Error('the rules have no places');
  return {
    rulesKey: psText(policyKey(write.key)),
    managedKey: psText(belowHive(POLICY_MANAGER)),
    managedName: psText(place.name),
  };
}
