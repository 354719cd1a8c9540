import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const PLACES = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];
const NAMED = process.env['MDAV_CHROMIUM'];

/**
 * The browser that the tests run in: `MDAV_CHROMIUM` names it, or it is where Linux keeps it. The one without any window of
 * its own takes half the processor time.
 */
const EXECUTABLE = NAMED === undefined || NAMED === '' ? PLACES.find((place) => existsSync(place)) : NAMED;

/** Why tests in a browser are skipped; `undefined` when there is one. Part of the name of a skipped suite. */
export const chromiumMissing: string | undefined =
  EXECUTABLE === undefined ? 'no Chromium: set MDAV_CHROMIUM to its program' : undefined;

/** Starts it without a window, and without anything that it would fetch by itself. */
export function startChromium(): Promise<Browser> {
  if (EXECUTABLE === undefined) throw new Error(chromiumMissing);
  return chromium.launch({
    executablePath: EXECUTABLE,
    timeout: 0,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** A context in which nothing is given up on because the machine is busy: what hangs ends with its test. */
export async function openContext(browser: Browser, options: BrowserContextOptions): Promise<BrowserContext> {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(0);
  context.setDefaultNavigationTimeout(0);
  return context;
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What keeps people from using the page as it stands, by axe: all of it, or all but the contrasts, which take most of the time. */
export async function violations(page: Page, what: 'all' | 'all but contrasts' = 'all'): Promise<readonly string[]> {
  await page.evaluate(`globalThis.axe ?? (() => {${axe}\n})()`);
  const options = {
    resultTypes: ['violations'],
    iframes: false,
    elementRef: false,
    rules: { 'color-contrast': { enabled: what === 'all' } },
  };
  return page.evaluate<string[]>(`axe.run(document, ${JSON.stringify(options)}).then(({ violations }) =>
    violations.flatMap(({ id, nodes }) =>
      nodes.slice(0, 3).map((node) => id + ': ' + node.failureSummary.slice(0, 300) + ' ' + node.html.slice(0, 200))))`);
}
