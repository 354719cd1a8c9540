import { EMPTY_SIDE, type GpoBackup, gpoBackupFormat, NO_RESIDUE, PORTABLE_SECURITY_DESCRIPTOR } from '@mdav/gpo';
import { describe, expect, it } from 'vitest';
import { templatePairs } from '../templates/read-templates.ts';
import { decodeTree } from './decode-tree.ts';

const ABOUT = { epochSeconds: 315_532_800, toolVersion: '0.1.0' };

function backup(number: number): GpoBackup {
  const guid = (digit: number) => `{${String(digit).repeat(8)}-0000-0000-0000-000000000000}`;
  return {
    id: guid(number),
    comment: '',
    gpo: { id: guid(number + 4), name: `GPO ${number}`, domain: 'contoso.test', domainId: '', controller: '' },
    status: 'enabled',
    machine: EMPTY_SIDE,
    user: EMPTY_SIDE,
    securityDescriptor: PORTABLE_SECURITY_DESCRIPTOR,
    residue: NO_RESIDUE,
  };
}

const text = (content: string) => new TextEncoder().encode(content);
const namesIn = (tree: ReturnType<typeof decodeTree>) =>
  tree.places.map(({ outcome }) => (outcome.ok ? outcome.value.map(({ name }) => name).join() : 'broken'));

describe('the policies of a tree', () => {
  const files = gpoBackupFormat.encode([backup(3), backup(1), backup(2)], ABOUT);

  it('come in the order of the list of backups, without it by path', () => {
    expect(namesIn(decodeTree(files, 'gpos'))).toEqual(
      [...new TextDecoder().decode(files.get('manifest.xml')).matchAll(/GPO \d/g)].map(([name]) => name),
    );
    const alone = new Map([...files].filter(([path]) => path !== 'manifest.xml'));
    expect(namesIn(decodeTree(alone, 'gpos'))).toEqual(['GPO 1', 'GPO 2', 'GPO 3']);
  });

  it('stand or fall alone, each with its place', () => {
    const [broken] = [...files.keys()].filter((path) => /\{2.*Backup\.xml$/.test(path));
    const tree = decodeTree(new Map(files).set(broken ?? '', text('<')), 'gpos');
    expect([...namesIn(tree)].sort()).toEqual(['GPO 1', 'GPO 3', 'broken']);
    const [problem] = tree.places.flatMap(({ outcome }) => (outcome.ok ? [] : outcome.diagnostics));
    expect(problem?.at.file).toBe(`gpos/${broken}`);
  });

  it('name the list of backups where it lies', () => {
    const tree = decodeTree(new Map(files).set('manifest.xml', text('<')), 'gpos');
    const places = tree.places.flatMap(({ outcome }) => outcome.diagnostics.map(({ at }) => at.file));
    expect(new Set(places)).toEqual(new Set(['gpos/manifest.xml']));
    expect(namesIn(tree)).toEqual(['GPO 1', 'GPO 2', 'GPO 3']);
  });

  it('keep what is no policy apart', () => {
    const tree = new Map([
      ['a.json', text('{"@odata.type":"#microsoft.graph.deviceHealthScript"}')],
      ['b.json', text('{"@odata.type":"#microsoft.graph.windows10CompliancePolicy"}')],
      ['c.txt', text('notes')],
    ]);
    const { places, others } = decodeTree(tree, '');
    expect(places.map(({ source, path, outcome }) => [source.id, path, outcome.ok])).toEqual([
      ['script-package', 'a.json', false],
    ]);
    expect(others.map(({ path, found: { kind } }) => [path, kind])).toEqual([
      ['b.json', 'other'],
      ['c.txt', 'unknown'],
    ]);
  });

  it.each([
    ['folder', 'headless.reg', 'reg-bad-header'],
    ['folder', 'deep/EMPTY.POL', 'pol-truncated'],
    ['headless.reg', '', 'reg-bad-header'],
  ])('have the reason why a file called as a registry file does not read: %s/%s', (root, file, code) => {
    const content = code === 'reg-bad-header' ? text('[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\r\n') : new Uint8Array();
    const { places, others } = decodeTree(new Map([[file, content]]), root);
    expect(others).toEqual([]);
    expect(places.flatMap(({ outcome }) => outcome.diagnostics)).toMatchObject([
      { code, at: { file: file === '' ? root : `${root}/${file}` } },
    ]);
  });
});

describe('the texts of a template', () => {
  it.each<[string, readonly string[], string | undefined]>([
    ['are English', ['p/de-DE/X.adml', 'p/EN-us/x.ADML', 'p/X.adml'], 'p/EN-us/x.ADML'],
    ['may lie beside it', ['p/X.adml', 'p/de-DE/X.adml'], 'p/X.adml'],
    ['are of the first language otherwise', ['p/fr-FR/X.adml', 'p/de-DE/X.adml'], 'p/de-DE/X.adml'],
    ['are not those of another set', ['q/en-US/X.adml', 'p/deep/en-US/X.adml', 'X.adml'], undefined],
    ['have its name', ['p/en-US/Y.adml'], undefined],
  ])('%s', (_, paths, adml) => {
    expect(templatePairs(['p/X.admx', ...paths])).toEqual([{ admx: 'p/X.admx', ...(adml && { adml }) }]);
  });

  it('lie in the working folder too', () => {
    expect(templatePairs(['X.admx', 'en-US/X.adml'])).toEqual([{ admx: 'X.admx', adml: 'en-US/X.adml' }]);
  });
});
