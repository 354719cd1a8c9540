import { createJiti } from 'jiti';
import { describe, expect, it } from 'vitest';
import { embeddedFiles, isSource } from './embedded-files.ts';

const FOLDER = 'packages/x/src/scripts';
const embed = (files: Readonly<Record<string, string>>) =>
  embeddedFiles(new Map(Object.entries(files).map(([name, text]) => [`${FOLDER}/${name}`, text])));

/** What the generated module of the folder exports. */
async function exportsOf(files: Readonly<Record<string, string>>): Promise<Record<string, unknown>> {
  const text = embed(files).files.get(`${FOLDER}/embedded.generated.ts`) ?? '';
  const module = await createJiti(import.meta.url).evalModule(text, { filename: import.meta.filename });
  return module as Record<string, unknown>;
}

describe('files of code as TypeScript', () => {
  it('are code without slots, and templates with them', async () => {
    const plain = '$a = "`n$($b)" # \\ \'\nexit $' + '{c}\n';
    const made = await exportsOf({ 'Get-It.ps1': plain, 'two.kql': '// {{b}}\nT | take {{a}} // {{a}}\n' });
    expect(made).toMatchObject({
      GET_IT: plain,
      TWO: { language: 'kql', slots: ['b', 'a'], text: '// {{b}}\nT | take {{a}} // {{a}}\n' },
    });
  });

  it('are cut into regions; what stands between is for readers', async () => {
    const text = '# about\n\n#region one\na\n#endregion\n\n# about two\n#region two\n{{b}}\n\n#endregion\n';
    expect((await exportsOf({ 'some.ps1': text })).SOME).toEqual({
      one: 'a\n',
      two: { language: 'powershell', slots: ['b'], text: '{{b}}\n\n' },
    });
  });

  it.each<[string, Readonly<Record<string, string>>, string]>([
    [
      'a character that no code page has for sure',
      { 'a.ps1': 'a\n"\u2019"\n' },
      'a.ps1:2: "\u2019" is no printable ASCII.',
    ],
    ['a tab', { 'a.ps1': '\ta\n' }, 'a.ps1:1: "\\t" is no printable ASCII.'],
    ['line ends of Windows', { 'a.ps1': 'a\r\n' }, 'a.ps1:1: "\\r" is no printable ASCII.'],
    ['blanks at the end', { 'a.ps1': 'a \n' }, 'a.ps1:1: the line ends with blanks.'],
    ['a last line without an end', { 'a.ps1': 'a' }, 'a.ps1: the last line does not end.'],
    [
      'a slot without a name',
      { 'a.ps1': 'a\n\n$b = {{ c }}\n' },
      'a.ps1:3: "{{" opens a slot, and no name and "}}" follow.',
    ],
    ['a region in another', { 'a.ps1': '#region a\n#region b\n' }, 'a.ps1:2: the region a is still open.'],
    ['a region that stays open', { 'a.kql': '\n//region a\nb\n' }, 'a.kql:2: the region a stays open.'],
    [
      'a region twice',
      { 'a.ps1': '#region a\n#endregion\n#region a\n#endregion\n' },
      'a.ps1:3: there is a region a already.',
    ],
    ['an end without a region', { 'a.ps1': 'a\n#endregion\n' }, 'a.ps1:2: no region is open.'],
    [
      'two files of one name',
      { 'get-it.kql': 'a\n', 'Get-It.ps1': 'a\n' },
      'get-it.kql: Get-It.ps1 is GET_IT already.',
    ],
  ])('refuses %s', (_, files, problem) => {
    const { problems } = embed(files);
    expect(problems).toEqual([`${FOLDER}/${problem}`]);
  });

  it.each([
    ['packages/verify/src/scripts/decision.ps1', true],
    ['packages/verify/src/queries/hunting.kql', true],
    ['packages/intune/src/__golden__/Deploy-MdavIntune.ps1', false],
    ['packages/verify/src/scripts/decision.ts', false],
    ['packages/verify/README.md', false],
  ])('%s: %s', (path, is) => {
    expect(isSource(path)).toBe(is);
  });
});
