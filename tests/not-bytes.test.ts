import * as gpo from '@mdav/gpo';
import * as intune from '@mdav/intune';
import * as registry from '@mdav/registry';
import { describe, expect, it } from 'vitest';

interface Decoder {
  readonly decode: (given: unknown) => { readonly ok: boolean };
}

/** Everything that the packages export and that decodes. */
const DECODERS = [gpo, intune, registry].flatMap((library) =>
  Object.entries(library).filter(
    (entry): entry is [string, Decoder & (typeof entry)[1]] =>
      typeof entry[1] === 'object' &&
      entry[1] !== null &&
      'decode' in entry[1] &&
      typeof entry[1].decode === 'function',
  ),
);

describe('a decoder', () => {
  it('is known by what it does', () => {
    expect(DECODERS.map(([name]) => name)).toEqual(
      expect.arrayContaining(['polCodec', 'regCodec', 'admxCodec', 'gpoBackupFormat', 'settingsCatalogCodec']),
    );
  });

  describe.each(DECODERS)('%s', (_, decoder) => {
    it.each<[string, unknown]>([
      ['a text', 'Windows Registry Editor Version 5.00'],
      ['a buffer', new ArrayBuffer(8)],
      ['a list', [1, 2]],
      ['nothing', undefined],
      ['null', null],
      ['an object', {}],
    ])('says what it takes where it gets %s', (_, given) => {
      expect(() => decoder.decode(given)).toThrow(/^(?:what is read has to be a Uint8Array|files have to be a Map)/);
    });
  });

  it('tells how bytes are made', () => {
    const { decode } = registry.regCodec as unknown as Decoder;
    expect(() => decode('x')).toThrow('not String: `new TextEncoder().encode(text)` makes one');
    expect(() => decode(new ArrayBuffer(1))).toThrow('not ArrayBuffer: `new Uint8Array(buffer)` makes one');
  });

  it('takes bytes of every kind', () => {
    const bytes = registry.regCodec.encode({ items: [{ kind: 'comment', text: 'x' }] });
    expect(registry.regCodec.decode(bytes)).toEqual(registry.regCodec.decode(Buffer.from(bytes)));
  });
});
