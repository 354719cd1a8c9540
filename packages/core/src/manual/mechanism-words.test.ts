import { describe, expect, it } from 'vitest';
import type { ModePlan } from '../model/mode-plan.ts';
import { mechanismWords, planWords } from './mechanism-words.ts';

describe('the words for a mechanism', () => {
  it.each<[ModePlan['mechanism'], ModePlan['blockMode'], readonly string[]]>([
    ['nothing', 'not-wanted', ['nothing to set']],
    ['force-passive', 'not-wanted', ['ForceDefenderPassiveMode = 1']],
    ['automatic', 'policy', ['passive: automatic, nothing to set', 'block mode: PassiveRemediation = 1']],
    ['force-passive', 'portal', ['passive: ForceDefenderPassiveMode = 1', 'block mode: by hand in the portal']],
    ['nothing', 'policy', ['active: nothing to set', 'block mode: PassiveRemediation = 1']],
    ['nothing', 'refused', ['active: nothing to set', 'block mode: not possible']],
    ['refused', 'refused', ['not possible']],
  ])('of %s with block mode %s say which is which', (mechanism, blockMode, words) => {
    expect(planWords({ mechanism, blockMode })).toEqual(words);
  });

  it('of a group are told once', () => {
    const plan = (os: ModePlan['os'], mechanism: ModePlan['mechanism']): ModePlan => ({
      os,
      mechanism,
      blockMode: 'policy',
      refusedBy: [],
    });
    const plans = [plan('windows-11', 'automatic'), plan('windows-server-2022', 'force-passive')];
    expect(mechanismWords({ plans })).toEqual([
      'passive: automatic, nothing to set',
      'block mode: PassiveRemediation = 1',
      'passive: ForceDefenderPassiveMode = 1',
    ]);
  });
});
