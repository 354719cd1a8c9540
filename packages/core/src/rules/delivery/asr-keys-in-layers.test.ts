import { findingsOf } from '@mdav/testkit';
import { describe, expect, it } from 'vitest';
import { asrRuleByGuid } from './asr-rule-by-guid.ts';

const fleet = (value: string) => `
  os: windows-11
  mode: active
  deliver: [gpo]
  settings:
    attackSurfaceReductionRules: ${value}
`;
const KNOWN = 'D4F940AB-401B-4EFC-AADC-AD5F3C50688A';
const setting = 'attackSurfaceReductionRules';

describe('a known GUID beside its name', () => {
  it('is not renamed to what is there', () => {
    const found = findingsOf(asrRuleByGuid, fleet(`{ block-office-child-processes: block, ${KNOWN}: block }`));
    expect(found.map(({ place, mended }) => [place, mended])).toEqual([['5:71', undefined]]);
  });

  it('is renamed in a layer that groups share, because it says the same there', () => {
    const shared = `
      mdav: 1
      name: example
      defaults: { settings: { ${setting}: { ${KNOWN}: block } } }
      groups:
        desks: { os: windows-11, mode: active }
        others: { os: windows-11, mode: active, settings: { ${setting}: remove } }
    `;
    const [found] = findingsOf(asrRuleByGuid, shared);
    expect(found?.mended).toContain('{ block-office-child-processes: block }');
  });
});
