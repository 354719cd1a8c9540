import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressesOf } from './ip-address.ts';

describe('addresses in a text', () => {
  it.each([
    '10.0.0.1',
    ' 192.0.2.10 ',
    '10.0.0.0/8',
    '10.0.0.0/255.0.0.0',
    '10.0.0.1-10.0.0.9',
    '0.0.0.0-10.0.0.0',
    '10.0.0.*',
    '10.*',
    '0.0.0.0/1',
    '2001:db8::1',
    '::1',
    'fe80::/10',
    '1:2:3:4:5:6:7:8',
    '::ffff:10.0.0.1',
    '2001:db8::1-2001:db8::9',
  ])('%j says some', (text) => {
    expect(addressesOf(text)).toBe('some');
  });

  it.each([
    '0.0.0.0',
    '::',
    '0.0.0.0/0',
    '10.0.0.0/0',
    '::/0',
    '10.0.0.0/0.0.0.0',
    '*',
    '*.*.*.*',
    '0.0.0.0-255.255.255.255',
    '::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
  ])('%j says all', (text) => {
    expect(addressesOf(text)).toBe('all');
  });

  it.each([
    '',
    'abc',
    '300.1.1.1',
    '10.0.0',
    '10.0.0.1.2',
    '10.0.0.0/33',
    '10.0.0.0/',
    '10.0.0.0/8/8',
    '10.0.0.1-abc',
    '10.0.0.1-::1',
    'abc/8',
    'abc.*',
    '256.*',
    'server.contoso.com',
    '::/129',
    '::/255.0.0.0',
    '1:2:3:4:5:6:7',
    '1::2::3',
    '1:2:3:4:5:6:7::8:9',
    '12345::',
    'dead',
    'C:\\Data',
  ])('%j says nothing', (text) => {
    expect(addressesOf(text)).toBeUndefined();
  });

  it('are read of every address, and of every network that has one', () => {
    const version4 = fc.record({ address: fc.ipV4(), bits: fc.nat({ max: 32 }) });
    const version6 = fc.record({ address: fc.ipV6(), bits: fc.nat({ max: 128 }) });
    fc.assert(
      fc.property(fc.oneof(version4, version6), ({ address, bits }) => {
        expect(addressesOf(address)).toBeDefined();
        expect(addressesOf(`${address}/${bits}`)).toBe(bits === 0 ? 'all' : 'some');
      }),
    );
  });
});
