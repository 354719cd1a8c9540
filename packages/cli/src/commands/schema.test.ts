import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { runMdav } from '../__tests__/run-mdav.ts';

it('mdav schema prints the schema that the core brings along', async () => {
  const { code, out } = await runMdav(['schema']);
  expect(code).toBe(0);
  expect(out).toBe(readFileSync(new URL('../../../core/fleet.schema.json', import.meta.url), 'utf8'));
  expect(await runMdav(['schema', '--format', 'json'])).toMatchObject({ code: 64 });
});
