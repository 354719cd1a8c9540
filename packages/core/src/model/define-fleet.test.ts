import { describe, expect, it } from 'vitest';
import { defineFleet } from './define-fleet.ts';
import type { Fleet } from './fleet.ts';

describe('a fleet in TypeScript', () => {
  it('is the one that was written, with the names of its groups', () => {
    const written = { mdav: 1, name: 'f', groups: { desks: { os: 'windows-11', mode: 'active' } } } as const;
    const fleet = defineFleet(written);
    expect(fleet).toBe(written);
    const wider: Fleet = fleet;
    expect(wider.groups['desks']).toBe(fleet.groups.desks);
    // @ts-expect-error: there is no group of that name
    expect(fleet.groups.laptops).toBeUndefined();
  });

  it('may be made by code', () => {
    const names = ['a', 'b'];
    const fleet = defineFleet({
      mdav: 1,
      name: 'f',
      groups: Object.fromEntries(names.map((name) => [name, { os: 'windows-11', mode: 'active' } as const])),
    });
    expect(Object.keys(fleet.groups)).toEqual(names);
  });

  // The compiler is the judge: an error that it does not find any more is one itself.
  it('is held to the keys and settings that there are', () => {
    const group = { os: 'windows-11', mode: 'active' } as const;
    expect([
      // @ts-expect-error: `waiver` is no key of a fleet
      defineFleet({ mdav: 1, name: 'f', groups: { a: group }, waiver: [] }),
      // @ts-expect-error: `delivr` is no key of a group
      defineFleet({ mdav: 1, name: 'f', groups: { a: { os: 'windows-11', mode: 'active', delivr: ['gpo'] } } }),
      // @ts-expect-error: no setting is called so
      defineFleet({ mdav: 1, name: 'f', groups: { a: { ...group, settings: { cloudBlockLvl: 'high' } } } }),
      // @ts-expect-error: nor in the defaults
      defineFleet({ mdav: 1, name: 'f', defaults: { settings: { cloudBlockLvl: 'high' } }, groups: { a: group } }),
      // @ts-expect-error: no word of the setting
      defineFleet({ mdav: 1, name: 'f', groups: { a: { ...group, settings: { cloudBlockLevel: 'hihg' } } } }),
      defineFleet({ level: { type: 'string' } }, ({ level }) => ({
        mdav: 1,
        name: level,
        // @ts-expect-error: no setting is called so
        groups: { a: { ...group, settings: { cloudBlockLvl: 'high' } } },
      })),
    ]).toHaveLength(6);
  });
});
