import { parseFleet, resolveFleet } from '@mdav/core';
import { parseFramework } from '@mdav/core/frameworks';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answersOf, HARMFUL_FIRST, totalsOf } from './answers.ts';
import type { Compliance, Standing } from './compliance.ts';
import { complyFleet } from './judge-fleet.ts';
import { pageRows } from './page-rows.ts';
import { COMPLY_REPORTERS } from './reporters/list.ts';
import { STANDING_INFO } from './standings.ts';

/** Few rules, since what is tried here is how they are told. */
const house = (id: string, os: string) => {
  const parsed = parseFramework({
    text: `framework: ${id}
version: '1'
title: House
publisher: Contoso
os: [${os}]
source: {}
rules:
  H-1: { setting: puaProtection, is: block }
  H-2: { setting: excludedPaths, absent: true }
  H-3: { setting: allowRealtimeMonitoring, is: true, orAbsent: true }
  H-4: { setting: cloudBlockLevel, is: high }
`,
    file: `${id}.yaml`,
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.diagnostics));
  return parsed.value;
};
const frameworks = [house('desks', 'windows-11'), house('all', 'windows-11, windows-server-2022')];

interface Drawn {
  readonly os: string;
  readonly mode: string;
  readonly pua: string | undefined;
  readonly path: number | undefined;
}

const drawn = fc.record({
  os: fc.constantFrom('windows-11', 'windows-server-2022'),
  mode: fc.constantFrom('active', 'passive'),
  pua: fc.constantFrom('audit', 'block', undefined),
  path: fc.option(fc.nat(40), { nil: undefined }),
});

function complianceOf(groups: readonly Drawn[]): Compliance {
  const lines = groups.map(({ os, mode, pua, path }, index) => {
    const settings = [
      ...(pua === undefined ? [] : [`puaProtection: ${pua}`]),
      ...(path === undefined ? [] : [`excludedPaths: ['D:\\Apps${path}']`]),
    ];
    return `  g${index}: { os: ${os}, mode: ${mode}, settings: { ${settings.join(', ')} } }\n`;
  });
  const parsed = parseFleet({ text: `mdav: 1\nname: drawn\ngroups:\n${lines.join('')}`, file: 'mdav.yaml' });
  const resolved = parsed.ok ? resolveFleet(parsed.value) : parsed;
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.diagnostics));
  return complyFleet(resolved.value, { frameworks, date: '2026-12-01' });
}

/** Every group and rule that stand so, as `framework rule group`. */
function pairsOf({ frameworks }: Compliance, standing: Standing): readonly string[] {
  // A page passes over frameworks that are for no group.
  const judged = frameworks.filter(({ groups }) => groups.length > 0);
  return judged.flatMap(({ groups }, of) =>
    groups.flatMap(({ group, rules }) =>
      rules.filter((one) => one.standing === standing).map(({ rule }) => `${of} ${rule.id} ${group.name}`),
    ),
  );
}

/** The same, as a page tells it: rows of one framework, and names that stand in lists below. */
function toldPairs(page: string, standing: Standing): readonly string[] {
  const lists = new Map(
    [...page.matchAll(/<p id="(n\d+)">([^<]*)<\/p>/g)].map(([, id = '', names = '']) => [id, names.split(', ')]),
  );
  return page.split(/<section id="f(?=\d)/).flatMap((section) => {
    const of = /^\d+/.exec(section)?.[0];
    const rows = [...section.matchAll(/<tr><th scope="row"><code>([^<]*)<\/code>.*?<\/tr>/gs)];
    return rows.flatMap(([row, id]) => {
      if (!row.includes(`class="w-${standing}"`)) return [];
      const cell = /<td data-label="Groups">(.*?)<\/td>/s.exec(row)?.[1] ?? '';
      const list = /href="#(n\d+)"/.exec(cell)?.[1];
      const names = list === undefined ? cell.split(/, | and /) : (lists.get(list) ?? []);
      return names.map((name) => `${of} ${id} ${name}`);
    });
  });
}

const html = (compliance: Compliance) => COMPLY_REPORTERS.html.render(compliance);

