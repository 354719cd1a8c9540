import { groupWith } from '@mdav/testkit';
import { describe, expect, it } from 'vitest';
import { REMOVE } from '../model/vocabulary.ts';
import type { Emission } from '../target/channel.ts';
import { runbook } from './runbook.ts';

const byHand = (step: string): Emission => ({ kind: 'manual', setting: 'tamperProtection', why: 'W.', step });
const carried: Emission = { kind: 'emitted', setting: 'tamperProtection' };
const linesOf = (emissions: readonly Emission[], value = 'on') => {
  const page = runbook(groupWith({ tamperProtection: value }), [], emissions);
  return page.split('## Settings that need a hand\n\n')[1]?.trim().split('\n') ?? [];
};

describe('what a runbook says is to be set by hand', () => {
  it.each<[string, readonly Emission[], readonly string[]]>([
    ['what no file carries', [byHand('S.')], ['- `tamperProtection`: S. W.']],
    ['once, where several targets say it', [byHand('S.'), byHand('S.')], ['- `tamperProtection`: S. W.']],
    [
      'once, with the reason of each way',
      [byHand('S.'), { ...byHand('S.'), why: 'V.' } as Emission, byHand('Other.')],
      ['- `tamperProtection`: S. W. V.', '- `tamperProtection`: Other. W.'],
    ],
    ['nothing that another file carries', [carried, byHand('S.')], []],
    ['nothing that a later file carries', [byHand('S.'), carried], []],
  ])('is %s', (_, emissions, lines) => {
    expect(linesOf(emissions)).toEqual(lines);
  });

  it('is what each way has to take back, whatever another one does', () => {
    expect(linesOf([carried, byHand('Take it out.')], REMOVE)).toEqual(['- `tamperProtection`: Take it out. W.']);
  });
});
