import { expect, it } from 'vitest';
import { runMdav } from '../__tests__/run-mdav.ts';
import { fleetKeyNamed, fleetKeyNames } from './fleet-key.ts';

it('every key of the fleet file has a page', async () => {
  expect(fleetKeyNames().length).toBeGreaterThan(60);
  const without: string[] = [];
  for (const name of fleetKeyNames()) if ((await runMdav(['explain', name])).code !== 0) without.push(name);
  expect(without).toEqual([]);
});

it('a path tells one key from another of the same name', () => {
  expect(fleetKeyNamed('filter.mode')?.meanings.map(({ places }) => places.at(-1))).toEqual([
    'groups.NAME.intune.filter.mode',
  ]);
  expect(fleetKeyNamed('MODE')?.meanings.length).toBeGreaterThan(1);
  expect(fleetKeyNamed('onboarding.via')).toMatchObject({
    id: 'via',
    meanings: [{ places: ['defaults.onboarding.via', 'profiles.NAME.onboarding.via', 'groups.NAME.onboarding.via'] }],
  });
  expect(fleetKeyNamed('boarding.via')).toBeUndefined();
  expect(fleetKeyNamed('groups.web-servers')).toBeUndefined();
});
