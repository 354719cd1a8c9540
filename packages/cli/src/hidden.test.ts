import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hiddenIn } from '@mdav/testkit';
import { beforeEach, describe, expect, it } from 'vitest';
import { runMdav } from './__tests__/run-mdav.ts';
import { useScratch } from './__tests__/scratch.ts';

const { folder, write, mdav } = useScratch();

/** Text of one line that turns, hides, ends lines for some, and begins what terminals and agents obey. */
const NASTY = 'x\u202ey\u2066\u200b\u001b[31m\u0007\u0085\u2028\u00ad\u{e0041} \u2019"$(a)`b` {{c}} ##vso[a]';

const FLEET = JSON.stringify({
  mdav: 1,
  name: 'contoso',
  rules: { 'exclusion-of-drive-root': 'warning', 'exclusion-characters': 'warning' },
  defaults: {
    onboarding: { state: 'onboarded', via: 'intune' },
    licence: 'p2',
    antivirus: { product: NASTY, registered: true },
    deliver: ['registry', 'gpo', 'intune', 'configmgr'],
    settings: { excludedPaths: ['C:\\', `C:\\${NASTY}`], excludedExtensions: [NASTY] },
  },
  groups: {
    desks: {
      description: NASTY,
      os: ['windows-11'],
      mode: 'passive',
      intune: { assign: [NASTY], exclude: [`not ${NASTY}`], filter: { name: NASTY, mode: 'include' } },
      devices: { tags: [NASTY], names: ['FS-*'] },
      raw: {
        registry: [{ key: `HKLM\\SOFTWARE\\Policies\\${NASTY}`, name: NASTY, type: 'sz', data: NASTY, reason: NASTY }],
      },
    },
    servers: {
      description: NASTY,
      os: ['windows-server-2022'],
      mode: 'passive',
      deliver: ['registry', 'gpo', 'configmgr'],
    },
  },
  waivers: [{ rule: 'exclusion-of-drive-root', group: 'desks', reason: NASTY, owner: NASTY, expires: '2099-12-31' }],
});

beforeEach(() => write('mdav.json', FLEET));

/** Formats of Windows and of Microsoft's tools that have no escape, and hold values as they are. */
const EXACT = /\.(?:pol|reg|cmt|pol\.txt|xml|cmtx|admx|adml)$/;

describe('what a build writes', () => {
  it.each([[], ['--layout', 'intunecd', '--portal'], ['--layout', 'intune-management']])(
    'hides nothing: %s',
    async (...more) => {
      const { code, err } = await mdav('build', 'mdav.json', '--out', 'dist', ...more);
      expect(err).toBe('');
      expect(code).toBe(0);
      const paths = (readdirSync(join(folder(), 'dist'), { recursive: true }) as string[]).filter(
        (path) => /\.\w+$/.test(path) && !/\}$|[/\\]gpo\.undo$/.test(path),
      );
      const found = paths.flatMap((path) => {
        if (EXACT.test(path)) return [];
        const output = readFileSync(join(folder(), 'dist', path), 'utf8')
          .replaceAll('\r\n', '\n')
          .replace(/^\ufeff/, '');
        return hiddenIn(output.replaceAll('\n', '')).map((what) => `${path}: ${JSON.stringify(what)}`);
      });
      expect(found).toEqual([]);
      expect(paths.filter((path) => !EXACT.test(path)).length).toBeGreaterThan(15);
    },
  );
});

/** A name of a file with the same in it, as far as a file can be called so. */
const FILE = 'x\u202ey\u200b\u001b[31m\u0085.json';
const OTHER = FLEET.replaceAll('C:\\\\', 'D:\\\\');
const DEVICE = {
  mdav: 1,
  fleet: 'contoso',
  group: 'desks',
  device: NASTY,
  os: { caption: NASTY, build: 22631 },
  status: { AMRunningMode: NASTY },
};

const COMMANDS: readonly (readonly string[])[] = [
  ...['pretty', 'json', 'sarif', 'junit', 'markdown', 'github', 'azure'].map((format) => [
    'check',
    FILE,
    '--format',
    format,
  ]),
  ['build', FILE, '--out', 'dist', '--format', 'json'],
  ['build', FILE, '--out', 'dist'],
  ['build', FILE, '--out', 'dist', '--check'],
  ...['pretty', 'json', 'markdown'].map((format) => ['plan', 'other.json', '--against', FILE, '--format', format]),
  ...['pretty', 'json', 'markdown'].map((format) => ['diff', FILE, 'other.json', '--format', format]),
  ...['pretty', 'json', 'markdown'].map((format) => ['migrate', FILE, '--from', 'active', '--format', format]),
  ...['pretty', 'json', 'ndjson', 'junit', 'markdown', 'html'].map((format) => [
    'verify',
    FILE,
    '--state',
    'devices.ndjson',
    '--format',
    format,
  ]),
  ['report', FILE, '--html', '-'],
  ['explain', '--effective', 'desks.excludedPaths', FILE],
  ['explain', '--effective', 'desks.excludedPaths', FILE, '--format', 'json'],
  ['explain', NASTY],
  ['list', 'settings', NASTY],
  ['show', 'built/desks/registry/desks.reg'],
  ['show', 'built/desks/gpo/registry.pol.txt'],
  ['import', 'built/desks', '--os', 'windows-11'],
  ['import', 'built/desks', '--os', 'windows-11', '--out', `new-${FILE.replace('.json', '.yaml')}`],
  ['check', `no-${FILE}`],
  ['check', 'broken.json'],
  ['build', FILE, '--out', 'dist', '--target', NASTY],
  ['check', FILE, `--${NASTY}`],
  [NASTY],
  ['init', '--yes', '--name', NASTY],
  ['init', '--yes', '--out', `first-${FILE.replace('.json', '.yaml')}`],
];

describe('the diff of what would be mended', () => {
  it('is a patch in a pipe, and hides nothing in a terminal without colours', async () => {
    const fleet = JSON.parse(FLEET);
    fleet.defaults.settings.excludedPaths = [`"C:\\${NASTY.slice(0, 3)}"`];
    write('mdav.json', JSON.stringify(fleet, null, 2));
    const args = ['check', 'mdav.json', '--fix', '--dry-run'];
    const [piped, seen] = [await mdav(...args), await runMdav(args, { cwd: folder(), columns: 100 })];
    expect(piped.out).toContain(NASTY.slice(0, 3));
    expect(seen.out).toContain('\\u202e');
    expect(hiddenIn(seen.out.replaceAll('\n', ''))).toEqual([]);
  });
});

describe('what the command line says', () => {
  beforeEach(async () => {
    write(FILE, FLEET);
    write('other.json', OTHER);
    write('devices.ndjson', `${JSON.stringify(DEVICE)}\n${JSON.stringify({ ...DEVICE, group: NASTY })}\n{"${NASTY}\n`);
    write('broken.json', FLEET.replace('"mdav":1', `"mdav":1,${JSON.stringify(NASTY)}:"x"`).slice(0, -1));
    expect((await mdav('build', 'mdav.json', '--out', 'built')).code).toBe(0);
  });

  it.each(COMMANDS.map((args) => ({ args })))('hides nothing: $args', async ({ args }) => {
    const { out, err, code } = await mdav(...args);
    expect(out + err).not.toBe('');
    expect(hiddenIn(out.replace(/^\ufeff/, '').replaceAll('\n', ''))).toEqual([]);
    expect(hiddenIn(err.replaceAll('\n', ''))).toEqual([]);
    expect(code).not.toBe(70);
  });
});
