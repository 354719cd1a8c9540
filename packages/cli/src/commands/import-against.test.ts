import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseFleet, resolveFleet } from '@mdav/core';
import { FRAMEWORKS } from '@mdav/core/framework-data';
import { frameworkName, presetSettings } from '@mdav/core/frameworks';
import { beforeEach, describe, expect, it } from 'vitest';
import { useScratch } from '../__tests__/scratch.ts';

const { folder, write, mdav } = useScratch();
const PRESET = 'microsoft-windows-11@25H2';
const layers = new Map(
  FRAMEWORKS.filter(({ preset }) => preset === true).map((one) => [
    frameworkName(one),
    { settings: presetSettings(one) },
  ]),
);

function valuesOf(text: string): ReadonlyMap<string, unknown> {
  const parsed = parseFleet({ text });
  const resolved = parsed.ok ? resolveFleet({ ...parsed.value, layers }) : parsed;
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.diagnostics));
  return new Map(resolved.value.groups[0]?.assignments.map(({ setting, value }) => [setting, value]));
}

/** Registry values of Microsoft's baseline with three departures, as somebody else's file. */
async function policy(more: string): Promise<void> {
  write(
    'mdav.yaml',
    `mdav: 1\nname: f\nextends: ['${PRESET}']\ngroups:\n  desks: { os: windows-11, mode: active, antivirus: none, deliver: [registry], settings: { ${more} } }\n`,
  );
  expect((await mdav('build', '--out', 'dist')).code).toBe(0);
  const files = readdirSync(join(folder(), 'dist'), { recursive: true, encoding: 'utf8' });
  const file = files.find((name) => name.endsWith('.reg') && !/undo|remove|revert/i.test(name)) ?? '';
  write('old.reg', readFileSync(join(folder(), 'dist', file)));
}

describe('mdav import --against', () => {
  const DEPARTING =
    'puaProtection: audit, allowEmailScanning: true, attackSurfaceReductionRules: { extend: { block-wmi-persistence: audit } }';
  beforeEach(() => policy(DEPARTING));
  const take = (...args: string[]) => mdav('import', 'old.reg', '--os', 'windows-11', ...args);

  it('writes what departs and nothing else, and comes to the same values', async () => {
    const { code, out } = await take('--against', PRESET);
    expect(code).toBe(0);
    expect(out).toContain(`\nextends: [`);
    expect(out).toContain(PRESET);
    const plain = valuesOf((await take()).out);
    const values = valuesOf(out);
    for (const [setting, value] of plain) expect([setting, values.get(setting)]).toEqual([setting, value]);
    const more = [...values].filter(([setting]) => !plain.has(setting));
    expect(more.filter(([, value]) => value !== 'remove')).toEqual([]);
    const settings = out.slice(out.indexOf('settings:'));
    expect(settings).toMatch(/puaProtection: audit/);
    expect(settings).toMatch(/extend: \{ block-wmi-persistence: audit \}|extend:\s+block-wmi-persistence: audit/);
    expect(settings).not.toContain('cloudBlockLevel');
    expect(settings).toContain(`${PRESET} says block.`);
  });

  it('removes again what the preset sets and the policies do not', async () => {
    write(
      'old.reg',
      'Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Windows Defender]\r\n"PUAProtection"=dword:00000001\r\n',
    );
    const { out } = await take('--against', PRESET);
    expect(out).not.toContain('puaProtection');
    expect(out).toMatch(/# The preset sets it, and the policies do not\.\n +cloudBlockLevel: remove\n/);
    expect([...valuesOf(out)].filter(([, value]) => value !== 'remove')).toEqual([['puaProtection', 'block']]);
  });

  it('takes the newest version of a plain id, and refuses what is no preset', async () => {
    expect((await take('--against', 'microsoft-windows-11')).out).toContain(PRESET);
    for (const [args, words] of [
      [['--against', 'microsoft-window-11@25H2'], `Did you mean ${PRESET}?`],
      [['--against', 'cis-windows-11@3.0.0'], 'There is no preset "cis-windows-11@3.0.0".'],
      [['--against', PRESET, '--into', 'mdav.yaml'], '--against starts a new fleet.'],
    ] as const) {
      const { code, err } = await take(...args);
      expect([code, err]).toEqual([64, expect.stringContaining(words)]);
    }
  });

  it('leaves a file that the checks of a fleet take', async () => {
    expect((await take('--against', PRESET, '--out', 'new.yaml')).code).toBe(0);
    const { out, err } = await mdav('check', 'new.yaml');
    expect(out + err).not.toMatch(/fleet-|✗ error/);
  });
});
