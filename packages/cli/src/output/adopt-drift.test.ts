import {
  compileFleet,
  DELIVERIES,
  type Group,
  parseFleet,
  type ResolvedFleet,
  resolveFleet,
  type SettingValue,
  settingRows,
} from '@mdav/core';
import { adoptInto, estateOf, everyPolicyIn } from '@mdav/import';
import { driftFleet, type SettingDrift } from '@mdav/review';
import { boundaryValues } from '@mdav/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { nodeSha256 } from '../disk/hash.ts';
import { readWanted } from '../read/wanted-fleet.ts';
import { chooseTargets } from '../targets/choose-targets.ts';
import { adoptionsOf } from './adopt-drift.ts';

const DATE = '2026-11-21';
const NAME = 'contoso';

type Settings = Readonly<Record<string, SettingValue>>;

function resolved(text: string, file = 'mdav.yaml'): ResolvedFleet {
  const parsed = parseFleet({ text, file });
  const fleet = parsed.ok ? resolveFleet(parsed.value) : parsed;
  if (!fleet.ok) throw new Error(`${JSON.stringify(fleet.diagnostics)}\n${text}`);
  return fleet.value;
}

/** How people write a fleet file. */
const STYLES = {
  block: (data: unknown) => stringify(data),
  flow: (data: unknown) => stringify(data, { collectionStyle: 'flow' }),
  json: (data: unknown) => JSON.stringify(data, null, 2),
};

/** A fleet of two groups, of which one gets settings from its defaults, too. */
function fleetText(settings: Settings, defaults: Settings, more: Partial<Group>, write = STYLES.block): string {
  const group = { os: 'windows-11', mode: 'active', antivirus: 'none', ...more };
  return write({
    mdav: 1,
    name: NAME,
    ...(Object.keys(defaults).length === 0 ? {} : { defaults: { settings: defaults } }),
    groups: { desks: { ...group, settings }, others: { ...group, deliver: ['registry'] } },
  });
}

/** What of a group drifted against an estate that is the build of another state of the fleet. */
function driftOf(fleet: ResolvedFleet, built: ReturnType<typeof everyPolicyIn>) {
  const wanted = readWanted(fleet, DATE);
  if (!wanted.ok) return undefined;
  const estate = estateOf(built.policies, {
    fleet: NAME,
    groups: fleet.groups.map(({ name: group }) => ({ fleet: NAME, group })),
    names: wanted.value.names,
    given: [],
    precedence: [],
    ignored: [],
  });
  return driftFleet(wanted.value.wanted, estate);
}

/** Nobody says it any more: what the fleet says would have to go, which nobody wrote down anywhere. */
const isAdoptable = ({ kind, actual }: SettingDrift) => kind !== 'not-said' && kind !== 'shown' && actual !== undefined;

/** What every way can say, so that few estates are lost to values that one of them cannot. */
const SAYABLE = settingRows().filter(({ registry, mdm }) => registry.kind === 'values' && mdm.kind === 'node');

const rows = fc.uniqueArray(
  fc.record({ row: fc.constantFrom(...SAYABLE), a: fc.nat({ max: 60 }), b: fc.nat({ max: 60 }), in: fc.nat(5) }),
  { selector: ({ row }) => row.id, minLength: 1, maxLength: 5 },
);

describe('what is adopted of an estate', () => {
  it('is no drift any more, whatever drifted and whatever layers said', () => {
    let adoptedAll = 0;
    fc.assert(
      fc.property(
        rows,
        fc.constantFrom('block', 'flow', 'json'),
        fc.uniqueArray(fc.constantFrom(...DELIVERIES), { minLength: 1, maxLength: 3 }),
        (picks, style, deliver) => {
          const file = style === 'json' ? 'mdav.json' : 'mdav.yaml';
          const at = (which: 'a' | 'b', own: (kind: number) => boolean): Settings =>
            Object.fromEntries(
              picks.flatMap((pick): readonly [string, SettingValue][] => {
                const values = boundaryValues(pick.row);
                return own(pick.in) ? [[pick.row.id, values[pick[which] % values.length] as SettingValue]] : [];
              }),
            );
          // Of the group, of the defaults, or of the estate alone.
          const text = fleetText(
            at('a', (kind) => kind < 3),
            at('a', (kind) => kind === 3),
            { deliver },
            STYLES[style],
          );
          const estate = resolved(
            fleetText(
              at('b', () => true),
              {},
              { deliver },
            ),
          );
          const compiled = compileFleet(estate, [], { ...chooseTargets(['default']), date: DATE, sha256: nodeSha256 });
          if (!compiled.ok) return;
          const built = everyPolicyIn({ root: 'dist', files: compiled.value.files });
          const before = driftOf(resolved(text, file), built);
          if (before === undefined) return;
          const done = adoptInto({ text, file }, adoptionsOf(before), { date: DATE, withErrors: true });
          if (!done.ok) throw new Error(JSON.stringify(done.diagnostics));
          const { adopted, refused } = done.value;
          expect(refused.map(({ adoption, why }) => [adoption.setting, adoption.value, why, text])).toEqual([]);
          const after = driftOf(resolved(done.value.text, file), built);
          const left = after?.groups.flatMap(({ group, settings }) =>
            settings.filter(isAdoptable).map(({ setting, kind, why }) => ({ group, setting, kind, why })),
          );
          expect(left).toEqual([]);
          adoptedAll += adopted.length;
        },
      ),
      { numRuns: 60 },
    );
    expect(adoptedAll).toBeGreaterThan(15);
  });
});
