import { describe, expect, it } from 'vitest';
import { nameInstead, SUCH_AS } from './such-as.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));

describe('what to name instead', () => {
  it.each<[string, Uint8Array | undefined, RegExp]>([
    ['of an archive', new Uint8Array([0x50, 0x4b, 3, 4, 0]), /^Unpack the archive, /],
    ['of a cabinet', utf8('MSCF\0\0\0\0x'), /^Unpack the archive with `expand -F:/],
    ['of a tar file', utf8(`${'x'.repeat(257)}ustar\0`), /^Unpack the archive with `tar -xf FILE`/],
    ['of one that is compressed', new Uint8Array([0x1f, 0x8b, 8, 0]), /^Unpack the archive with `tar -xf FILE`/],
    ['of an archive of 7-Zip', new Uint8Array([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0]), /^Unpack the archive, /],
    [
      'of an installer',
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      /^Unpack an installer with `msiexec/,
    ],
    [
      'of a table of policies',
      utf8('"Policy name","Policy type","Platform","Last modified"\r\n"AV","x","Windows"'),
      /"Export JSON"/,
    ],
    ['of one with a mark in front', utf8('\ufeffProfile name;Platform\n'), /"Export JSON"/],
    ['of one in UTF-16, with tabs', utf16('DisplayName\tPlatforms\r\n'), /"Export JSON"/],
    ['of a table of something else', utf8('Name,Color\nx,red\n'), /^Name what holds policy/],
    ['of a platform in prose', utf8('The platform is named.\nName, Platform\n'), /^Name what holds policy/],
    ['of JSON', utf8('{"name": 1, "platforms": "x"}'), /^Name what holds policy/],
    ['of nothing', new Uint8Array(), /^Name what holds policy/],
    ['of a folder', undefined, /^Name what holds policy/],
  ])('%s', (_, bytes, hint) => {
    expect(nameInstead(bytes)).toMatch(hint);
  });

  it('names more that is taken', () => {
    expect(nameInstead(undefined, 'a fleet file, or ')).toBe(`Name a fleet file, or what holds policy, ${SUCH_AS}`);
  });
});
