import { describe, expect, it } from 'vitest';
import type { Fleet } from '../model/fleet.ts';
import { resolveFleet } from '../resolve/resolve-fleet.ts';
import { acceptFleet, parseFleet } from './parse-fleet.ts';

const group = () => ({ os: 'windows-11', mode: 'active', deliver: ['registry'] });
const fleet = (more: object = {}): unknown => ({ mdav: 1, name: 'f', groups: { a: { ...group(), ...more } } });

/** What somebody gives who has no compiler to tell him. */
function accepted(given: unknown) {
  const outcome = acceptFleet(given as Fleet);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.diagnostics));
  return outcome.value;
}

/** `path message | hint` of everything that is wrong. */
function problems(given: unknown): string[] {
  return acceptFleet(given as Fleet).diagnostics.map(({ at, message, hint }) => `${at.path} ${message} | ${hint}`);
}

describe('a fleet that was accepted', () => {
  it('is what it was, whatever becomes of the objects that were given', () => {
    const excludedPaths = ['C:\\Data'];
    const given = fleet({ settings: { excludedPaths, cloudBlockLevel: 'high' } });
    const parsed = accepted(given);
    const before = structuredClone(parsed.fleet);
    excludedPaths.push('C:\\');
    Object.assign((given as { groups: { a: { settings: object } } }).groups.a.settings, { cloudBlockLevel: 'no word' });
    expect(parsed.fleet).toEqual(before);
    expect(resolveFleet(parsed)).toMatchObject({
      value: { groups: [{ assignments: [{ value: 'high' }, { value: ['C:\\Data'] }] }] },
    });
  });

  it('leaves what was given as it was, frozen or not', () => {
    const deep = (value: object): object => {
      for (const inner of Object.values(value)) if (typeof inner === 'object') deep(inner);
      return Object.freeze(value);
    };
    const given = fleet({ settings: { excludedPaths: [{ path: 'C:\\Data', reason: 'r' }] } }) as object;
    expect(accepted(deep(structuredClone(given))).fleet).toEqual(given);
  });

  it('has no key that is undefined, as in JSON', () => {
    const given = fleet({ description: undefined, settings: { avgCPULoadFactor: undefined, cloudBlockLevel: 'high' } });
    expect(Object.keys(accepted(given).fleet.groups['a'] ?? {})).toEqual(['os', 'mode', 'deliver', 'settings']);
    expect(accepted(given).fleet.groups['a']?.settings).toEqual({ cloudBlockLevel: 'high' });
  });

  it('may be made of objects of classes, and share parts', () => {
    class Desks {
      os = 'windows-11';
      mode = 'active';
    }
    const settings = { cloudBlockLevel: 'high' };
    const given = {
      mdav: 1,
      name: 'f',
      groups: { a: new Desks(), b: { ...group(), settings }, c: { ...group(), settings } },
    };
    expect(accepted(given).fleet).toEqual(structuredClone(given));
  });
});

describe('what no text can be', () => {
  const MAP = 'Write it as an object, such as by `Object.fromEntries(…)`.';
  const PLAIN = 'Write objects, lists, text, numbers, `true` and `false` alone.';

  it.each<[string, unknown, string[]]>([
    ['a fleet', new Map(), [` The fleet must be plain data, not a Map. | ${MAP}`]],
    [
      'groups',
      { mdav: 1, name: 'f', groups: new Map([['a', group()]]) },
      [`groups Groups must be plain data, not a Map. | ${MAP}`],
    ],
    [
      'settings',
      fleet({ settings: new Map() }),
      [`groups.a.settings Settings must be plain data, not a Map. | ${MAP}`],
    ],
    [
      'lists',
      fleet({ deliver: new Set(['gpo']), settings: { excludedPaths: new Uint8Array(2) } }),
      [
        'groups.a.deliver Deliver must be plain data, not a Set. | Write it as a list, such as by `[...…]`.',
        `groups.a.settings.excludedPaths ExcludedPaths must be plain data, not a Uint8Array. | ${PLAIN}`,
      ],
    ],
    [
      'a day',
      fleet({ settings: { excludedPaths: [{ path: 'C:\\Data', expires: new Date(0) }] } }),
      [
        "groups.a.settings.excludedPaths[0].expires Expires must be plain data, not a Date. | Write it as text, such as '2027-03-01'.",
      ],
    ],
  ])('is refused with its place: %s', (_, given, expected) => {
    expect(problems(given)).toEqual(expected);
  });

  it('is refused where it goes in circles', () => {
    const circle: Record<string, unknown> = { product: 'x' };
    circle['self'] = circle;
    expect(problems(fleet({ antivirus: circle }))).toEqual([
      'groups.a.antivirus.self Antivirus has no key "self". | Use one of: product, registered, realtime, exclusionsForDefender.',
    ]);
  });
});

