import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { policyDefinitions, templateFiles } from '@mdav/gpo';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runMdav } from '../__tests__/run-mdav.ts';

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'mdav-lint-'));
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));
const lint = (...args: string[]) => runMdav(['lint-admx', ...args], { cwd });

/** The files of our template, each changed on the way to the disk. */
function write(change: (text: string, path: string) => string = (text) => text): void {
  for (const [path, bytes] of templateFiles(policyDefinitions())) {
    const place = join(cwd, 'defs', path);
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, change(new TextDecoder().decode(bytes), path));
  }
}

describe('mdav lint-admx', () => {
  it('is content with a sound template, and says more when asked', async () => {
    write();
    expect(await lint('defs')).toEqual({ code: 0, out: '✓ no findings\n', err: '' });
    const all = await lint('defs/', '--all');
    expect(all.code).toBe(0);
    expect(all.out).toContain('defs/mdav.admx:19:5  admx-mdm-refused');
  });

  it('shows an error with its file, line and what to do, and ends with 1', async () => {
    write((text, path) => (path === 'en-US/mdav.adml' ? text.replace(/<string id="MdavDefender".*/, '') : text));
    const { code, out } = await lint('defs');
    expect(code).toBe(1);
    expect(out).toMatch(/^error .*MdavDefender/m);
    expect(out).toMatch(/ {2}defs\/(?:en-US\/mdav\.adml|mdav\.admx):\d+:\d+ {2}admx-string-missing/);
    expect(out).toMatch(/→ \w/);
  });

  it('lets warnings count on request, and tells programs', async () => {
    write((text, path) => (path === 'mdav.admx' ? text.replace('<policy ', '<policy note="x" ') : text));
    expect((await lint('defs')).code).toBe(0);
    const { code, out } = await lint('defs', '--max-warnings', '0', '--format', 'json');
    expect(code).toBe(1);
    expect(JSON.parse(out).findings).toEqual([
      expect.objectContaining({ rule: 'admx-unknown-attribute', severity: 'warning', file: 'defs/mdav.admx' }),
    ]);
    const [{ results, tool }] = JSON.parse((await lint('defs', '--format', 'sarif')).out).runs;
    expect(results).toHaveLength(1);
    expect(tool.driver.rules[0].help.text).toContain('What to do: ');
  });

  it('reports a file that is no XML instead of failing', async () => {
    write((text, path) => (path === 'mdav.admx' ? text.slice(0, 300) : text));
    const { code, out } = await lint('defs');
    expect(code).toBe(1);
    expect(out).toContain('xml-not-well-formed');
    writeFileSync(join(cwd, 'defs/mdav.admx'), '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>');
    expect((await lint('defs')).out).toContain('xml-document-type');
  });

  it.each([
    [[], 'takes one folder', '.admx'],
    [['a', 'b'], 'takes one folder', '.admx'],
    [['nowhere'], 'no folder nowhere', 'path'],
    [['file.txt'], 'file.txt is a file', 'folder'],
    [['.'], 'no .admx file below .', 'folder'],
    [['.', '--format', 'jsn'], '--format cannot be "jsn"', 'Did you mean "json"?'],
  ])('refuses `mdav lint-admx %s`', async (args, message, hint) => {
    writeFileSync(join(cwd, 'file.txt'), '');
    const { code, out, err } = await lint(...args);
    expect([code, out]).toEqual([64, '']);
    expect(err).toContain(message);
    expect(err).toContain(hint);
  });
});
