import { describe, expect, it } from 'vitest';
import { nameInstead, SUCH_AS } from './such-as.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));

describe('what to name instead', () => {
  it.each<[string, Uint8Array | undefined, RegExp]>([
    ['of an archive', new Uint8Array([0x50, 0x4b, 3, 4, 0]), /^Unpack the archive/],
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
