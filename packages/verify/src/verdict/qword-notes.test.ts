import type { ExpectedState } from '@mdav/core/decision';
import { describe, expect, it } from 'vitest';
import { groupsOf } from '../__tests__/examples.ts';
import { type MadeDevice, putValue, rightDevice } from '../__tests__/right-device.ts';
import { expectedGroup } from '../expected/expected-group.ts';
import { BLOCK_MODE } from '../facts/places.ts';
import { stateOf } from '../state/state-of.ts';
import { verifier } from './verifier.ts';

const [blocking, own] = groupsOf(`mdav: 1
name: v
defaults: { licence: p2, onboarding: { state: onboarded, via: gpo }, antivirus: none, deliver: [gpo] }
groups:
  own:
    os: windows-11
    mode: active
    settings: { puaProtection: block, cloudBlockLevel: high, excludedPaths: ['D:\\Ledger'] }
    raw: { registry: [{ key: 'HKLM\\SOFTWARE\\X', name: q, type: qword, data: '7', reason: r }] }
  blocking:
    os: windows-11
    mode: active+edr-block
    platform: 4.18.24090.11
    engine: 1.1.24090.11
    settings: { allowCloudProtection: true }
`).map(expectedGroup) as [ExpectedState, ExpectedState];

/** The group's own device, with some of its numbers as QWORDs. */
function told(expected: ExpectedState, qwords: readonly string[], change: (device: MadeDevice) => void = () => {}) {
  const device = rightDevice(expected, 'windows-11', 'policy');
  Object.assign(device, { qwords });
  change(device);
  const read = stateOf(JSON.parse(JSON.stringify(device)));
  if (!read.ok) throw new Error('not read');
  const one = verifier([expected]);
  // Its registry is the same object for both: what is remembered of one is not of the other.
  const plain = one.describe(one.verify({ ...read.value, qwords: [] }));
  return { plain, found: one.describe(one.verify(read.value)) };
}

const noteOf = (notes: readonly string[]) => notes.filter((note) => note.startsWith('Of the kind REG_QWORD'));

describe('a number of 64 bits where Windows has one of 32', () => {
  const values = (own.settings ?? []).flatMap(({ setting, policy = [] }) =>
    policy.flatMap((entry) =>
      'name' in entry && typeof entry.data === 'number' ? [[setting, `${entry.key}\\${entry.name}`] as const] : [],
    ),
  );
  const ofRaw = values.filter(([, place]) => place.startsWith('HKLM\\SOFTWARE\\X'));

  it.each(values.filter((one) => !ofRaw.includes(one)))('is not right by the right number: %s', (setting, place) => {
    const { plain, found } = told(own, [place.toUpperCase()]);
    expect(plain.settings).toMatchObject({ wrong: 0, notTold: 0 });
    expect(noteOf(plain.notes)).toEqual([]);
    expect(found.settings).toMatchObject({ wrong: 0, notTold: 1, untold: [setting] });
    expect(noteOf(found.notes)).toEqual([expect.stringContaining(place)]);
  });

  it('is wrong by a wrong number', () => {
    const [, place = ''] = values[0] ?? [];
    const at = place.lastIndexOf('\\');
    const { found } = told(own, [place], (device) =>
      putValue(device, { key: place.slice(0, at), name: place.slice(at + 1) }, 9),
    );
    expect(found.settings).toMatchObject({ wrong: 1, notTold: 0 });
  });

  it('is right where the fleet file wants one', () => {
    expect(ofRaw).toHaveLength(1);
    const { found } = told(own, [ofRaw[0]?.[1] ?? '']);
    expect(found.settings).toMatchObject({ wrong: 0, notTold: 0 });
    expect(noteOf(found.notes)).toEqual([]);
  });

  it('makes no device right that is so by this number alone', () => {
    const { key, name } = BLOCK_MODE.policy;
    const { plain, found } = told(blocking, [`${key}\\${name}`]);
    expect(plain).toMatchObject({ verdict: 'right' });
    expect(found).toMatchObject({ verdict: 'unknown', cause: 'block-mode-not-visible' });
    expect(noteOf(found.notes)).toEqual([expect.stringContaining(`${key}\\${name}`)]);
  });
});
