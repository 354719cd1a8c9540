import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writePlayground } from '../../packages/playground/build.mjs';
import { fragmentOf } from '../../packages/playground/src/model/share.ts';
import { unzip } from '../../packages/playground/src/model/zip.ts';
import { chromiumMissing, openContext, startChromium, violations } from './chromium.ts';

const at = (path: string) => fileURLToPath(new URL(path, new URL('../../', import.meta.url)));
const folder = mkdtempSync(join(tmpdir(), 'mdav-playground-'));
const DATE = '2026-11-21';

let files: ReadonlyMap<string, Uint8Array>;
beforeAll(async () => {
  files = await writePlayground(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the files of the playground', () => {
  it('are less than 660 kB in all when they are sent', () => {
    const sent = [...files].filter(([name]) => name !== 'LICENSES.txt');
    expect(sent.map(([name]) => name).toSorted()).toEqual(['frameworks.js', 'index.html', 'playground.js']);
    const sizes = sent.map(([, bytes]) => gzipSync(bytes, { level: 9 }).length);
    expect(sizes.reduce((a, b) => a + b)).toBeLessThan(660_000);
    // A page that is empty is small too.
    expect(Math.min(...sizes)).toBeGreaterThan(1000);
  });

  it('keep the licences of what is in them', () => {
    const text = Buffer.from(files.get('LICENSES.txt') ?? []).toString();
    for (const name of ['@codemirror/view', 'fflate', 'yaml', 'saxes', '@noble/hashes'])
      expect(text.includes(`${name} `), name).toBe(true);
  });
});

const suite = chromiumMissing === undefined ? describe : describe.skip;
suite(`the playground in Chromium${chromiumMissing === undefined ? '' : ` (${chromiumMissing})`}`, () => {
  let browser: Browser;
  let server: Server;
  let served = '';
  beforeAll(async () => {
    browser = await startChromium();
    server = createServer((request, response) => {
      const name = (request.url ?? '').replace(/^\/sub\/folder\//, '').replace(/[?#].*$/, '') || 'index.html';
      const bytes = files.get(name);
      const type = name.endsWith('.html') ? 'text/html' : 'text/javascript';
      response.writeHead(bytes === undefined ? 404 : 200, { 'content-type': type }).end(bytes);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    served = `http://127.0.0.1:${(server.address() as AddressInfo).port}/sub/folder/`;
  });
  afterAll(async () => {
    await browser?.close();
    await new Promise((done) => server?.close(done));
  });

  const FILE = pathToFileURL(join(folder, 'index.html')).href;

  /** Opens the page; once it stands, every request is refused and told of, and so is everything that the page complains of. */
  async function withPage<T>(
    use: (page: Page) => Promise<T>,
    { address = FILE, ...options }: BrowserContextOptions & { address?: string } = {},
  ): Promise<T> {
    const context = await openContext(browser, {
      viewport: { width: 1440, height: 900 },
      reducedMotion: 'reduce',
      acceptDownloads: true,
      ...options,
    });
    try {
      const page = await context.newPage();
      const noise: string[] = [];
      page.on('console', (message) => {
        // What drives the browser tries to get into the frame of the report, and nothing runs there.
        if (!/^Blocked script execution in 'about:srcdoc'/.test(message.text()))
          noise.push(`${message.type()}: ${message.text()}`);
      });
      page.on('pageerror', (error) => noise.push(`error: ${error.message}`));
      await page.clock.setSystemTime(new Date(`${DATE}T12:00:00`));
      await page.goto(address, { waitUntil: 'load' });
      await page.waitForSelector('[data-ready]');
      await until(page, 'globalThis.mdavFrameworks !== undefined');
      await context.setOffline(true);
      await context.route('**', (route) => {
        noise.push(`request: ${route.request().url()}`);
        return route.abort();
      });
      const result = await use(page);
      expect(noise).toEqual([]);
      return result;
    } finally {
      await context.close();
    }
  }

  /** The policy of the page lets nothing in it evaluate a text, as a function that is waited for would be. */
  const until = async (page: Page, expression: string): Promise<void> => {
    while ((await page.evaluate(expression)) !== true) await page.waitForTimeout(50);
  };

  const outputs = (page: Page) => page.locator('#count-outputs');
  const setText = async (page: Page, text: string) => {
    await page.locator('.cm-content').click();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.insertText(text);
    await page.waitForSelector(`[data-ready="${text.length}"]`);
  };
  /** Drags files onto the page, as somebody does from a folder. */
  const drop = async (page: Page, dropped: Readonly<Record<string, Uint8Array>>, onto = '.cm-content') => {
    const sent = Object.entries(dropped).map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')]);
    const data = await page.evaluateHandle<DataTransferLike>(`(() => {
      const data = new DataTransfer();
      for (const [name, text] of ${JSON.stringify(sent)})
        data.items.add(new File([Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))], name));
      return data;
    })()`);
    for (const event of ['dragenter', 'dragover', 'drop'])
      await page.dispatchEvent(onto, event, { dataTransfer: data });
  };
  interface DataTransferLike {
    readonly items: unknown;
  }

  it.each(['a disk', 'a folder of a server'])(
    'builds the example from %s, and asks for nothing afterwards',
    async (from) => {
      await withPage(
        async (page) => {
          expect(await page.textContent('#tally')).toContain('warning');
          // A part of the output that is committed, byte for byte: by its hash.
          await page.locator('[data-path="manifest.json"]').click();
          const { files: hashes } = JSON.parse(readFileSync(at('examples/contoso/dist/manifest.json'), 'utf8')) as {
            files: Record<string, string>;
          };
          expect(await outputs(page).textContent()).toBe(String(Object.keys(hashes).length + 1));
          const shown = JSON.parse((await page.textContent('#file pre')) ?? '') as { files: Record<string, string> };
          expect(shown.files).toEqual(hashes);
        },
        { address: from === 'a disk' ? FILE : served },
      );
    },
  );

  it('shows a registry.pol as text, by its meaning and its bytes', async () => {
    await withPage(async (page) => {
      await page.locator('[data-path="file-servers"]').click();
      await page.locator('#tree [data-path^="file-servers/"][data-path$="registry.pol"]').first().click();
      expect(await page.textContent('#file pre')).toContain('ForceDefenderPassiveMode');
      await page.getByRole('button', { name: 'Bytes' }).click();
      expect(await page.textContent('#file pre')).toMatch(/^000000 {2}50 52 65 67 01 00 00 00/);
      await page.getByRole('button', { name: 'Meaning' }).click();
      expect(await page.textContent('#file pre')).toContain('forceDefenderPassiveMode = ');
      expect(await page.textContent('.about')).toMatch(/SHA-256 [\da-f]{64}/);
    });
  });

  it('completes, explains, marks and mends while somebody types', async () => {
    await withPage(async (page) => {
      await setText(
        page,
        'mdav: 1\nname: x\ngroups:\n  a:\n    os: windows-11\n    antivirus: none\n    deliver: [intune]',
      );
      await page.keyboard.press('Enter');
      await page.keyboard.type('mo');
      await page.locator('.cm-tooltip-autocomplete').waitFor();
      expect(await page.textContent('.cm-tooltip-autocomplete li[aria-selected]')).toContain('mode');
      await page.waitForTimeout(100);
      await page.keyboard.press('Enter');
      // The words of a mode are offered at once.
      await page.locator('.cm-tooltip-autocomplete li', { hasText: 'passive+edr-block' }).waitFor();
      await page.waitForTimeout(100);
      await page.keyboard.press('Enter');
      expect(await page.textContent('.cm-content')).toContain('mode: active');
      await page.keyboard.press('F1');
      expect(await page.textContent('.cm-word-help')).toContain('active');
      await page.keyboard.press('Escape');
      expect(await page.locator('.cm-word-help').count()).toBe(0);

      await page.keyboard.press('Enter');
      await page.keyboard.type('settings:');
      await page.keyboard.press('Enter');
      await page.keyboard.type('DisableRealtimeMon');
      await page.locator('.cm-tooltip-autocomplete').waitFor();
      await page.waitForTimeout(100);
      await page.keyboard.press('Enter');
      await page.keyboard.press('Escape');
      await page.keyboard.type('maybe');
      await page.locator('#findings', { hasText: 'allowRealtimeMonitoring' }).waitFor();
      expect(await page.textContent('#no-outputs')).toContain('Nothing is built');
      expect(await page.locator('.cm-lint-marker-error').count()).toBe(1);
      await page.locator('.finding').first().click();
      expect(await page.evaluate('getSelection().toString()')).toBe('maybe');
      await page.keyboard.press('Backspace');
      await page.keyboard.type('true');
      await page.locator('#no-outputs').waitFor({ state: 'hidden' });
      await page.locator('#tree [data-path^="a/intune"]').first().waitFor({ state: 'attached' });
    });
  });

  const fleetOf = (groups: number, more = '') =>
    [
      'mdav: 1',
      'name: estate',
      'groups:',
      ...Array.from(
        { length: groups },
        (_, index) =>
          `  group-${index}:\n    os: windows-11\n    mode: active\n    deliver: [registry]\n    settings: { puaProtection: block }`,
      ),
      more,
    ].join('\n');

  it('checks hundreds of groups while somebody types, and builds them when it is asked to', async () => {
    await withPage(async (page) => {
      await setText(page, fleetOf(100));
      expect(await page.locator('#build').count()).toBe(0);
      const before = await outputs(page).textContent();
      await setText(page, fleetOf(101));
      expect(await page.locator('#no-outputs').textContent()).toContain('101 groups are checked');
      expect(await outputs(page).textContent()).toBe(before);
      expect(await page.locator('#tally').textContent()).not.toBe('');
      await page.click('#tab-report');
      expect(await page.locator('#panel-report iframe').count()).toBe(0);
      await page.click('#write-report');
      await page.waitForSelector('#panel-report iframe');
      await page.click('#tab-outputs');
      await page.click('#build');
      await until(page, `document.getElementById('no-outputs').hidden`);
      expect(Number(await outputs(page).textContent())).toBeGreaterThan(Number(before));
      await setText(page, fleetOf(102));
      expect(await page.locator('#no-outputs').textContent()).toContain('Below is what was built last.');
      const [saved] = await Promise.all([page.waitForEvent('download'), page.click('#export')]);
      const zipped = unzip(new Uint8Array(readFileSync(await saved.path())));
      const paths = typeof zipped === 'string' ? [] : [...zipped.keys()];
      expect(paths).toContain('group-101/expected.json');
      await setText(page, fleetOf(102, '  wrong: { os: windows-12 }'));
      expect(await page.locator('#no-outputs').textContent()).toMatch(/^Nothing is built while there are errors/);
    });
  });

  it('takes thousands of lines that come at once', async () => {
    await withPage(async (page) => {
      const text = fleetOf(1000);
      const began = Date.now();
      await setText(page, text);
      // Line by line it takes minutes.
      expect(Date.now() - began).toBeLessThan(30_000);
      expect(await page.locator('#no-outputs').textContent()).toContain('1000 groups');
    });
  });

  it.each([1280, 1440])('has the head of the editor in one line at %d pixels, however much is found', async (width) => {
    await withPage(
      async (page) => {
        const heights = `[...document.querySelectorAll('.bar')].map((bar) => bar.getBoundingClientRect().height)`;
        const [left = 0, right = 0] = await page.evaluate<number[]>(heights);
        expect(left).toBeLessThanOrEqual(right + 2);
      },
      { viewport: { width, height: 900 } },
    );
  });

  it('mends a finding with a click', async () => {
    const text =
      'mdav: 1\nname: x\ngroups:\n  a: { os: windows-server-2022@26100, mode: active, antivirus: none, deliver: [gpo] }\n';
    await withPage(async (page) => {
      await setText(page, text);
      await page.getByRole('button', { name: /^Fix: .* has no build 26100/ }).click();
      await page.locator('.finding', { hasText: 'has no build 26100' }).waitFor({ state: 'detached' });
      expect(await page.textContent('.cm-content')).toContain('os: windows-server-2025');
    });
  });

  it('takes presets that come behind the page', async () => {
    await withPage(async (page) => {
      await setText(
        page,
        'mdav: 1\nname: x\nextends: [microsoft-windows-11@25H2]\ngroups:\n  a: { os: windows-11, mode: active, antivirus: none, deliver: [intune] }\n',
      );
      await page.locator('#tree [data-path="a"]').waitFor();
      expect(Number(await outputs(page).textContent())).toBeGreaterThan(5);
      expect(await page.textContent('#tally')).not.toContain('error');
    });
  });

  it('reads what is dropped, makes a fleet of it, and compares it with another', async () => {
    const bytes = new Uint8Array(readFileSync(at('examples/contoso/devices.ndjson')));
    const reg = Buffer.from(
      'Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Windows Defender\\Scan]\r\n"DisableArchiveScanning"=dword:00000000\r\n"Contoso"=dword:00000007\r\n',
    );
    await withPage(async (page) => {
      await drop(page, { 'old.reg': reg });
      await page.locator('.opened-name', { hasText: 'registration file' }).waitFor();
      expect(await page.textContent('#opened pre')).toContain('DisableArchiveScanning');
      expect(await page.textContent('.cm-content')).not.toContain('Registry Editor');
      await page.getByLabel('Windows Server 2022').check();
      expect(await page.textContent('.draft pre')).toContain('allowArchiveScanning: true');
      await page.getByRole('button', { name: 'Compare with the fleet' }).click();
      await page.locator('#group-b').selectOption('file-servers');
      expect(await page.textContent('#comparison')).toContain('allowArchiveScanning');

      await page.locator('#tab-opened').click();
      await page.getByRole('button', { name: 'Put it into the editor' }).click();
      expect(await page.textContent('.cm-content')).toContain('allowArchiveScanning: true');
      await page.locator('#tree [data-path="old"]').waitFor();

      await drop(page, { 'devices.ndjson': bytes }, '#results');
      await page.locator('#opened pre', { hasText: 'DESK-0118' }).first().waitFor();
      await drop(page, { 'holiday.png': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1]) });
      await page.locator('#opened', { hasText: 'none of the formats' }).waitFor();
    });
  });

  it('opens files with the button, and has files to try with', async () => {
    await withPage(async (page) => {
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.click('#open')]);
      await chooser.setFiles([at('examples/server-estate/mdav.yaml')]);
      await page.locator('.cm-content', { hasText: 'mdav: 1' }).waitFor();
      const files = await page.locator('#examples optgroup[label="Files to read"] option').allTextContents();
      expect(files).toEqual(['a registry.pol', 'a .reg file', 'a GPO backup', 'an Intune policy']);
      for (const name of files) {
        await page.locator('#examples').selectOption(`file ${name}`);
        expect((await page.textContent('#opened pre'))?.length, name).toBeGreaterThan(20);
        await page.getByLabel('Windows Server 2022').check();
        expect(await page.textContent('.draft pre'), name).toContain('mdav: 1');
      }
      for (const name of await page.locator('#examples optgroup[label="Fleets"] option').allTextContents()) {
        await page.locator('#examples').selectOption(`fleet ${name}`);
        expect(await page.textContent('#tally'), name).not.toContain('error');
      }
    });
  });

  it('keeps a version, and shows what a change does to files and devices', async () => {
    await withPage(async (page) => {
      const text = readFileSync(at('examples/contoso/mdav.yaml'), 'utf8');
      await setText(page, text);
      await page.click('#keep');
      expect(await page.textContent('#kept')).toContain('Every file');
      await setText(page, text.replace('cloudBlockLevel: high-plus', 'cloudBlockLevel: high'));
      await page.locator('#kept', { hasText: 'files differ' }).waitFor();
      await page.locator('[data-path="developer-clients"]').click();
      await page.locator('#tree li[data-path$=".json"]:has(.badge)').first().click();
      await page.getByRole('button', { name: 'Changes' }).click();
      expect(await page.locator('#file .line.added').count()).toBeGreaterThan(0);
      await page.click('#tab-compare');
      const shown = await page.textContent('#comparison');
      expect(shown).toContain('high-plus');
      expect(shown).toContain('developer-clients');
    });
  });

  it('shares the fleet in an address that no server sees, and exports what is committed', async () => {
    const text = readFileSync(at('examples/contoso/mdav.yaml'), 'utf8');
    const address = await withPage(async (page) => {
      await setText(page, `${text}# shared\n`);
      await page.click('#share');
      const made = await page.inputValue('#share-address');
      expect(await page.textContent('#share-said')).toContain('a file of this computer');
      await page.keyboard.press('Escape');
      const [saved] = await Promise.all([page.waitForEvent('download'), page.click('#export')]);
      expect(saved.suggestedFilename()).toBe('contoso.zip');
      const zipped = unzip(new Uint8Array(readFileSync(await saved.path())));
      if (typeof zipped === 'string') throw new Error(zipped);
      const path = 'file-servers/RUNBOOK.md';
      expect(Buffer.from(zipped.get(path) ?? []).toString()).toBe(
        readFileSync(at(`examples/contoso/dist/${path}`), 'utf8'),
      );
      return made;
    });
    expect(address.startsWith(`${FILE}#fleet=`)).toBe(true);
    await withPage(async (page) => expect(await page.textContent('.cm-content')).toBeTruthy(), { address });
    await withPage(
      async (page) => {
        await page.locator('.cm-content').click();
        await page.keyboard.press('ControlOrMeta+End');
        expect(await page.textContent('.cm-content')).toContain('# shared');
      },
      { address },
    );
  });

  it('says of an address that was cut that the fleet in the editor is not from it', async () => {
    const whole = fragmentOf(readFileSync(at('examples/contoso/mdav.yaml'), 'utf8'));
    await withPage(
      async (page) => {
        const isTold = () => page.isVisible('text=/cut or changed on its way/');
        expect(await isTold()).toBe(true);
        await page.evaluate(`location.hash = ${JSON.stringify(whole)}`);
        await until(page, 'document.querySelector("#cut").hidden');
        await page.evaluate(`location.hash = ${JSON.stringify(whole.slice(0, 300))}`);
        await until(page, '!document.querySelector("#cut").hidden');
        expect(await page.textContent('.cm-content')).toContain('mdav: 1');
        await page.selectOption('#examples', 'fleet cloud-managed');
        expect(await isTold()).toBe(false);
      },
      { address: `${FILE}${whole.slice(0, -20)}` },
    );
    await withPage(async (page) => expect(await page.isVisible('#cut')).toBe(false), { address: `${FILE}#results` });
  });

  it('says at once what it needs where no script runs, and shows nothing that does nothing', async () => {
    const context = await openContext(browser, { javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
    try {
      const page = await context.newPage();
      await page.goto(FILE);
      const box = await page.locator('noscript p').boundingBox();
      expect((box?.y ?? 844) + (box?.height ?? 844)).toBeLessThan(300);
      for (const part of ['main', '.tools']) expect(await page.isVisible(part), part).toBe(false);
    } finally {
      await context.close();
    }
  });

  it('can be used with the keyboard alone', async () => {
    await withPage(async (page) => {
      await page.keyboard.press('Tab');
      expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the results');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      expect(await page.evaluate('document.activeElement.id')).toBe('tab-outputs');
      await page.keyboard.press('ArrowRight');
      expect(await page.evaluate('document.activeElement.id')).toBe('tab-report');
      await until(
        page,
        'document.querySelector("iframe")?.contentDocument?.querySelector("h1")?.textContent === "contoso"',
      );
      await page.keyboard.press('Home');
      await page.keyboard.press('Tab');
      expect(await page.evaluate('document.activeElement.dataset.path')).toBe('SUMMARY.md');
      await page.keyboard.press('Home');
      expect(await page.evaluate('document.activeElement.dataset.path')).toBe('branch-clients');
      await page.keyboard.press('ArrowLeft');
      expect(await page.evaluate('document.activeElement.getAttribute("aria-expanded")')).toBe('false');
      await page.keyboard.press('ArrowRight');
      for (let step = 0; step < 40; step++) {
        await page.keyboard.press('ArrowDown');
        if ((await page.evaluate('document.activeElement.dataset.path')) === 'branch-clients/RUNBOOK.md') break;
      }
      await page.keyboard.press('Enter');
      expect(await page.textContent('#file h3')).toBe('branch-clients/RUNBOOK.md');
      // Nothing holds the focus: on with Tab, also out of the editor.
      await page.locator('.cm-content').focus();
      await page.keyboard.press('Tab');
      expect(await page.evaluate('document.activeElement.closest("#editor") === null')).toBe(true);
    });
  });

  const STATES: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
    outputs: async () => {},
    report: (page) => page.click('#tab-report'),
    opened: (page) => page.locator('#examples').selectOption('file a GPO backup'),
    compare: async (page) => {
      await page.click('#keep');
      await page.click('#tab-compare');
    },
    'a mistake': (page) => setText(page, 'mdav: 1\nname: x\ngroups:\n  a: { os: windows-11, mode: actve }\n'),
  };

  it.each(Object.entries(STATES))(
    'clips nothing at any width, and is accessible in light and dark, with %s',
    async (_, enter) => {
      await withPage(async (page) => {
        await enter(page);
        for (const width of [360, 800, 1440]) {
          await page.setViewportSize({ width, height: 900 });
          const widths = await page.evaluate<[number, number]>(
            '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
          );
          expect(widths[0], String(width)).toBeLessThanOrEqual(widths[1]);
          const clipped = await page.evaluate(`[...document.querySelectorAll('body *')].filter((each) => {
          if (each.closest('.cm-editor, pre, .wide, .markdown, svg, .skip, .hidden')) return false;
          const { right, left, width } = each.getBoundingClientRect();
          return width > 1 && (right > innerWidth + 1 || left < -1);
        }).map((each) => each.outerHTML.slice(0, 80))`);
          expect(clipped, String(width)).toEqual([]);
        }
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          expect(await violations(page), colorScheme).toEqual([]);
        }
      });
    },
  );
});
