import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { COMMANDS } from '@mdav/cli';
import { beforeAll, describe, expect, it } from 'vitest';
import { corpusMissing } from './corpus.ts';
import { partsOf } from './tutorial/page.ts';
import { type Walked, walk } from './tutorial/walk.ts';

/** `MDAV_UPDATE=1` writes the page anew, with what its commands print. */
const update = process.env['MDAV_UPDATE'] === '1';
const place = fileURLToPath(new URL('../docs/tutorial.md', import.meta.url));
const page = readFileSync(place, 'utf8');
const commands = partsOf(page).flatMap((part) => (part.kind === 'console' ? part.commands : []));

/** 0 is fine, 1 is findings that stop a build, or stale output. Where the walk goes wrong an update must not hide it. */
const ENDS = [
  [commands.find((line) => line.startsWith('mdav import')), 0],
  ['mdav check --fix --dry-run', 1],
  ['mdav check --fix', 0],
  ['mdav check', 0],
  ['mdav build --out dist', 0],
  ['mdav diff gpo-backup dist/desktops', 0],
  ['mdav build --out dist --check', 0],
  ['mdav plan', 0],
  ['mdav build --out dist --check', 1],
  ['mdav diff gpo-backup laptops', 0],
  ['mdav verify --state devices.ndjson', 1],
  ['mdav report --html report.html', 0],
];

describe.skipIf(corpusMissing !== undefined)(
  `the walk of docs/tutorial.md${corpusMissing === undefined ? '' : ` (${corpusMissing})`}`,
  () => {
    let walked: Walked;
    beforeAll(async () => {
      walked = await walk(page);
      if (update) writeFileSync(place, walked.page);
    });

    it('ends each command as the story wants it', () => {
      const ends = walked.ran.filter(({ line }) => line.startsWith('mdav ')).map(({ line, code }) => [line, code]);
      expect(ends).toEqual(ENDS);
    });

    it('shows what the commands print and the edits change', () => {
      expect(walked.page).toBe(update ? readFileSync(place, 'utf8') : page);
    });

    it('mends every warning before the fleet is committed', () => {
      const last = walked.ran.findLast(({ line }) => line === 'mdav check');
      expect(last?.text).not.toMatch(/^(error|warning) /m);
    });
  },
);

describe('docs/tutorial.md', () => {
  it('uses verbs that there are', () => {
    const verbs = commands.filter((line) => line.startsWith('mdav ')).map((line) => line.split(' ')[1]);
    expect(COMMANDS.map(({ name }) => name)).toEqual(expect.arrayContaining(verbs));
  });

  it('is short enough to be read, without what is folded away', () => {
    const open = readFileSync(place, 'utf8').replace(/<details>[\s\S]*?<\/details>/g, '');
    expect(open.split('\n').length).toBeLessThanOrEqual(370);
  });
});
