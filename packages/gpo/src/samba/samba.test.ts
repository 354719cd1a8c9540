import { jsonBytes, seeFile, utf8 } from '@mdav/core/format';
import { describeSource } from '@mdav/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyPolicy } from '../../../registry/src/__tests__/arbitrary.ts';
import { sambaSource } from '../source/samba-source.ts';
import { decodeSamba } from './decode.ts';
import { encodeSambaLoad, encodeSambaRemove, sambaCannot } from './encode.ts';

describe('registry policy of Samba', () => {
  it('gives back what was written into it', () => {
    fc.assert(
      fc.property(anyPolicy, (policy) => {
        const entries = policy.entries.filter(
          (entry) => sambaCannot(entry) === undefined && entry.key !== '' && !/^\\|\\$|\\\\/.test(entry.key),
        );
        fc.pre(entries.length > 0);
        const read = decodeSamba(encodeSambaLoad([{ ...policy, entries }]));
        if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
        expect(read.value).toEqual([{ ...policy, entries }]);
      }),
    );
  });

  const good = { keyname: 'A', valuename: 'B', class: 'MACHINE', type: 4, data: 1 };

  it('is for both sides where it says so', () => {
    const read = decodeSamba(jsonBytes([{ ...good, class: 'both', type: 'reg_dword' }]));
    expect(read).toMatchObject({ ok: true, value: [{ hive: 'machine' }, { hive: 'user' }] });
  });

  it.each<[unknown, string]>([
    [{}, 'samba-other-document'],
    [[1], 'json-wrong-type'],
    [[{ ...good, keyname: '' }], 'json-wrong-type'],
    [[{ ...good, keyname: 'A\\' }], 'samba-bad-value'],
    [[{ ...good, class: 'X' }], 'samba-bad-value'],
    [[{ ...good, type: 'REG_X' }], 'samba-bad-value'],
    [[{ ...good, data: 'x' }], 'samba-bad-value'],
    [[{ ...good, valuename: undefined }], 'json-missing-key'],
  ])('is refused with the place: %j', (value, code) => {
    expect(decodeSamba(jsonBytes(value))).toMatchObject({
      ok: false,
      diagnostics: [{ code, at: { line: expect.any(Number), column: expect.any(Number) } }],
    });
  });

  it('is none where it takes values away', () => {
    const entries = [{ kind: 'delete', key: 'A', name: 'B' } as const];
    expect(sambaSource.recognise(seeFile(encodeSambaRemove([{ hive: 'machine', entries }])))).toMatchObject({
      what: expect.stringContaining('remove'),
    });
  });

  it('says where its JSON breaks', () => {
    expect(decodeSamba(utf8('[{"keyname": }]'))).toMatchObject({
      ok: false,
      diagnostics: [{ code: 'json-syntax', at: { line: 1, column: 14 } }],
    });
  });
});

const DEFENDER = 'Software\\Policies\\Microsoft\\Windows Defender';
describeSource(sambaSource, [
  {
    name: 'a file',
    files: jsonBytes([
      { keyname: DEFENDER, valuename: 'PUAProtection', class: 'MACHINE', type: 'REG_DWORD', data: 1 },
      { keyname: `${DEFENDER}\\Contoso`, valuename: '**del.Old', class: 'MACHINE', type: 'REG_SZ', data: ' ' },
      { keyname: 'Software\\Contoso', valuename: 'A', class: 'USER', type: 'REG_BINARY', data: [1, 2] },
    ]),
    settings: { puaProtection: 'block' },
  },
]);