describe('what several answer alike', () => {
  it('is one row, and no violation of any group is lost', () => {
    fc.assert(
      fc.property(fc.array(drawn, { minLength: 1, maxLength: 30 }), (groups) => {
        const compliance = complianceOf(groups);
        const page = html(compliance);
        for (const standing of HARMFUL_FIRST)
          expect([...toldPairs(page, standing)].sort()).toEqual([...pairsOf(compliance, standing)].sort());
        for (const judged of compliance.frameworks) {
          const answers = answersOf(judged).map(({ rule, standing, words }) => `${rule.id} ${standing} ${words}`);
          expect(new Set(answers).size).toBe(answers.length);
          const totals = totalsOf(judged).flatMap(({ names }) => names);
          expect(totals.sort()).toEqual(judged.groups.map(({ group }) => group.name).sort());
        }
      }),
      { numRuns: 20 },
    );
  });

  it('is left out from the least harmful on, and counted by kind', () => {
    const room = fc.integer({ min: 0, max: 12_000 });
    fc.assert(
      fc.property(fc.array(drawn, { minLength: 1, maxLength: 30 }), room, (groups, characters) => {
        const compliance = complianceOf(groups);
        const judged = compliance.frameworks.filter((one) => one.groups.length > 0);
        const rows = pageRows(compliance, judged, characters);
        const [whole, left] = [pageRows(compliance, judged, Number.POSITIVE_INFINITY), rows.leftWords()];
        expect(whole.leftWords()).toBe('');
        const indexes = judged.map((_, of) => of);
        const number = (from: typeof rows, standing: Standing) =>
          indexes.reduce((sum, of) => sum + from.rows(standing, of).length, 0);
        const cut = HARMFUL_FIRST.filter((standing) => number(rows, standing) < number(whole, standing));
        const [worst] = cut;
        if (worst !== undefined)
          for (const milder of HARMFUL_FIRST.slice(HARMFUL_FIRST.indexOf(worst) + 1))
            expect(number(rows, milder)).toBe(0);
        for (const standing of HARMFUL_FIRST)
          expect(left.includes(`× ${STANDING_INFO[standing].words}`)).toBe(cut.includes(standing));
      }),
      { numRuns: 20 },
    );
  });
});

describe('a large fleet', () => {
  const groups = (length: number, path: (index: number) => number) =>
    Array.from({ length }, (_, index) => ({
      os: index % 2 === 0 ? 'windows-11' : 'windows-server-2022',
      mode: index % 3 === 0 ? 'passive' : 'active',
      pua: index % 5 === 0 ? 'audit' : 'block',
      path: path(index),
    }));
  const alike = complianceOf(groups(2000, (index) => index % 7));

  it('fits a page, whole where its groups repeat', { timeout: 60_000 }, () => {
    const page = html(alike);
    expect(page.length).toBeLessThan(700_000);
    expect(page).not.toContain('Left out');
    expect(new Set(toldPairs(page, 'violates'))).toEqual(new Set(pairsOf(alike, 'violates')));
  });

  it('is cut where no two groups are alike, and says what is left out and where it stands', { timeout: 60_000 }, () => {
    const own = complianceOf(groups(600, (index) => index));
    const long = {
      ...own,
      frameworks: own.frameworks.map((one) => ({
        ...one,
        groups: one.groups.map((group) => ({
          ...group,
          rules: group.rules.map((rule) => ({ ...rule, why: `${'because of '.repeat(70)}${group.group.name}` })),
        })),
      })),
    };
    const page = html(long);
    expect(page.length).toBeLessThan(1_800_000);
    expect(page).toMatch(/Left out: .*\d+ × not managed.*comply\.json/);
    const told = new Set(toldPairs(page, 'violates'));
    expect(told).toEqual(new Set(pairsOf(long, 'violates')));
  });

  it('is a line for those that stand alike, and one for each answer, in a terminal', () => {
    const lines = COMPLY_REPORTERS.pretty.render(alike).split('\n');
    expect(lines.length).toBeLessThan(100);
    expect(lines).toContainEqual(expect.stringMatching(/^ {2}✗ 1067: g1, .* and 1062 more: 2 of 4 met, 1 violates/));
    expect(lines).toContainEqual(
      expect.stringMatching(/^ {4}✗ H-1 .* says audit, wants block {2}mdav.yaml:\d+:\d+ and \d+ more$/),
    );
    const few = COMPLY_REPORTERS.pretty.render(complianceOf(groups(4, (index) => index))).split('\n');
    for (const name of ['g0', 'g1', 'g2', 'g3']) expect(few).toContainEqual(expect.stringContaining(`✗ ${name}: `));
  });

  it('fits a comment, the violations first', () => {
    const text = COMPLY_REPORTERS.markdown.render({ ...alike, maxCharacters: 4000 });
    expect(text.length).toBeLessThanOrEqual(4000);
    const kinds = [...text.matchAll(/^\| (✗ violates|\? not managed|○ without)/gm)].map(([, kind]) => kind);
    expect(kinds.length).toBeGreaterThan(10);
    expect(kinds.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => '✗ violates'));
    expect(text).toMatch(/Cut here\*\*.*\d+ × = figures/);
    const whole = COMPLY_REPORTERS.markdown.render(alike);
    for (const { group } of alike.frameworks[0]?.groups ?? []) expect(whole).toContain(group.name);
  });
});
