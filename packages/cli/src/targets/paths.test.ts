import type { Delivery, Fleet, Group, ResolvedFleet } from '@mdav/core';
import { acceptFleet, compileFleet, DELIVERIES, MODES, resolveFleet } from '@mdav/core';
import { longestPath, ROOT_FOLDERS } from '@mdav/core/format';
import { GPO_OPTIONS } from '@mdav/gpo';
import { INTUNE_OPTIONS, LAYOUT_NAMES } from '@mdav/intune';
import { describe, expect, it } from 'vitest';
import { nodeSha256 } from '../disk/hash.ts';
import { FLEET_TARGETS, FURTHER_TARGETS, TARGETS } from './targets.ts';

/** As long as a name may be. */
const LONG = 'x'.repeat(64);

/** Groups that between them get files of every kind, whatever the rules say of them. */
function fleetsFor(deliver: Delivery): readonly ResolvedFleet[] {
  const forms: readonly Partial<Group>[] = [
    {},
    { onboarding: { state: 'planned', via: 'intune' } },
    { settings: { forceDefenderPassiveMode: true, hideExclusionsFromLocalAdmins: true, puaProtection: 'block' } },
    {
      intune: { form: 'templates', compliance: true },
      settings: { excludedPaths: ['C:\\Data'], cloudBlockLevel: 'high' },
    },
    { intune: { management: 'mde' }, settings: { engineUpdatesChannel: 'broad' } },
    { raw: { oma: [{ uri: './Device/Vendor/MSFT/Contoso', type: 'integer', value: 1, reason: 'r' }] } },
  ] as readonly Partial<Group>[];
  return ['windows-11', 'windows-server-2022'].flatMap((os) =>
    MODES.flatMap((mode) => forms.map((form) => fleetOf({ os, mode, deliver: [deliver], ...form } as Group))),
  );
}

function fleetOf(group: Group): ResolvedFleet {
  const accepted = acceptFleet({ mdav: 1, name: LONG, groups: { [LONG]: group } } as Fleet);
  const resolved = accepted.ok ? resolveFleet(accepted.value) : accepted;
  if (!resolved.ok) throw new Error(resolved.diagnostics.map(({ message }) => message).join('\n'));
  return resolved.value;
}

/** A layout arranges the files of Intune: a fleet that has none is the same in each. */
function pathsOf(fleet: ResolvedFleet): readonly string[] {
  const [first, ...others] = LAYOUT_NAMES;
  const paths = pathsIn(fleet, first);
  const hasIntune = paths.some((path) => path.split('/').includes('intune'));
  return hasIntune ? [...paths, ...others.flatMap((layout) => pathsIn(fleet, layout))] : paths;
}

function pathsIn(fleet: ResolvedFleet, layout: string): readonly string[] {
  const compiled = compileFleet(fleet, [], {
    sha256: nodeSha256,
    targets: TARGETS,
    fleetTargets: FLEET_TARGETS,
    date: '2026-01-01',
    targetOptions: { [INTUNE_OPTIONS.layout]: layout, [INTUNE_OPTIONS.portal]: 'yes', [GPO_OPTIONS.report]: 'yes' },
  });
  if (!compiled.ok) throw new Error(compiled.diagnostics.map(({ message }) => message).join('\n'));
  return [...compiled.value.files.keys()];
}

describe.each(DELIVERIES)('the paths of a build for %s', (deliver) => {
  const fleets = fleetsFor(deliver);
  const paths = fleets.flatMap(pathsOf);

  it('are as long as is said before it, and no longer', () => {
    const own = paths.filter((path) => path.startsWith(`${LONG}/`));
    const said = fleets.flatMap(({ groups }) => groups.map(longestPath));
    const longest = [...new Set(own)].sort((a, b) => b.length - a.length)[0] ?? '';
    expect(longest.length, longest).toBe(Math.max(...said));
    expect(new Set(said).size).toBe(1);
  });

  it('begin with a group, or with a name that no group can have', () => {
    const roots = new Set(paths.map((path) => path.split('/')[0] ?? ''));
    const others = [...roots].filter((root) => root !== LONG && !root.includes('.'));
    expect(others.filter((root) => !ROOT_FOLDERS.some((folder) => folder === root))).toEqual([]);
  });
});

it('leave room on Windows for what is written by name alone too', () => {
  // The rule on long paths warns from 180 characters on.
  const fleets = DELIVERIES.flatMap(fleetsFor);
  const paths = fleets.flatMap(({ groups: [group] }) =>
    group === undefined
      ? []
      : FURTHER_TARGETS.filter(({ serves }) => serves.some((way) => group.deliver.includes(way))).flatMap((target) => [
          ...target.produce(group, { epochSeconds: 0, toolVersion: '0' }).files.keys(),
        ]),
  );
  expect(paths.length).toBeGreaterThan(0);
  expect(Math.max(...paths.map((path) => LONG.length + 1 + path.length))).toBeLessThan(180);
});
