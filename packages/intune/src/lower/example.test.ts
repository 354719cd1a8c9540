import { exampleNode, exampleOf, settingRows } from '@mdav/core';
import { describe, expect, it } from 'vitest';
import { sayInOma } from './say-oma.ts';

describe('the example of a setting', () => {
  it('is over MDM what a custom profile says', () => {
    let compared = 0;
    for (const row of settingRows()) {
      const { mdm } = row;
      const node = exampleNode(row);
      if (mdm.kind !== 'node' || mdm.admxBacked) {
        expect(node, row.id).toBeUndefined();
        continue;
      }
      const said = sayInOma(row, mdm, exampleOf(row));
      if (said.kind === 'cannot') continue;
      expect(node, row.id).toEqual({ uri: said.it.uri, value: String(said.it.value) });
      compared += 1;
    }
    expect(compared).toBeGreaterThan(120);
  });
});
