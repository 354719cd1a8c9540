import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { benchesOf, PARTS } from '../scripts/bench/benches.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const page = readFileSync(new URL('../docs/performance.md', import.meta.url), 'utf8');
const sections = new Map(page.split(/^## /m).map((section) => [section.slice(0, section.indexOf('\n')), section]));

it.each([...PARTS, ...benchesOf(root)])('tells what was measured of %s, and on what', (name) => {
  expect(sections.get(name)).toMatch(/^\d{4}-\d{2}-\d{2}, Node [\d.]+, .* cores .* GB, load [\d.]+$/m);
});

it.each([
  'node -e 0',
  'the same files, hashed and written',
  'mdav build, first',
  'mdav build, nothing changed',
  'mdav check',
  'mdav explain',
  'mdav --version',
  'mdav --help',
])('has the row "%s"', (row) => {
  expect(sections.get('start')).toMatch(new RegExp(`^ +${row} +\\d`, 'm'));
});
