import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { EstatePolicy } from '@mdav/core/format';
import { DRIFT_REPORTERS, driftFleet, type WantedSetting } from '@mdav/review';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOSTILE_TEXTS } from '../../packages/review/src/page/__tests__/hostile.ts';
import { chromiumMissing, openContext, startChromium, violations } from './chromium.ts';

const folder = mkdtempSync(join(tmpdir(), 'mdav-drift-'));
/** A place for the pictures of somebody who wants to look. */
const pictures = process.env['MDAV_PICTURES'];
let browser: Browser;

const suite = chromiumMissing === undefined ? describe : describe.skip;
const why = chromiumMissing === undefined ? '' : ` (${chromiumMissing})`;

/** A drift of every kind, in which whatever an export can hold is what `text` gives. */
function driftPage(text: (plain: string) => string): string {
  const policy = (name: string, more: Partial<EstatePolicy> = {}): EstatePolicy => ({
    words: `GPO "${text(name)}"`,
    path: text(`gpos/${name}`),
    kind: 'GPO',
    way: 'gpo',
    by: 'description',
    ...more,
  });
  const [gpo, legacy] = [policy('Servers'), policy('Legacy')];
  const wants = (setting: string, value: WantedSetting['value']): WantedSetting => ({
    setting,
    value,
    at: { file: text('mdav.yaml'), line: 12, column: 7 },
    ways: ['gpo'],
  });
  const word = (by: EstatePolicy, value: WantedSetting['value'], counts: 'yes' | 'no' | 'not-known' = 'yes') => ({
    policy: by,
    value,
    counts,
  });
  const drift = driftFleet(
    {
      fleet: text('contoso'),
      groups: [
        {
          group: text('web-servers'),
          os: ['windows-server-2022', 'windows-server-2025'],
          mode: 'active',
          settings: [
            wants('cloudBlockLevel', 'high-plus'),
            wants('puaProtection', 'audit'),
            wants('excludedPaths', ['D:\\Data']),
            wants('allowArchiveScanning', true),
            wants('avgCPULoadFactor', 20),
          ],
          residue: [{ place: text('HKLM\\SOFTWARE\\Contoso\\Ring'), says: text('dword 1'), ways: ['gpo'] }],
        },
        {
          group: text('desks'),
          os: ['windows-11'],
          mode: 'active',
          settings: [wants('puaProtection', 'block')],
          residue: [],
        },
        { group: text('kiosks'), os: ['windows-11'], mode: 'active', settings: [], residue: [] },
      ],
    },
    {
      groups: [
        {
          group: text('web-servers'),
          policies: [gpo, legacy],
          settings: [
            { setting: 'cloudBlockLevel', value: 'high', isContested: false, says: [word(gpo, 'high')] },
            {
              setting: 'puaProtection',
              isContested: true,
              why: 'The order of the links decides.',
              says: [word(gpo, 'block', 'not-known'), word(legacy, 'off', 'not-known')],
            },
            {
              setting: 'excludedPaths',
              value: ['D:\\Data', text('E:\\Scratch')],
              isContested: false,
              says: [word(gpo, ['D:\\Data']), word(legacy, [text('E:\\Scratch')])],
            },
            {
              setting: 'allowArchiveScanning',
              value: true,
              isContested: false,
              says: [word(gpo, true), word(legacy, true)],
            },
          ],
          residue: [{ place: text('HKLM\\SOFTWARE\\Contoso\\Ring'), says: text('dword 2'), policy: legacy }],
          devices: [{ device: text('FS-1'), path: 'x', settings: { avgCPULoadFactor: 50 }, showsDefaults: false }],
        },
      ],
      strays: [
        {
          policy: policy('Old one', { off: 'computer settings' }),
          formerGroup: text('laptops'),
          settings: { puaProtection: 'off' },
          residue: [{ place: text('HKLM\\x'), says: text('sz "y"') }],
        },
      ],
      otherFleets: [{ fleet: text('fabrikam'), policies: 2, devices: 0 }],
      silent: [policy('Printers')],
      ignored: 1,
      ways: ['gpo'],
    },
  );
  return DRIFT_REPORTERS.html.render({ drift, actual: [text('gpo-backups')] });
}

const PAGES: Readonly<Record<string, () => string>> = {
  plain: () => driftPage((text) => text),
  hostile: () => {
    let next = 0;
    return driftPage((text) => `${HOSTILE_TEXTS[next++ % HOSTILE_TEXTS.length] ?? ''} ${text}`);
  },
  silent: () => {
    const drift = driftFleet(
      { fleet: 'contoso', groups: [{ group: 'desks', os: ['windows-11'], mode: 'active', settings: [], residue: [] }] },
      { groups: [], strays: [], otherFleets: [], silent: [], ignored: 0, ways: [] },
    );
    return DRIFT_REPORTERS.html.render({ drift, actual: ['exports'] });
  },
};

beforeAll(async () => {
  if (chromiumMissing !== undefined) return;
  for (const [name, page] of Object.entries(PAGES)) writeFileSync(join(folder, `${name}.html`), page());
  browser = await startChromium();
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

const cases = Object.keys(PAGES).flatMap((name) => [360, 1440].map((width) => [name, width] as const));

suite.each(cases)(`the %s page of a drift at a width of %i in Chromium${why}`, (name, width) => {
  it.each(['light', 'dark'] as const)(
    'clips nothing, asks for nothing and is accessible in %s',
    async (colorScheme) => {
      const context = await openContext(browser, { viewport: { width, height: 900 }, colorScheme });
      try {
        const page = await context.newPage();
        const noise: string[] = [];
        page.on('console', (message) => noise.push(message.text()));
        page.on('dialog', (dialog) => noise.push(dialog.message()));
        page.on('request', (request) => {
          if (!request.url().endsWith(`/${name}.html`)) noise.push(request.url());
        });
        await page.goto(pathToFileURL(join(folder, `${name}.html`)).href);
        if (pictures !== undefined)
          await page.screenshot({ path: join(pictures, `drift-${name}-${colorScheme}-${width}.png`), fullPage: true });
        const [content, window] = await page.evaluate<[number, number]>(
          '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
        );
        expect(content).toBeLessThanOrEqual(window);
        // Without a list of contents beside it, the page has the whole width.
        const main = await page.evaluate<number>('document.querySelector("main").clientWidth');
        expect(main).toBeGreaterThan(0.9 * window);
        expect([await violations(page), noise]).toEqual([[], []]);
      } finally {
        await context.close();
      }
    },
  );
});
