import { describe, expect, it } from 'vitest';
import { everyCombination } from './combinations.ts';
import { DECISION_TABLE } from './decision-table.ts';
import { FACT_IDS, FACTS, type Facts, valuesOf } from './facts.ts';
import { type Known, specialise } from './specialise.ts';

const isWithin = (facts: Facts, known: Known) =>
  FACT_IDS.every((id) => ((known[id] as readonly string[] | undefined) ?? valuesOf(id)).includes(facts[id]));

/** Restricts a table by hand: outside of what is known nothing holds. */
const fence = (known: Known) => ({ when: known });

describe('specialise', () => {
  const places: readonly [string, Known][] = [
    ['a script for a group that wants passive', { wanted: ['passive'] }],
    [
      'servers with block mode',
      { wanted: ['passive+edr-block'], os: ['server'], securityCenter: ['unknown'], antivirus: ['unknown'] },
    ],
    [
      'a query that sees little',
      {
        wanted: ['active'],
        defender: ['unknown'],
        sensor: ['unknown'],
        force: ['unknown', 'active', 'passive'],
        change: ['unknown'],
        conflict: ['no'],
      },
    ],
  ];

  it.each(places)('decides as the whole table: %s', (_, known) => {
    const special = specialise(DECISION_TABLE, known);
    expect(special.length).toBeLessThan(DECISION_TABLE.length);
    let compared = 0;
    for (const { sample, count, rows } of everyCombination([fence(known)], DECISION_TABLE, special)) {
      if (rows[0] !== 0) continue;
      expect(isWithin(sample, known)).toBe(true);
      const whole = DECISION_TABLE[rows[1] ?? -1];
      const own = special[rows[2] ?? -1];
      expect([own?.verdict, own?.cause], JSON.stringify(sample)).toEqual([whole?.verdict, whole?.cause]);
      compared += count;
    }
    const all = FACT_IDS.reduce(
      (n, id) => n * ((known[id] as readonly string[] | undefined) ?? valuesOf(id)).length,
      1,
    );
    expect(compared).toBe(all);
  });

  it('changes nothing where nothing is known', () => {
    expect(specialise(DECISION_TABLE, {})).toEqual(DECISION_TABLE);
  });

  it('asks only for facts that are open', () => {
    const known = { wanted: ['passive'] } as const;
    for (const { when } of specialise(DECISION_TABLE, known)) expect(when).not.toHaveProperty('wanted');
    expect(Object.keys(FACTS)).toContain('wanted');
  });
});
