import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { textOf } from './__tests__/samples.ts';

describe('the example of the README', () => {
  it('is the one that runs here', async () => {
    const file = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
    expect(file('../README.md')).toContain(file('./__tests__/readme-example.ts'));
    const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
    const { importable, reviewable } = await import('./__tests__/readme-example.ts');
    expect(log.mock.calls).toEqual([[{ cloudBlockLevel: 'high' }], [0]]);
    log.mockRestore();
    expect(textOf(reviewable)).toContain('"name": "Desks",\n');
    expect(textOf(importable).startsWith('\uFEFF{"@odata.context":')).toBe(true);
  });
});
