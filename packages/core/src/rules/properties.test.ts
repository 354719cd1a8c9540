import { RULE_DATE } from '@mdav/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFleet } from '../check/check.ts';
import type { Fleet, Group } from '../model/fleet.ts';
import { AGENTS, BASELINES, MODES, OS_IDS } from '../model/vocabulary.ts';
import { acceptFleet } from '../parse/parse-fleet.ts';
import { resolveFleet } from '../resolve/resolve-fleet.ts';
import type { Finding } from '../rule/rule.ts';
import { arbitraryGroup, fleetOf } from './__tests__/arbitrary-group.ts';
import { firstWord, VERBS } from './__tests__/verbs.ts';
import { RULE_INFOS } from './list.ts';

const RANK = { info: 0, warning: 1, error: 2 };
const severityOf = new Map(RULE_INFOS.map(({ id, severity }) => [id, severity]));

function check(fleet: Fleet, set: 'recommended' | 'strict' = 'strict'): readonly Finding[] {
  const accepted = acceptFleet(fleet);
  if (!accepted.ok) throw new Error(JSON.stringify(accepted.diagnostics));
  const resolved = resolveFleet(accepted.value);
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.diagnostics));
  return checkFleet(resolved.value, { date: RULE_DATE, set });
}

const checkGroup = (group: Group, set?: 'recommended' | 'strict') => check(fleetOf(group), set);

describe('any group', () => {
  it('has findings that are whole: a sentence, a place, a hint with a verb, no more severe than their rule', () => {
    fc.assert(
      fc.property(arbitraryGroup, (group) => {
        for (const { rule, severity, message, hint, at, baseline } of checkGroup(group)) {
          expect(message).toMatch(/^.+\.$/);
          expect(message).not.toMatch(/undefined|\[object|NaN/);
          expect(VERBS).toContain(firstWord(hint ?? ''));
          expect(at.path).toMatch(/^groups\.any/);
          expect(baseline).toBe(group.baseline ?? 'current');
          expect(RANK[severity]).toBeLessThanOrEqual(RANK[severityOf.get(rule) ?? 'info']);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('has no finding twice', () => {
    fc.assert(
      fc.property(arbitraryGroup, (group) => {
        const causes = checkGroup(group).map(({ rule, at, setting, message }) =>
          JSON.stringify([rule, at, setting, message]),
        );
        expect(new Set(causes).size).toBe(causes.length);
      }),
      { numRuns: 200 },
    );
  });

  it('keeps its findings when an unrelated setting is added', () => {
    fc.assert(
      fc.property(arbitraryGroup, (group) => {
        // Any setting is one too many on Windows Server 2012 R2 without the unified agent, and that silences others.
        fc.pre(!(Array.isArray(group.os) && group.os.includes('windows-server-2012-r2') && group.agent !== 'unified'));
        const more = { ...group, settings: { ...group.settings, allowEmailScanning: true } };
        const after = new Set(checkGroup(more).map(({ rule, severity, at }) => JSON.stringify([rule, severity, at])));
        const lost = checkGroup(group).filter(
          ({ rule, severity, at }) => !after.has(JSON.stringify([rule, severity, at])),
        );
        expect(lost).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('has in the recommended set what the strict set has, less what is only good to know', () => {
    fc.assert(
      fc.property(arbitraryGroup, (group) => {
        const strict = new Set(RULE_INFOS.filter(({ set }) => set === 'strict').map(({ id }) => id));
        const [told, all] = [checkGroup(group, 'recommended'), checkGroup(group)].map((findings) =>
          findings.map((finding) => JSON.stringify(finding)),
        ) as [string[], string[]];
        expect(told).toEqual(all.filter((finding) => told.includes(finding)));
        expect(checkGroup(group, 'recommended').filter(({ rule }) => strict.has(rule))).toEqual([]);
        const left = checkGroup(group).filter((finding) => !told.includes(JSON.stringify(finding)));
        expect(left.filter(({ severity }) => severity !== 'info')).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

describe('the support table and the rules', () => {
  const combinations = OS_IDS.flatMap((os) =>
    [undefined, ...AGENTS].flatMap((agent) =>
      MODES.flatMap((mode) => BASELINES.map((baseline) => ({ os, agent, mode, baseline }))),
    ),
  );

  it.each(combinations)('agree on $os, agent $agent, $mode, $baseline', ({ agent, ...facts }) => {
    const group: Group = agent === undefined ? facts : { ...facts, agent };
    const accepted = acceptFleet(fleetOf(group));
    const resolved = accepted.ok ? resolveFleet(accepted.value) : accepted;
    if (!resolved.ok) throw new Error('not a fleet');
    const refusing = resolved.value.groups[0]?.osModes[0]?.refusedBy ?? [];
    // The table is about passive mode and block mode; that there is nothing to be active a rule alone says.
    const isOfRule = (rule: string) => rule === 'server-2012r2-no-antivirus' && facts.mode === 'active';
    const errors = checkFleet(resolved.value, { date: RULE_DATE }).filter(
      ({ rule, severity }) =>
        severity === 'error' && !isOfRule(rule) && RULE_INFOS.find(({ id }) => id === rule)?.chapter === 'environment',
    );
    expect(errors.map(({ rule }) => rule).sort()).toEqual([...refusing].sort());
  });
});
