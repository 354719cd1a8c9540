import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '@mdav/cli';
import { build, type Metafile } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIBRARIES, LIBRARY_SOURCES } from '../../scripts/libraries.mjs';
import { buildPage, type Made } from './build-page.ts';
import { chromiumMissing, startChromium } from './chromium.ts';

const at = (path: string) => fileURLToPath(new URL(path, new URL('../../', import.meta.url)));
const fleet = readFileSync(at('examples/contoso/mdav.yaml'), 'utf8');
const DATE = '2026-11-21';
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

let bundle = '';
let metafile: Metafile;
beforeAll(async () => {
  const built = await build({
    entryPoints: [at('tests/browser/build-page.ts')],
    bundle: true,
    write: false,
    metafile: true,
    platform: 'browser',
    format: 'iife',
    globalName: 'mdav',
    target: 'es2023',
    minify: true,
    legalComments: 'none',
    alias: LIBRARY_SOURCES,
  });
  metafile = built.metafile;
  bundle = built.outputFiles[0]?.text ?? '';
});

describe('each library alone', () => {
  it.each(LIBRARIES)('@mdav/%s is bundled for browsers with nothing said but that', async (name) => {
    const entry = LIBRARY_SOURCES[`@mdav/${name}`] ?? '';
    const { warnings, outputFiles } = await build({
      entryPoints: [entry],
      bundle: true,
      platform: 'browser',
      alias: LIBRARY_SOURCES,
      write: false,
      logLevel: 'silent',
    });
    expect(warnings).toEqual([]);
    expect(outputFiles).toHaveLength(1);
  });
});

describe('the libraries in one file for browsers', () => {
  it('hold nothing of Node, and nothing that stays outside', () => {
    const imports = [...Object.values(metafile.inputs), ...Object.values(metafile.outputs)].flatMap(
      (each) => each.imports,
    );
    const isNode = (path: string) => path.startsWith('node:') || builtinModules.includes(path.replace(/\/$/, ''));
    expect(imports.filter(({ path, external }) => external === true || isNode(path))).toEqual([]);
    expect(Object.keys(metafile.inputs).filter((path) => /^node:|\(disabled\)|polyfill/.test(path))).toEqual([]);
    expect(Object.keys(metafile.inputs).filter((path) => path.startsWith('packages/')).length).toBeGreaterThan(200);
  });

  it('fit a page: less than four megabytes', () => {
    expect(bundle.length).toBeGreaterThan(100_000);
    expect(bundle.length).toBeLessThan(4_000_000);
  });
});

const suite = chromiumMissing === undefined ? describe : describe.skip;
suite(`the libraries in Chromium${chromiumMissing === undefined ? '' : ` (${chromiumMissing})`}`, () => {
  let browser: Browser;
  let page: Page;
  const noise: string[] = [];
  beforeAll(async () => {
    browser = await startChromium();
    page = await browser.newPage();
    page.on('console', (message) => noise.push(message.text()));
    page.on('pageerror', (error) => noise.push(error.message));
    page.on('request', (request) => noise.push(request.url()));
    await page.addScriptTag({ content: bundle });
  });
  afterAll(() => browser?.close());

  const inBrowser = () => page.evaluate<Made>(`mdav.buildPage(${JSON.stringify(fleet)}, ${JSON.stringify(DATE)})`);

  it('make of the example, byte for byte, what they make in Node', async () => {
    const [there, here] = [await inBrowser(), buildPage(fleet, DATE)];
    expect(Object.keys(there.files).length).toBeGreaterThan(40);
    expect(there.files).toEqual(here.files);
    expect(there).toEqual(here);
    expect(noise).toEqual([]);
  });

  it('make what the command line writes', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mdav-bundle-'));
    try {
      writeFileSync(join(folder, 'mdav.yaml'), fleet);
      const quiet = { out: () => {}, err: () => {}, color: false, env: {}, stdin: () => new Uint8Array() };
      expect(await run(['build', '--out', 'dist'], { ...quiet, cwd: folder, today: () => DATE })).toBe(0);
      const { files } = await inBrowser();
      const written = Object.keys(files).map((path) => [path, sha256(readFileSync(join(folder, 'dist', path)))]);
      expect(files).toEqual(Object.fromEntries(written));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('read their output back: registry.pol, a GPO backup, a settings catalog policy', async () => {
    const { read } = await inBrowser();
    expect(read.pol.length).toBeGreaterThan(3);
    expect(read.pol).toContain(
      'SOFTWARE\\Policies\\Microsoft\\Windows Advanced Threat Protection\\ForceDefenderPassiveMode',
    );
    expect(read.backup).toEqual({ name: 'contoso - file-servers - Defender', entries: read.pol.length });
    expect(read.catalog).toMatchObject({ name: expect.stringContaining('office-clients') });
    expect(read.catalog.settings).toContain('device_vendor_msft_defender_configuration_passiveremediation');
  });

  it('run where there is neither process nor require nor Buffer', async () => {
    expect(await page.evaluate('[typeof process, typeof require, typeof Buffer, typeof global]')).toEqual(
      Array(4).fill('undefined'),
    );
  });
});
