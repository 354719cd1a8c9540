import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '@mdav/cli';
import { recognise } from '@mdav/import';
import { afterAll, describe, expect, it } from 'vitest';
import { corpusFiles, corpusMissing, corpusPath } from '../corpus.ts';

const scratch = mkdtempSync(join(tmpdir(), 'mdav-artifacts-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

async function mdav(...args: string[]) {
  let out = '';
  let err = '';
  const code = await run(args, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    color: false,
    columns: undefined,
    env: {},
    cwd: scratch,
    today: () => '2026-11-21',
    stdin: () => new Uint8Array(),
  });
  return { code, out, err };
}

/** Files that are not what their folder says, or that their readers refuse for a reason of their own. */
const OTHERWISE: Readonly<Record<string, string>> = {
  'intune/settings-catalog/IntuneHydrationKit-WebApp__Baseline_-_Linux_-_Device_Encryption__acaf1d5bd6.json': 'other',
};

describe.skipIf(corpusMissing !== undefined)(`genuine files${corpusMissing ? ` (${corpusMissing})` : ''}`, () => {
  it.each([
    ['pol', 'pol', /\.pol$/i],
    ['reg', 'reg', /\.reg[^/]*$/i],
    ['gpp', 'gpo-preferences', /registry[^/]*\.xml$/i],
    ['intune/settings-catalog', 'settings-catalog', /\.json$/],
    ['intune/custom', 'custom-profile', /\.json$/],
    ['intune/compliance', 'other', /\.json$/],
    ['lgpo/generated-by-lgpo-exe', 'lgpo', /\.txt$/],
  ])('of %s are recognised as %s by their content', (place, kind, pattern) => {
    const files = corpusFiles(place, pattern);
    expect(files.length).toBeGreaterThan(2);
    const others = files
      .map(({ path, bytes }) => {
        const found = recognise(bytes);
        return [path, found.kind === 'policy' ? found.source.id : found.kind] as const;
      })
      .filter(([path, found]) => found !== (OTHERWISE[path] ?? kind));
    expect(others).toEqual([]);
  });

  it('are shown under any name, without a path and without a control character', async () => {
    const samples = [
      ...corpusFiles('pol', /\.pol$/i).slice(0, 8),
      ...corpusFiles('intune/settings-catalog').slice(0, 8),
    ];
    for (const { path } of samples) {
      copyFileSync(corpusPath(path), join(scratch, 'x'));
      const { code, out } = await mdav('show', 'x');
      expect(code, path).toBe(0);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: the ones that must not appear.
      expect(out, path).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
    }
  });

  it('of Group Policy and of Intune can be compared, and each with itself', async () => {
    const gpo = corpusPath('gpo-backup/clong+DetectionLab/Vagrant/resources/GPO/disable_windows_defender');
    const [policy] = corpusFiles('intune/settings-catalog', /CIS_MS_Defender_Antivirus/);
    const json = corpusPath(policy?.path ?? '');
    const { code, out } = await mdav('diff', gpo, json, '--exit-code');
    expect(code).toBe(2);
    expect(out).toContain('The GPO backup and the Intune policy disagree on 7 of 7 settings that both say');
    expect((await mdav('diff', gpo, gpo, '--exit-code')).code).toBe(0);
    expect((await mdav('diff', json, json, '--exit-code')).code).toBe(0);
  });

  it('of a whole folder of backups are read at once', async () => {
    const folder = corpusPath('gpo-backup/nsacyber+Windows-Secure-Host-Baseline');
    const { code, out } = await mdav('diff', folder, folder, '--format', 'json', '--exit-code');
    expect(code).toBe(0);
    expect(JSON.parse(out).pairs.length).toBeGreaterThan(10);
  });
});
