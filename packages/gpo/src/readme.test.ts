import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';

const file = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');

describe('the example of the README', () => {
  it('stands in the README as it is', () => {
    expect(file('../README.md')).toContain(file('./__tests__/readme-example.ts'));
  });

  it('prints what its comments say', async () => {
    const log = vi.spyOn(console, 'log').mockImplementation(() => {});
    const { files } = await import('./__tests__/readme-example.ts');
    expect(log.mock.calls.flat()).toEqual([
      'contoso - file-servers - Defender',
      ['SOFTWARE\\Policies\\Microsoft\\Windows Advanced Threat Protection'],
      ['admx-mdm-refused'],
      ['ForceDefenderPassiveMode'],
    ]);
    expect([...files.keys()]).toContain('gpo/registry.pol.txt');
    log.mockRestore();
  });
});
