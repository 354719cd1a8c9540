import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AREAS, settingRows } from '@mdav/core';
import { boundaryValues } from '@mdav/testkit';
import { describe, expect, it } from 'vitest';
import { FURTHER_TARGETS, TARGETS } from '../../../cli/src/targets/targets.ts';
import { NOTES } from './notes.ts';
import { TARGETS_PAGE, targetsPage } from './page.ts';

const page = readFileSync(fileURLToPath(new URL(`../../../../${TARGETS_PAGE}`, import.meta.url)), 'utf8');
const documented = [
  ...TARGETS.map((target) => ({ target, byName: false })),
  ...FURTHER_TARGETS.map((target) => ({ target, byName: true })),
];

describe('the page of targets', () => {
  it('is what the targets make of the catalogue: node scripts/refresh-examples.mjs', () => {
    expect(page).toBe(targetsPage(documented, settingRows(), AREAS, boundaryValues));
  });

  it('has a line for every setting and a cell for every target', () => {
    const carrying = documented.filter(({ target }) => target.carries !== 'nothing');
    for (const { id } of settingRows()) {
      const lines = page.split('\n').filter((line) => line.startsWith(`| [${id}](`));
      expect(lines.length, id).toBe(1);
      expect(lines[0]?.replaceAll('\\|', '').split('|').length, id).toBe(carrying.length + 3);
    }
  });

  it('has a note on every target, and none on others', () => {
    const ids = documented.filter(({ target }) => target.carries !== 'nothing').map(({ target }) => target.id);
    expect(Object.keys(NOTES).sort()).toEqual([...ids].sort());
  });

  it('links to sections that are there', () => {
    const missing = [...page.matchAll(/\]\((settings\/[a-z-]+\.md)#([a-z0-9-]+)\)/g)].filter(
      ([, path = '', anchor = '']) => {
        const text = readFileSync(fileURLToPath(new URL(`../../../../docs/${path}`, import.meta.url)), 'utf8');
        return !text.toLowerCase().includes(`\n## ${anchor}\n`);
      },
    );
    expect(missing.map(([all]) => all)).toEqual([]);
  });
});
