import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { run } from '../run.ts';

const docs = fileURLToPath(new URL('../../../../docs', import.meta.url));
const page = readFileSync(join(docs, 'importing.md'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'mdav-walk-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What somebody does on the page, in order: a file put there, a file looked at, or a command with what it prints. */
interface Step {
  readonly what: string;
  readonly take: () => Promise<void>;
}

const STEP = /<!-- copy (\S+) -->|<!-- file (\S+) -->\n```yaml\n([\s\S]*?)```|```console\n([\s\S]*?)```/g;

const steps = [...page.matchAll(STEP)].flatMap(([, copied, shown, content = '', console = '']): readonly Step[] => {
  if (copied !== undefined) return [{ what: `copy ${copied}`, take: async () => copy(copied) }];
  if (shown !== undefined)
    return [
      { what: `look at ${shown}`, take: async () => expect(readFileSync(join(folder, shown), 'utf8')).toBe(content) },
    ];
  return console
    .split(/^\$ /m)
    .slice(1)
    .map((part) => {
      const [line = '', ...printed] = part.trimEnd().split('\n');
      return { what: line, take: async () => expectPrinted(await print(line), printed) };
    });
});

function copy(name: string): void {
  cpSync(join(docs, 'importing', name), join(folder, name), { recursive: true });
}

async function print(line: string): Promise<readonly string[]> {
  const [program, ...args] = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
  expect(program).toBe('mdav');
  let text = '';
  const add = (more: string) => {
    text += more;
  };
  const io = { color: false, env: {}, cwd: folder, today: () => '2026-11-21', stdin: () => new Uint8Array() };
  await run(args, { out: add, err: add, ...io });
  return text.trimEnd().split('\n');
}

/** A line `…` stands for any number of lines. */
function expectPrinted(printed: readonly string[], wanted: readonly string[]): void {
  let next = 0;
  let mayskip = false;
  for (const line of wanted) {
    if (line === '…') {
      mayskip = true;
      continue;
    }
    const found = mayskip ? printed.indexOf(line, next) : next;
    expect(printed[found], `after line ${next} of:\n${printed.join('\n')}`).toBe(line);
    next = found + 1;
    mayskip = false;
  }
  if (!mayskip) expect(printed.slice(next)).toEqual([]);
}

describe('the walk of docs/importing.md', () => {
  it('has commands', () => {
    expect(steps.filter(({ what }) => what.startsWith('mdav')).length).toBeGreaterThan(4);
    for (const name of ['file-servers.reg', 'desks']) copy(name);
  });

  for (const { what, take } of steps) it(what, take);
});
