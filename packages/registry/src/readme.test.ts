import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { transform } from 'esbuild';
import { expect, it } from 'vitest';
import * as registry from './index.ts';

it('the example in the README runs and shows what its comments say', async () => {
  const text = readFileSync(fileURLToPath(new URL('../README.md', import.meta.url)), 'utf8');
  const example = /```ts\n([\s\S]*?)```/.exec(text)?.[1] ?? '';
  const { code } = await transform(example, { loader: 'ts' });
  const body = code.replace(/import \{([\s\S]*?)\} from "@mdav\/registry";/, 'const {$1} = registry;');
  const shown: unknown[] = [];
  new Function('registry', 'console', body)(registry, { log: (value: unknown) => shown.push(value) });
  expect(shown).toEqual([
    { allowArchiveScanning: true },
    1,
    [
      'Computer',
      'SOFTWARE\\Policies\\Microsoft\\Windows Defender\\Scan',
      'DisableArchiveScanning',
      'DWORD:0',
      '',
      'Computer',
      'SOFTWARE\\Other',
      'Note',
      'SZ:kept',
      '',
    ].join('\r\n'),
  ]);
});
