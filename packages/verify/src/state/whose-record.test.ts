import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stateOf } from './state-of.ts';
import { whoseRecord } from './whose-record.ts';

const output = (text: string) => ({ preRemediationDetectionScriptOutput: text });
const NAMELESS: readonly unknown[] = [null, 7, 'x', [], {}, { DeviceName: '' }, { DeviceName: ' ' }, { id: {} }];

describe('a record that cannot be read', () => {
  it.each<[object, string, string]>([
    [{ DeviceName: 'PC-7', DeviceId: 'a', ...output('') }, 'state-no-output', 'PC-7'],
    [{ 'Device name': 'PC-7', 'Pre-remediation detection output': '' }, 'state-no-output', 'PC-7'],
    [{ id: 'policy:device', ...output('{"mdav":1,"dev') }, 'state-cut', 'id policy:device'],
    [{ id: 'a', managedDevice: { deviceName: 'PC-7' }, ...output('') }, 'state-no-output', 'PC-7'],
    [{ DeviceName: 'PC-7', ...output('{"mdav":2}') }, 'state-version', 'PC-7'],
    [{ mdav: 2, device: 'PC-7' }, 'state-version', 'PC-7'],
    [{ DeviceName: 'PC-7', UPN: 'x' }, 'state-unknown-shape', 'PC-7'],
    [{ DeviceName: 'PC-7', ConfigurationId: 'scid-2010', IsCompliant: 1 }, 'state-assessment', 'PC-7'],
  ])('of %j is told with whose it is', (record, code, whose) => {
    for (const at of [{}, { path: 'record 3' }]) {
      const [diagnostic] = stateOf(record, at).diagnostics;
      expect(diagnostic?.code).toBe(code);
      expect(diagnostic?.message).toMatch(new RegExp(`^${whose}: [a-z]`));
    }
  });

  it.each(NAMELESS)('of %j is told with its place, where it has one', (record) => {
    expect(stateOf(record, { path: 'record 3' }).diagnostics[0]?.message).toMatch(/^record 3: the record/);
    expect(stateOf(record).diagnostics[0]?.message).toMatch(/^The record/);
  });

  it('is named by at most so many whole characters, whatever it says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }), (name) => {
        const whose = whoseRecord({ DeviceName: name }) ?? '';
        expect(whose.length).toBeLessThanOrEqual(80);
        expect(whose).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
      }),
    );
  });
});