describe('a list that holds the same one twice, level upon level', () => {
  const doubled = (levels: number): unknown => {
    let list: unknown = ['C:\\x'];
    for (let level = 0; level < levels; level++) list = [list, list];
    return list;
  };
  const places: [string, (list: unknown) => unknown][] = [
    ['a setting', (excludedPaths) => fleet({ settings: { excludedPaths } })],
    ['a word', (deliver) => fleet({ deliver })],
    ['a fleet with parameters', (os) => ({ ...(fleet({ os }) as object), parameters: { a: { type: 'string' } } })],
    ['a list of words', (assign) => fleet({ intune: { assign } })],
  ];

  it.each(places)('is refused for what it comes to, in %s', (_, place) => {
    for (const levels of [20, 40, 60])
      expect(problems(place(doubled(levels)))).toEqual([
        ' The fleet comes to more than 2000000 values. | Split the fleet, or remove the lists or maps that hold the same one more than once, level upon level.',
      ]);
  });

  it.each(places)('is never written out for a message, in %s', (_, place) => {
    // Once it is text it is as long as all that it comes to.
    let texts = 0;
    const list = doubled(10);
    const asText = Array.prototype.toString;
    Array.prototype.toString = function () {
      texts += 1;
      return asText.call(this);
    };
    try {
      expect(problems(place(list)).length).toBeGreaterThan(0);
    } finally {
      Array.prototype.toString = asText;
    }
    expect(texts).toBe(0);
  });

  it('is refused before its length is gone through, where that is a number and nothing more', () => {
    const { diagnostics } = acceptFleet(fleet({ settings: { excludedPaths: new Array(4e9) } }) as Fleet);
    expect(diagnostics.map(({ code }) => code)).toEqual(['fleet-too-many-values']);
  });

  it('is taken where it is shared and small', () => {
    const settings = { cloudBlockLevel: 'high' };
    const groups = Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`g${i}`, { ...group(), settings }]));
    expect(acceptFleet({ mdav: 1, name: 'f', groups } as unknown as Fleet).ok).toBe(true);
  });
});

describe('a list in which everything is wrong', () => {
  it('is told of entry by entry, in a time that grows with the list alone', () => {
    const wrong = problems(fleet({ settings: { excludedPaths: Array.from({ length: 10_000 }, (_, index) => index) } }));
    expect(wrong.length).toBe(10_000);
  });
});

describe('a mistake in a name', () => {
  it.each(['deliver', 'constructor', '__proto__', 'toString'])(
    'is told of the group, also of one called %s',
    (name) => {
      const { diagnostics } = parseFleet({ text: `mdav: 1\nname: f\ngroups:\n  ${name}: 5\n` });
      expect(diagnostics.map(({ message, hint }) => [message, hint])).toContainEqual([
        `Group "${name}" must be a map, not 5.`,
        'Write a map.',
      ]);
    },
  );
});

describe('a number that is none', () => {
  it('is not what to write', () => {
    const { diagnostics } = parseFleet({
      text: 'mdav: 1\nname: f\ngroups:\n  a: { os: windows-11, mode: active, settings: { avgCPULoadFactor: .nan } }\n',
    });
    expect(diagnostics.map(({ hint }) => hint)).toEqual([
      'Write `avgCPULoadFactor: 50`, or `remove` to clear what an earlier policy set.',
    ]);
  });
});
