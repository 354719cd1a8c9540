import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';

describe('the example of the README', () => {
  it('is the one that runs here', async () => {
    const file = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
    expect(file('../README.md')).toContain(file('./__tests__/readme-example.ts'));
    const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
    const { scripts } = await import('./__tests__/readme-example.ts');
    expect(log.mock.calls).toEqual([['wrong', 'forcing-value-missing']]);
    log.mockRestore();
    expect(scripts[0]).toContain('Get-MpComputerStatus');
  });
});
