import { expect, it } from 'vitest';
import { runMdav } from '../__tests__/run-mdav.ts';
import { UsageError } from '../program/usage.ts';
import { fleetKeyNamed, fleetKeyNames, fleetKeyWords, fleetWordNamed } from './fleet-key.ts';

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

it('every word that a key takes has a page, or the keys that take it', async () => {
  expect(fleetKeyWords().length).toBeGreaterThan(60);
  const without: string[] = [];
  for (const word of fleetKeyWords()) {
    const { code, err } = await runMdav(['explain', word]);
    if (code !== 0 && !err.includes('Choose one of')) without.push(word);
  }
  expect(without).toEqual([]);
});

it('every key that a word is asked of has a page', () => {
  const keys = fleetKeyWords().flatMap((word) => {
    try {
      return [fleetWordNamed(word)?.id];
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      return [...(error.hint ?? '').matchAll(/mdav explain ([\w.]+)`/g)].map(([, key = '']) => fleetKeyNamed(key)?.id);
    }
  });
  expect(keys).not.toContain(undefined);
});

it('a line of a fleet file leads to its key only with a word that it takes', () => {
  expect(fleetWordNamed('deliver: [gpo, registry]')?.id).toBe('deliver');
  expect(fleetWordNamed('deliver: [gpo, nothing]')).toBeUndefined();
  expect(fleetWordNamed('mode: pasive')).toBeUndefined();
  expect(fleetWordNamed('gpo: configmgr')).toBeUndefined();
});
