import { describe, expect, it } from 'vitest';
import type { OsMode } from '../model/os-mode.ts';
import { mechanismWords, osModeWords } from './mechanism-words.ts';

describe('the words for a mechanism', () => {
  it.each<[OsMode['mechanism'], OsMode['blockMode'], readonly string[]]>([
    ['nothing', 'not-wanted', ['nothing to set']],
    ['force-passive', 'not-wanted', ['ForceDefenderPassiveMode = 1']],
    ['automatic', 'policy', ['passive: automatic, nothing to set', 'block mode: PassiveRemediation = 1']],
    ['force-passive', 'portal', ['passive: ForceDefenderPassiveMode = 1', 'block mode: by hand in the portal']],
    ['nothing', 'policy', ['active: nothing to set', 'block mode: PassiveRemediation = 1']],
    ['nothing', 'refused', ['active: nothing to set', 'block mode: not possible']],
    ['refused', 'refused', ['not possible']],
  ])('of %s with block mode %s say which is which', (mechanism, blockMode, words) => {
    expect(osModeWords({ mechanism, blockMode })).toEqual(words);
  });

  it('of a group are told once', () => {
    const plan = (os: OsMode['os'], mechanism: OsMode['mechanism']): OsMode => ({
      os,
      mechanism,
      blockMode: 'policy',
      refusedBy: [],
    });
    const osModes = [plan('windows-11', 'automatic'), plan('windows-server-2022', 'force-passive')];
    expect(mechanismWords({ osModes })).toEqual([
      'passive: automatic, nothing to set',
      'block mode: PassiveRemediation = 1',
      'passive: ForceDefenderPassiveMode = 1',
    ]);
  });
});
