import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { run } from '@mdav/cli';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumMissing, openContext, startChromium, violations } from './chromium.ts';

const CONTOSO = fileURLToPath(new URL('../../examples/contoso', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'mdav-verdicts-'));
/** A place for the pictures of somebody who wants to look. */
const pictures = process.env['MDAV_PICTURES'];
let browser: Browser;

const suite = chromiumMissing === undefined ? describe : describe.skip;
const why = chromiumMissing === undefined ? '' : ` (${chromiumMissing})`;

async function verify(...args: readonly string[]): Promise<string> {
  let out = '';
  await run(['verify', join(CONTOSO, 'mdav.yaml'), '--state', join(CONTOSO, 'devices.ndjson'), ...args], {
    out: (text) => {
      out += text;
    },
    err: () => {},
    color: false,
    env: {},
    cwd: folder,
    today: () => '2026-11-29',
    stdin: () => new Uint8Array(),
  });
  return out;
}

/** Twenty days in which devices come and get right, and the page of the day on which all of that is lost. */
async function historyPage(): Promise<string> {
  const lines = (await verify('--format', 'ndjson', '--all')).trimEnd().split('\n');
  mkdirSync(join(folder, 'history'));
  for (let day = 1; day <= 20; day++) {
    const records = lines.slice(0, 8 + day).map((line, index) => {
      const { settings, ...record } = JSON.parse(line);
      const isRight = index < day;
      return isRight ? { ...record, verdict: 'right', cause: 'reached' } : { ...record, settings };
    });
    const text = records.map((record) => `${JSON.stringify(record)}\n`).join('');
    writeFileSync(join(folder, 'history', `2026-11-${String(day).padStart(2, '0')}.ndjson`), text);
  }
  return verify('--format', 'html', '--since', 'history');
}

beforeAll(async () => {
  if (chromiumMissing !== undefined) return;
  writeFileSync(join(folder, 'page.html'), await historyPage());
  browser = await startChromium();
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

suite.each([360, 1440])(`the page of verdicts with its history at a width of %i in Chromium${why}`, (width) => {
  it.each(['light', 'dark'] as const)('clips nothing, is accessible and shows every run in %s', async (colorScheme) => {
    const context = await openContext(browser, { viewport: { width, height: 900 }, colorScheme });
    try {
      const page = await context.newPage();
      const noise: string[] = [];
      page.on('console', (message) => noise.push(message.text()));
      page.on('request', (request) => {
        if (!request.url().endsWith('/page.html')) noise.push(request.url());
      });
      await page.goto(pathToFileURL(join(folder, 'page.html')).href);
      if (pictures !== undefined) {
        const path = join(pictures, `verdicts-${colorScheme}-${width}.png`);
        await page.locator('section:has(.chart) > .card').first().screenshot({ path });
      }
      const [content, window] = await page.evaluate<[number, number]>(
        '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
      );
      expect(content).toBeLessThanOrEqual(window);
      // Each column stands beside the one before, and all of them fill the picture.
      const columns = await page.evaluate<{ left: number; right: number; width: number }[]>(
        '[...document.querySelectorAll(".chart g")].map((each) => each.getBoundingClientRect()).map(({ left, right, width }) => ({ left, right, width }))',
      );
      expect(columns).toHaveLength(21);
      for (const [index, column] of columns.entries()) {
        expect(column.width).toBeGreaterThan(5);
        expect(column.left).toBeGreaterThanOrEqual((columns[index - 1]?.right ?? 0) - 0.5);
      }
      expect([await violations(page), noise]).toEqual([[], []]);
    } finally {
      await context.close();
    }
  });
});
