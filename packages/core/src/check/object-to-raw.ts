import type { RawOma, RawRegistry } from '../model/raw.ts';
import { acceptFleet } from '../parse/parse-fleet.ts';
import { resolveFleet } from '../resolve/resolve-fleet.ts';
import type { Finding } from '../rule/rule.ts';
import { edrBlockFlagValue } from '../rules/block-mode/edr-block-flag-value.ts';
import { rawOwnedByCatalogue } from '../rules/delivery/raw-owned-by-catalogue.ts';
import { serviceStartValuesManaged } from '../rules/delivery/service-start-values-managed.ts';
import { tamperProtectionByRegistry } from '../rules/delivery/tamper-protection-by-registry.ts';
import { forcePassiveWrongData } from '../rules/forcing/force-passive-wrong-data.ts';
import { forcePassiveWrongKey } from '../rules/forcing/force-passive-wrong-key.ts';
import { forcePassiveWrongName } from '../rules/forcing/force-passive-wrong-name.ts';
import { watpKeyDeleted } from '../rules/forcing/watp-key-deleted.ts';
import { checkFleet } from './check.ts';

/** The rules whose errors are about a raw entry by itself, whatever else its group says. */
const OF_AN_ENTRY = [
  rawOwnedByCatalogue,
  watpKeyDeleted,
  forcePassiveWrongData,
  forcePassiveWrongKey,
  forcePassiveWrongName,
  edrBlockFlagValue,
  serviceStartValuesManaged,
  tamperProtectionByRegistry,
];

/** What an entry of `raw` is an error for in any group; nothing for one that a fleet may have. */
export function objectionToRaw(entry: RawRegistry | RawOma): Finding | undefined {
  const raw = 'uri' in entry ? { oma: [entry] } : { registry: [entry] };
  const groups = { x: { os: ['windows-11', 'windows-server-2022'], mode: 'active', raw } } as const;
  const accepted = acceptFleet({ mdav: 1, name: 'x', groups });
  const resolved = accepted.ok ? resolveFleet(accepted.value) : accepted;
  if (!resolved.ok) return undefined;
  return checkFleet(resolved.value, { date: ANY_DAY, only: OF_AN_ENTRY }).find(({ severity }) => severity === 'error');
}

/** None of these rules asks what day it is. */
const ANY_DAY = '2000-01-01';
