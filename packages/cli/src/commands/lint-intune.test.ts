import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runMdav } from '../__tests__/run-mdav.ts';

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'mdav-lint-'));
  mkdirSync(join(cwd, 'exports/deeper'), { recursive: true });
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));
const lint = (...args: string[]) => runMdav(['lint-intune', ...args], { cwd });

function policy(option: string, more: object = {}): string {
  const definition = 'device_vendor_msft_policy_config_defender_cloudblocklevel';
  const settingInstance = {
    '@odata.type': '#microsoft.graph.deviceManagementConfigurationChoiceSettingInstance',
    settingDefinitionId: definition,
    choiceSettingValue: { value: `${definition}_${option}` },
  };
  const settings = [{ id: '0', settingInstance }];
  return JSON.stringify({ name: 'P', platforms: 'windows10', technologies: 'mdm', settings, ...more }, null, 2);
}

describe('mdav lint-intune', () => {
  it('is content with a sound policy, and says more when asked', async () => {
    writeFileSync(join(cwd, 'good.json'), policy('2', { assignments: [{}] }));
    expect(await lint('good.json')).toEqual({ code: 0, out: '✓ no findings\n', err: '' });
    const all = await lint('good.json', '--all');
    expect(all.code).toBe(0);
    expect(all.out).toContain('catalog-assignments-dropped');
  });

  it('shows an error with its file, line and what to do, and ends with 1', async () => {
    writeFileSync(join(cwd, 'exports/deeper/bad.json'), policy('3'));
    writeFileSync(join(cwd, 'exports/good.json'), policy('2'));
    writeFileSync(join(cwd, 'exports/assignments.json'), '{"formatVersion":1,"objects":[]}');
    const { code, out } = await lint('exports');
    expect(code).toBe(1);
    expect(out).toMatch(/ {2}exports\/deeper\/bad\.json:\d+:\d+ {2}lint-unknown-option/);
    expect(out).toMatch(/→ \w/);
    expect(out).not.toContain('good.json');
    expect(out).not.toContain('assignments.json');
  });

  it('tells where policies of one folder contradict each other, and with --all where they repeat each other', async () => {
    writeFileSync(join(cwd, 'exports/a.json'), policy('2', { name: 'A' }));
    writeFileSync(join(cwd, 'exports/b.json'), policy('4', { name: 'B' }));
    const { code, out } = await lint('exports');
    expect(code).toBe(0);
    expect(out).toContain(
      'cloudBlockLevel is high in Intune policy "A" (exports/a.json), high-plus in Intune policy "B" (exports/b.json).',
    );
    expect((await lint('exports', '--max-warnings', '0')).code).toBe(1);
    writeFileSync(join(cwd, 'exports/b.json'), policy('2', { name: 'B' }));
    expect((await lint('exports')).out).toBe('✓ no findings\n');
    expect((await lint('exports', '--all')).out).toContain('1 setting stands alike in Intune policy "A"');
    expect((await lint('exports/a.json')).out).toBe('✓ no findings\n');
  });

  it('lets warnings count on request, and tells programs', async () => {
    const unknown = policy('2').replaceAll('cloudblocklevel', 'cloudblocklevl');
    writeFileSync(join(cwd, 'odd.json'), unknown);
    expect((await lint('odd.json')).code).toBe(0);
    const { code, out } = await lint('odd.json', '--max-warnings', '0', '--format', 'json');
    expect(code).toBe(1);
    expect(JSON.parse(out).findings).toEqual([
      expect.objectContaining({ rule: 'lint-unknown-definition', severity: 'warning', file: 'odd.json' }),
    ]);
  });

  it('reads a file that somebody names, whatever it holds', async () => {
    writeFileSync(join(cwd, 'no.json'), '{');
    const broken = await lint('no.json');
    expect(broken.code).toBe(1);
    expect(broken.out).toContain('json-syntax');
    writeFileSync(join(cwd, 'list.json'), '[]');
    expect((await lint('list.json')).out).toContain('catalog-not-a-policy');
  });

  it.each([[[]], [['nowhere']], [['exports']]])('refuses %j with advice', async (args) => {
    const { code, err } = await lint(...args);
    expect(code).toBe(64);
    expect(err).toMatch(/→ [A-Z]/);
  });
});
