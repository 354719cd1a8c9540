import { parseFleet, resolveFleet } from '@mdav/core';
import { describe, expect, it } from 'vitest';
import { planFleets } from './plan-fleets.ts';
import { stateOfFleet } from './plan-state.ts';
import { planStates } from './plan-states.ts';
import { lonelyWords, reasonSubject, reasonWords, waiverKind, waiverSubject } from './plan-words.ts';
import { lonelyReasons } from './reasons.ts';
import { PLAN_REPORTERS } from './reporters/list.ts';

const DATE = '2026-11-21';

function fleetOf(settings: string, { name = 'g', raw = '', waivers = '', was = '' } = {}) {
  const text = `mdav: 1
name: demo
${waivers === '' ? '' : `waivers: [${waivers}]\n`}groups:
  ${name}:
    os: windows-11
    mode: active
    antivirus: none
    deliver: [gpo]
${was === '' ? '' : `    was: ${was}\n`}${raw === '' ? '' : `    raw: { registry: [${raw}] }\n`}    settings: { ${settings} }
`;
  const parsed = parseFleet({ text, file: 'mdav.yaml' });
  const resolved = parsed.ok ? resolveFleet(parsed.value) : parsed;
  if (!resolved.ok) throw new Error(resolved.diagnostics.map(({ message }) => message).join('\n'));
  return resolved.value;
}

/** The reasons that a change brings, those of changed settings first marked with `*`. */
function reasons(before: string, after: string) {
  const plan = planFleets(fleetOf(before), fleetOf(after), { date: DATE });
  const [group] = plan.groups;
  if (group === undefined) throw new Error('no group');
  const lonely = new Set(lonelyReasons(group));
  expect(plan.totals.reasons).toBe(lonely.size);
  return group.reasons.map((reason) =>
    lonely.has(reason)
      ? `${reasonSubject(reason)}: ${lonelyWords(reason)}`
      : `* ${reasonSubject(reason)}: ${reasonWords(reason)}`,
  );
}

const WHY = 'reason: a pilot, owner: desks, expires: 2026-12-31, ticket: T-1';
const rule = (word: string) => `attackSurfaceReductionRules: { block-webshell-creation: ${word} }`;

