import type { PolicyLink } from '@mdav/core/format';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { policy } from '../__tests__/policies.ts';
import type { FoundPolicy } from '../policy/found-policy.ts';
import { firstByLinks } from './by-links.ts';
import { decideWinner } from './conflict.ts';

const DOMAIN = 'contoso.com';

/** `Servers/Web!` is an enforced link to an organizational unit in another, and the empty text the domain. */
function linked(name: string, ...links: readonly string[]): FoundPolicy {
  return policy({ name, path: `gpos/${name}`, links: links.map(linkOf) });
}

function linkOf(text: string): PolicyLink {
  const below = text.replace('!', '').split('/').filter(Boolean);
  return { place: [DOMAIN, ...below], isEnforced: text.endsWith('!') };
}

describe('who counts by the links', () => {
  it.each<[string, readonly string[], readonly string[], 'A' | 'B' | undefined, RegExp]>([
    ['the nearest', [''], ['Servers'], 'B', /^By their reports it is linked nearest .* contoso\.com\/Servers,/],
    ['an enforced link over a nearer one', ['!'], ['Servers'], 'A', /enforced at contoso\.com, and Windows applies/],
    ['the topmost of enforced links', ['!'], ['Servers!'], 'A', /enforced/],
    ['a nearer one that is enforced', [''], ['Servers!'], 'B', /enforced at contoso\.com\/Servers/],
    ['the last of several links', ['', 'Servers/Web'], ['Servers'], undefined, /depends on where a device stands/],
    ['an enforced one of several links', ['Servers/Web', '!'], ['Servers'], 'A', /enforced at contoso\.com,/],
    ['whatever case the names have', ['SERVERS'], ['servers/web'], 'B', /nearest/],
    ['nobody at one place', ['Servers'], ['Servers'], undefined, /order of the links at one place decides/],
    ['nobody of two enforced at one place', ['!'], ['!'], undefined, /order of the links/],
    ['the enforced one of two at one place', ['Servers'], ['Servers!'], 'B', /enforced/],
    ['nobody where no device has both', ['Servers'], ['Desks'], undefined, /no device stands below links of both/],
    ['nobody where names only begin alike', ['Serv'], ['Servers'], undefined, /no device/],
  ])('is %s', (_, a, b, wanted, why) => {
    const policies = [linked('A', ...a), linked('B', ...b)];
    const found = firstByLinks(policies);
    expect(found?.first === undefined ? undefined : policies[found.first]?.name).toBe(wanted);
    expect(found?.why).toMatch(why);
    expect(found?.why).toMatch(/\.$/);
    expect(found?.sources).toEqual(['ms-gpol-search']);
  });

  it('is not told where one of them has no links that are known', () => {
    expect(firstByLinks([linked('A', '!'), policy({ name: 'B' })])).toBeUndefined();
  });

  it('names the objects and the places that leave it open', () => {
    expect(firstByLinks([linked('A', 'X', 'Y', 'Z!', 'W'), linked('B', 'Q')])?.why).toBe(
      'By their reports no device stands below links of both: GPO "A" to contoso.com/X, contoso.com/Y and 2 more places, GPO "B" to contoso.com/Q.',
    );
  });
});

/** What the protocol does for a device: [MS-GPOL] 3.2.5.1.5, with the lists that it names. */
function appliedTo(
  device: readonly string[],
  links: readonly { readonly name: string; readonly link: PolicyLink }[],
  blocked: ReadonlySet<string>,
): readonly string[] {
  const enforced: string[] = [];
  const plain: string[] = [];
  let isEnforcedOnly = false;
  for (let depth = device.length; depth > 0; depth--) {
    const som = device.slice(0, depth).join('/');
    const own = links.filter(({ link }) => link.place.join('/') === som);
    for (const { name, link } of own) if (!link.isEnforced && !isEnforcedOnly) plain.unshift(name);
    for (const { name, link } of own) if (link.isEnforced) enforced.push(name);
    if (blocked.has(som)) isEnforcedOnly = true;
  }
  return [...plain, ...enforced];
}

const PLACES = ['', 'A', 'A/B', 'A/B/C', 'D'];
const anyLinks = fc.uniqueArray(fc.constantFrom(...PLACES, ...PLACES.map((place) => `${place}!`)), {
  minLength: 1,
  maxLength: 3,
  selector: (text) => text.replace('!', ''),
});

describe('what the protocol does', () => {
  it('is what is told, wherever a device stands, whatever is blocked and however links are ordered', () => {
    fc.assert(
      fc.property(
        fc.array(anyLinks, { minLength: 2, maxLength: 3 }),
        fc.constantFrom(...PLACES),
        fc.subarray(PLACES),
        fc.boolean(),
        (all, at, blocks, isReversed) => {
          const policies = all.map((links, index) => linked(`P${index}`, ...links));
          const links = policies.flatMap(({ name = '', links: own = [] }) => own.map((link) => ({ name, link })));
          const placeOf = (text: string) => linkOf(text).place.join('/');
          const applied = appliedTo(
            linkOf(at).place,
            isReversed ? links.toReversed() : links,
            new Set(blocks.map(placeOf)),
          );
          const first = firstByLinks(policies)?.first;
          const name = first === undefined ? undefined : policies[first]?.name;
          if (name !== undefined && applied.includes(name)) expect(applied.at(-1)).toBe(name);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('is told of two objects unless it differs by the place or by the order', () => {
    fc.assert(
      fc.property(anyLinks, anyLinks, (one, other) => {
        const policies = [linked('A', ...one), linked('B', ...other)];
        const links = policies.flatMap(({ name = '', links: own = [] }) => own.map((link) => ({ name, link })));
        const last = [links, links.toReversed()].flatMap((ordered) =>
          PLACES.flatMap((at) => {
            const applied = appliedTo(linkOf(at).place, ordered, new Set());
            return new Set(applied).size === 2 ? (applied.at(-1) ?? []) : [];
          }),
        );
        const found = firstByLinks(policies)?.first;
        expect(found === undefined).toBe(new Set(last).size !== 1);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('an import of several objects into one group', () => {
  const said = (...policies: readonly FoundPolicy[]) => policies.map((each) => ({ policy: each, value: each.name }));

  it('keeps the word that counts by the links, and cites what says so', () => {
    const kept = decideWinner(said(linked('A', '!'), linked('B', 'Servers')), undefined);
    expect(kept).toMatchObject({ winner: { value: 'A' }, sources: ['ms-gpol-search'] });
    expect(kept.why).toMatch(/enforced/);
  });

  it('keeps the last one named where the links leave it open, and says why', () => {
    const kept = decideWinner(said(linked('A', 'X'), linked('B', 'X')), undefined);
    expect(kept).toMatchObject({ winner: { value: 'B' } });
    expect(kept.why).toMatch(/order of the links at one place decides.* The last one named is kept\.$/);
  });

  it('keeps the one that counts beside Intune, too', () => {
    const intune = policy({ name: 'I', kind: 'settings-catalog', path: 'i.json' });
    expect(decideWinner(said(linked('A', '!'), linked('B', 'X'), intune), undefined).winner.value).toBe('A');
  });

  it('says where a filter may keep the one that counts from a device', () => {
    const filtered = { ...linked('A', '!'), filter: 'it has the WMI filter "Laptops"' };
    const { winner, why } = decideWinner(said(filtered, linked('B', 'X')), undefined);
    expect(winner.value).toBe('A');
    expect(why).toMatch(/ GPO "A" may not act on every device: it has the WMI filter "Laptops"\.$/);
  });
});
