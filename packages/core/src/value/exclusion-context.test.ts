import { describe, expect, it } from 'vitest';
import { parseContext } from './exclusion-context.ts';

describe('an exclusion with a context', () => {
  it.each([
    [String.raw`C:\Data`, String.raw`C:\Data`],
    [String.raw`C:\Data\:{PathType:folder}`, String.raw`C:\Data`],
    [String.raw`C:\Data:{PathType:folder}`, String.raw`C:\Data`],
    [String.raw`C:\:{ScanTrigger:OnDemand}`, 'C:'],
    [String.raw`C:\a{b}\c`, String.raw`C:\a{b}\c`],
  ])('%s has the path %s', (text, path) => {
    expect(parseContext(text).path).toBe(path);
  });

  it('may name several processes, with commas and braces in their quotes', () => {
    const { context } = parseContext(
      String.raw`c:\d.docx\:{PathType:file,Process:"winword.exe", Process:"C:\A, B\{1}\x.exe"}`,
    );
    expect(context).toEqual({
      restrictions: [
        { keyword: 'PathType', value: 'file' },
        { keyword: 'Process', value: '"winword.exe"' },
        { keyword: 'Process', value: String.raw`"C:\A, B\{1}\x.exe"` },
      ],
      mistakes: [],
    });
  });

  it.each([
    [String.raw`c:\a:{PathType:file}`, [{ kind: 'no-backslash' }], String.raw`c:\a\:{PathType:file}`],
    [String.raw`c:\a\:{PathType:file`, [{ kind: 'not-closed' }], undefined],
    [String.raw`c:\a\:{PathType:file}\b`, [{ kind: 'text-after', text: String.raw`\b` }], undefined],
    [String.raw`c:\a\:{}`, [{ kind: 'incomplete', part: '' }], undefined],
    [String.raw`c:\a\:{file}`, [{ kind: 'incomplete', part: 'file' }], undefined],
    [String.raw`c:\a\:{PathType:}`, [{ kind: 'incomplete', part: 'PathType:' }], undefined],
    [
      String.raw`c:\a\:{scantrigger:OnAccess}`,
      [{ kind: 'unknown-keyword', keyword: 'scantrigger', meant: 'ScanTrigger' }],
      String.raw`c:\a\:{ScanTrigger:OnAccess}`,
    ],
    [String.raw`c:\a\:{Foo:bar}`, [{ kind: 'unknown-keyword', keyword: 'Foo' }], undefined],
    [
      String.raw`c:\a\:{ScanTrigger:bm,PathType:File}`,
      [
        { kind: 'unknown-value', keyword: 'ScanTrigger', value: 'bm', meant: 'BM' },
        { kind: 'unknown-value', keyword: 'PathType', value: 'File', meant: 'file' },
      ],
      String.raw`c:\a\:{ScanTrigger:BM,PathType:file}`,
    ],
    [String.raw`c:\a\:{ScanType:custom}`, [{ kind: 'unknown-value', keyword: 'ScanType', value: 'custom' }], undefined],
    [
      String.raw`c:\a\:{ScanType:quick,scantype:full}`,
      [
        { kind: 'unknown-keyword', keyword: 'scantype', meant: 'ScanType' },
        { kind: 'twice', keyword: 'ScanType' },
      ],
      undefined,
    ],
  ])('%s is told what is wrong', (text, mistakes, corrected) => {
    const { context } = parseContext(text);
    expect(context?.mistakes).toEqual(mistakes);
    expect(context?.corrected).toBe(corrected);
  });

  it('is right once it is corrected', () => {
    const corrected = parseContext(String.raw`c:\a:{scantrigger:onaccess,process:"A.exe"}`).context?.corrected ?? '';
    expect(corrected).toBe(String.raw`c:\a\:{ScanTrigger:OnAccess,Process:"A.exe"}`);
    expect(parseContext(corrected).context?.mistakes).toEqual([]);
  });
});