describe('the reasons in a plan', () => {
  it.each<readonly [string, string, string, readonly string[]]>([
    [
      'stay, and nothing changes',
      `puaProtection: { value: audit, ${WHY} }`,
      `puaProtection: { value: audit, ${WHY} }`,
      [],
    ],
    [
      'get another last day',
      `puaProtection: { value: audit, ${WHY} }`,
      `puaProtection: { value: audit, ${WHY.replace('2026-12-31', '2027-06-30')} }`,
      ['puaProtection: until 2026-12-31 → 2027-06-30'],
    ],
    [
      'change in every part',
      `puaProtection: { value: audit, ${WHY} }`,
      'puaProtection: { value: audit, reason: a trial, owner: kiosks, expires: 2027-01-01, ticket: T-2 }',
      [
        'puaProtection: reason: a pilot → a trial; owner: desks → kiosks; until 2026-12-31 → 2027-01-01; ticket T-1 → T-2',
      ],
    ],
    [
      'lose a part',
      'puaProtection: { value: audit, reason: a pilot, expires: 2027-01-01 }',
      'puaProtection: { value: audit, reason: a pilot }',
      ['puaProtection: until 2027-01-01 → not said'],
    ],
    [
      'come',
      'puaProtection: audit',
      'puaProtection: { value: audit, reason: a pilot }',
      ['puaProtection: no reason → a pilot'],
    ],
    [
      'go',
      'puaProtection: { value: audit, reason: a pilot }',
      'puaProtection: audit',
      ['puaProtection: a pilot → no reason'],
    ],
    [
      'of a value that changes stay with it',
      'puaProtection: { value: audit, reason: a pilot }',
      'puaProtection: { value: block, reason: a pilot }',
      ['* puaProtection: a pilot'],
    ],
    [
      'of a value that changes change with it',
      'puaProtection: { value: audit, reason: a pilot }',
      'puaProtection: { value: block, reason: it went well }',
      ['* puaProtection: reason: a pilot → it went well'],
    ],
    ['of what is new are told', '', 'puaProtection: { value: block, reason: a pilot }', ['* puaProtection: a pilot']],
    ['of what goes are not', 'puaProtection: { value: block, reason: a pilot }', '', []],
    [
      'of one rule',
      rule('{ value: audit, reason: a portal, expires: 2027-01-01 }'),
      rule('{ value: audit, reason: a portal, expires: 2027-02-01 }'),
      ['attackSurfaceReductionRules, block-webshell-creation: until 2027-01-01 → 2027-02-01'],
    ],
    [
      'of one rule that changes',
      rule('{ value: audit, reason: a portal }'),
      rule('{ value: block, reason: a portal }'),
      ['* attackSurfaceReductionRules, block-webshell-creation: a portal'],
    ],
    [
      'of entries: a new one, one with another owner, one that goes',
      "excludedPaths: [{ path: 'C:\\A', reason: a, owner: x }, { path: 'C:\\B', reason: b }]",
      "excludedPaths: [{ path: 'c:\\a', reason: a, owner: y }, { path: 'C:\\C', reason: c }]",
      ['* excludedPaths, c:\\a: owner: x → y', '* excludedPaths, C:\\C: c'],
    ],
  ])('%s', (_, before, after, expected) => {
    expect(reasons(before, after)).toEqual(expected);
  });

  it('are those of raw entries, too', () => {
    const raw = (data: number, reason: string) =>
      fleetOf('', { raw: `{ key: 'HKLM\\SOFTWARE\\X', name: a, type: dword, data: ${data}, reason: ${reason} }` });
    const of = (before: ReturnType<typeof raw>, after: ReturnType<typeof raw>) =>
      planFleets(before, after, { date: DATE }).groups[0]?.reasons;
    expect(of(raw(1, 'r'), raw(1, 'r'))).toEqual([]);
    expect(of(raw(1, 'r'), raw(1, 's'))).toEqual([
      { about: 'HKLM\\SOFTWARE\\X\\a', before: { reason: 'r' }, after: { reason: 's' } },
    ]);
    expect(of(raw(1, 'r'), raw(2, 'r'))).toEqual([
      { about: 'HKLM\\SOFTWARE\\X\\a', before: { reason: 'r' }, after: { reason: 'r' } },
    ]);
    expect(of(raw(1, 'r'), fleetOf(''))).toEqual([]);
  });

  it('make a group changed where nothing else does, and are told in every form', () => {
    const plan = planFleets(
      fleetOf('puaProtection: { value: audit, expires: 2026-12-31 }'),
      fleetOf('puaProtection: { value: audit, expires: 2027-06-30 }'),
      { date: DATE },
    );
    expect(plan.groups[0]?.kind).toBe('changed');
    for (const { id, render } of Object.values(PLAN_REPORTERS))
      expect(render({ plan, base: { kind: 'file', file: 'old.yaml' } }), id).toContain('2027-06-30');
  });

  it('are not compared with a side that cannot know them', () => {
    const [before, after] = [
      stateOfFleet(fleetOf('puaProtection: { value: audit, reason: a }'), { date: DATE }),
      stateOfFleet(fleetOf('puaProtection: { value: audit, reason: b }, cloudBlockLevel: { value: high, reason: c }'), {
        date: DATE,
      }),
    ];
    const { waivers: _, ...files } = before;
    const groups = before.groups.map(({ reasons: __, ...group }) => group);
    const plan = planStates({ ...files, groups }, after, { date: DATE, waivers: [] });
    expect(plan.groups[0]?.reasons).toEqual([{ about: 'cloudBlockLevel', after: { reason: 'c' } }]);
    expect(plan.waivers).toEqual([]);
  });
});

describe('the waivers in a plan', () => {
  const waiver = (rest: string, group = 'g') =>
    `{ rule: pua-no-effect-in-passive, group: ${group}, reason: r, owner: o, ${rest} }`;
  const changes = (before: string, after: string) =>
    planFleets(fleetOf('', { waivers: before }), fleetOf('', { waivers: after, name: 'h', was: 'g' }), {
      date: DATE,
    }).waivers.map((change) => `${waiverKind(change)} ${waiverSubject(change)}: ${reasonWords(change)}`);

  it('are one under the new name of its group', () => {
    expect(changes(waiver('expires: 2027-01-01'), waiver('expires: 2027-01-01', 'h'))).toEqual([]);
  });

  it.each([
    ['', waiver('expires: 2027-01-01', 'h'), 'new pua-no-effect-in-passive for h: r; owner: o; until 2027-01-01'],
    [waiver('expires: 2027-01-01'), '', 'gone pua-no-effect-in-passive for h: r; owner: o; until 2027-01-01'],
    [
      waiver('expires: 2027-01-01'),
      waiver('expires: 2027-02-01', 'h'),
      'changed pua-no-effect-in-passive for h: until 2027-01-01 → 2027-02-01',
    ],
  ])('that come, go and change are told: %s, %s', (before, after, expected) => {
    expect(changes(before, after)).toEqual([expected]);
  });
});
