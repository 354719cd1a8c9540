import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const NAMED = process.env['MDAV_CHROMIUM'];

/** The browser that the tests run in: `MDAV_CHROMIUM` names it, or it is where Linux keeps it. */
const EXECUTABLE = NAMED === undefined || NAMED === '' ? PLACES.find((place) => existsSync(place)) : NAMED;

/** Why tests in a browser are skipped; `undefined` when there is one. Part of the name of a skipped suite. */
export const chromiumMissing: string | undefined =
  EXECUTABLE === undefined ? 'no Chromium: set MDAV_CHROMIUM to its program' : undefined;

/** Starts it without a window, and without anything that it would fetch by itself. */
export function startChromium(): Promise<Browser> {
  if (EXECUTABLE === undefined) throw new Error(chromiumMissing);
  return chromium.launch({
    executablePath: EXECUTABLE,
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
