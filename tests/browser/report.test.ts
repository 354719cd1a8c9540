import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOSTILE_TEXTS } from '../../packages/review/src/page/__tests__/hostile.ts';
import { chromiumMissing, openContext, startChromium, violations } from './chromium.ts';
import { bigPage, contosoPage, hostilePage, LAST_PLACE, poisonedPage } from './pages.ts';

const PAGES = ['contoso', 'hostile', 'poisoned', 'big'] as const;
type PageName = (typeof PAGES)[number];

const folder = mkdtempSync(join(tmpdir(), 'mdav-browser-'));
let browser: Browser;

const suite = chromiumMissing === undefined ? describe : describe.skip;
const why = chromiumMissing === undefined ? '' : ` (${chromiumMissing})`;

beforeAll(async () => {
  if (chromiumMissing !== undefined) return;
  const made = { contoso: await contosoPage(), hostile: await hostilePage(), poisoned: poisonedPage(), big: bigPage() };
  for (const name of PAGES) {
    writeFileSync(join(folder, `${name}.html`), made[name]);
    // What the markup alone holds back, without the policy that holds scripts back as well.
    writeFileSync(
      join(folder, `${name}-bare.html`),
      made[name].replace(/<meta http-equiv="Content-Security-Policy"[^>]*>\n/, ''),
    );
  }
  browser = await startChromium();
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Opened {
  readonly page: Page;
  /** Errors, warnings, dialogs and requests other than for the page itself. */
  readonly noise: string[];
}

async function withPage<T>(
  name: string,
  options: BrowserContextOptions,
  use: (opened: Opened) => Promise<T>,
): Promise<T> {
  const context = await openContext(browser, {
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    ...options,
  });
  try {
    const page = await context.newPage();
    const noise: string[] = [];
    const address = pathToFileURL(join(folder, `${name}.html`)).href;
    page.on('console', (message) => noise.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => noise.push(`error: ${error.message}`));
    page.on('dialog', (dialog) => {
      noise.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('request', (request) => {
      if (request.url() !== address) noise.push(`request: ${request.url()}`);
    });
    await page.goto(address);
    return await use({ page, noise });
  } finally {
    await context.close();
  }
}

/** Opens what is folded. */
const UNFOLD = 'for (const each of document.querySelectorAll("details")) each.open = true';

suite.each(PAGES)(`the page %s in Chromium${why}`, (name) => {
  it.each([360, 800, 1440])('loads nothing, says nothing, and clips nothing at a width of %i', async (width) => {
    await withPage(name, { viewport: { width, height: 900 } }, async ({ page, noise }) => {
      await page.evaluate(UNFOLD);
      const widths = await page.evaluate<[number, number]>(
        '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
      );
      expect(widths[0]).toBeLessThanOrEqual(widths[1]);
      expect(
        await page.evaluate(`[...document.querySelectorAll('main *')].filter((each) => {
        const { right, left, width } = each.getBoundingClientRect();
        return width > 1 && (right > innerWidth + 1 || left < -1);
      }).map((each) => each.outerHTML.slice(0, 80))`),
      ).toEqual([]);
      expect(noise).toEqual([]);
    });
  });

  it.each(name === 'big' ? (['light'] as const) : (['light', 'dark'] as const))(
    'is accessible in %s',
    async (colorScheme) => {
      await withPage(name, { colorScheme }, async ({ page }) => {
        // The big one has nothing inside that the others have not, in no other colours, and that takes long.
        if (name !== 'big') await page.evaluate(UNFOLD);
        expect(await violations(page, name === 'big' ? 'all but contrasts' : 'all')).toEqual([]);
      });
    },
  );

  it('prints whole, with everything unfolded', async () => {
    await withPage(name, { viewport: { width: 703, height: 1000 } }, async ({ page, noise }) => {
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      const [widest, background, folded] = await page.evaluate<[number, string, number]>(`[
        Math.max(...[...document.querySelectorAll('main *')].map((each) => each.getBoundingClientRect().right)),
        getComputedStyle(document.body).backgroundColor,
        [...document.querySelectorAll('main details > :not(summary)')].filter((each) => each.getBoundingClientRect().height === 0 && each.textContent !== '').length,
      ]`);
      expect(widest).toBeLessThanOrEqual(704);
      expect(background).toMatch(/^rgba\(0, 0, 0, 0\)$|^rgb\(255, 255, 255\)$/);
      expect(folded).toBe(0);
      const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
      const pages = [...pdf.toString('latin1').matchAll(/\/Type\s*\/Page\b/g)].length;
      expect(pages).toBeGreaterThan(3);
      expect(noise).toEqual([]);
    });
  });

  it.each(['', '-bare'])('has no element that is not ours%s, and runs nothing', async (variant) => {
    await withPage(`${name}${variant}`, {}, async ({ page, noise }) => {
      await page.evaluate(UNFOLD);
      await page.mouse.move(700, 450);
      const seen = await page.evaluate<{ tags: string[]; handlers: string[]; links: string[]; harmed: unknown }>(`({
        tags: [...new Set([...document.querySelectorAll('*')].map((each) => each.localName))],
        handlers: [...document.querySelectorAll('*')].flatMap((each) => [...each.attributes].map(({ name }) => name)).filter((name) => /^on|^style$|^src|^xlink/.test(name)),
        links: [...document.querySelectorAll('[href]')].map((each) => each.getAttribute('href')),
        harmed: globalThis.harmed ?? null,
      })`);
      expect(seen.tags.filter((tag) => !OUR_ELEMENTS.has(tag))).toEqual([]);
      expect(seen.handlers).toEqual([]);
      expect(seen.links.filter((link) => !/^(#|https:\/\/(learn\.microsoft|github)\.com\/|\.\/)/.test(link))).toEqual(
        [],
      );
      expect(seen.harmed).toBeNull();
      expect(noise).toEqual([]);
    });
  });

  it('reads the same without JavaScript', async () => {
    const read = (javaScriptEnabled: boolean) =>
      withPage(name, { javaScriptEnabled }, ({ page }) => page.textContent('body'));
    const [without, withScripts] = [await read(false), await read(true)];
    expect(without?.length).toBeGreaterThan(5000);
    expect(without === withScripts).toBe(true);
  });
});

const OUR_ELEMENTS = new Set([
  ...[
    'html',
    'head',
    'meta',
    'title',
    'style',
    'body',
    'header',
    'nav',
    'main',
    'section',
    'article',
    'footer',
    'div',
    'span',
  ],
  ...['h1', 'h2', 'h3', 'h4', 'p', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'a', 'b', 'br', 'code', 'small'],
  ...['table', 'caption', 'thead', 'tbody', 'tr', 'th', 'td', 'details', 'summary'],
  ...['svg', 'defs', 'symbol', 'path', 'circle', 'use'],
]);

suite(`hostile texts in Chromium${why}`, () => {
  it.each(['hostile', 'poisoned'] as const)('are all there to read in the page %s', async (name: PageName) => {
    await withPage(name, {}, async ({ page }) => {
      const text = await page.evaluate<string>('document.body.textContent');
      for (const hostile of HOSTILE_TEXTS) {
        const readable = /^[\x20-\x7e]+$/.test(hostile) ? hostile : hostile.replace(/[^\x20-\x7e].*/su, '');
        const plain = readable.replaceAll('`', '');
        expect(text.replaceAll('`', '').includes(plain), plain).toBe(true);
      }
      expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b\u00ad\u061c]/);
      expect(text.includes('\\u202e')).toBe(true);
    });
  });
});

suite(`reading the page in Chromium${why}`, () => {
  it('leads from the contents to a group, unfolds what a link points at, and shows where the keyboard is', async () => {
    await withPage('big', {}, async ({ page }) => {
      await page.evaluate('document.querySelector("nav details").open = true');
      await page.click(`nav a[href="#${LAST_PLACE}"]`);
      const top = await page.evaluate<number>(`document.getElementById("${LAST_PLACE}").getBoundingClientRect().top`);
      expect(Math.abs(top)).toBeLessThan(60);
      await page.click(`#${LAST_PLACE} a[href^="#finding-"]`);
      const height = await page.evaluate<number>('document.querySelector(":target").getBoundingClientRect().height');
      expect(height).toBeGreaterThan(10);
    });
    await withPage('contoso', {}, async ({ page }) => {
      await page.keyboard.press('Tab');
      expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the content');
      await page.keyboard.press('Enter');
      expect(await page.evaluate('document.activeElement.id')).toBe('main');
      await page.keyboard.press('Tab');
      expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid');
    });
  });

  it('keeps the heads of long tables in sight', async () => {
    await withPage('big', {}, async ({ page }) => {
      await page.evaluate(
        'scrollTo({ top: document.querySelector(".expiry tbody tr:nth-child(60)").offsetTop + document.querySelector(".expiry").offsetTop, behavior: "instant" })',
      );
      const { top, bottom } = await page.evaluate<{ top: number; bottom: number }>(
        '(({ top, bottom }) => ({ top, bottom }))(document.querySelector(".expiry thead th").getBoundingClientRect())',
      );
      expect(top).toBeGreaterThanOrEqual(-1);
      expect(bottom).toBeLessThan(120);
    });
  });

  it('moves nothing by itself for who wants that', async () => {
    await withPage('contoso', { reducedMotion: 'reduce' }, async ({ page }) => {
      expect(await page.evaluate('getComputedStyle(document.documentElement).scrollBehavior')).toBe('auto');
      expect(await page.evaluate('document.getAnimations().length')).toBe(0);
    });
  });
});
