import type { GpoPreferences } from '../model/fleet.ts';
import { isWholeKey, type RawRegistry } from '../model/raw.ts';
import type { ResolvedGroup } from '../model/resolved.ts';
import { DELIVERIES, type Delivery } from '../model/vocabulary.ts';
import { whyNoPreference } from './gpo-preferences.ts';
import { intuneBrings } from './intune-route.ts';
import { registryDeliveriesTo } from './routes.ts';

/** A way by which something without a setting reaches devices. */
export interface RawWay {
  readonly delivery: Delivery;
  /** Present where it goes as a registry preference, which Windows removes with the GPO, and maybe for some devices only. */
  readonly preferences?: GpoPreferences;
}

/** The ways of a raw value or key; what else a format has no form for, the build tells. */
export function rawRegistryWays(group: ResolvedGroup, entry: RawRegistry): readonly RawWay[] {
  const ways = new Set(group.os.flatMap((os) => registryDeliveriesTo(os, group.deliver)));
  const asked = group.gpo?.preferences;
  const preferences = asked === undefined || whyNoPreference(entry) !== undefined ? undefined : asked;
  return DELIVERIES.filter((way) => ways.has(way) && (way !== 'osconfig' || isSaidByOsConfig(entry))).map((delivery) =>
    delivery === 'gpo' && preferences !== undefined ? { delivery, preferences } : { delivery },
  );
}

/** Whether a document of OSConfig has a form for a raw value; its encoder names what it does not. */
export function isSaidByOsConfig(entry: RawRegistry): boolean {
  if (isWholeKey(entry) || entry.type === 'delete' || entry.type === 'expand-sz' || entry.name === '') return false;
  const { data } = entry;
  const texts = typeof data === 'number' ? [] : [data].flat();
  return [entry.name, ...texts].every((text) => !text.startsWith('['));
}

/** The ways of raw nodes. */
export function rawOmaWays(group: ResolvedGroup): readonly RawWay[] {
  const isBrought = group.os.some(({ id }) => intuneBrings(group, id, 'custom'));
  return group.deliver.includes('intune') && isBrought ? [{ delivery: 'intune' }] : [];
}

/** A way in a few words: `gpo`, `gpo (preference for CONTOSO\\Pilots only)`. */
export function rawWayWords({ delivery, preferences }: RawWay): string {
  if (preferences === undefined) return delivery;
  const { securityGroup, organizationalUnit } = preferences;
  const only = [securityGroup, organizationalUnit].filter((name) => name !== undefined);
  return `${delivery} (preference${only.length === 0 ? '' : ` for ${only.join(' in ')} only`})`;
}
