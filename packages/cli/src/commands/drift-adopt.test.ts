import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { FLEET } from '../__tests__/scratch.ts';
import { DEFENDER, dword, pol, useDrift } from './__tests__/drift.ts';

const { folder, write, mdav, drift, edit } = useDrift();

it('is taken over with --adopt, and is no drift then', async () => {
  edit((text) => text.replace('puaprotection_1', 'puaprotection_2'));
  const { code, err } = await drift('--adopt');
  expect({ code, err }).toEqual({
    code: 1,
    err: expect.stringMatching(
      /^Adopted 1 value in mdav\.yaml\n {2}desks\.puaProtection: audit at mdav\.yaml:10:7, as Intune policy/,
    ),
  });
  expect(readFileSync(join(folder(), 'mdav.yaml'), 'utf8')).toBe(
    FLEET.replace('puaProtection: block', 'puaProtection: audit'),
  );
  expect((await drift()).code).toBe(0);
});

describe('what is taken over', () => {
  const adopted = async (...args: string[]) => {
    const { code, out, err } = await mdav('drift', '--actual', 'old', '--group', 'servers', '--adopt', ...args);
    return { code, err, told: args.includes('json') ? JSON.parse(out) : {} };
  };

  it('is told with its place and its layer', async () => {
    write('old/registry.pol', pol(dword(`${DEFENDER}\\Scan`, 'DisableCatchupQuickScan', 0)));
    const { told } = await adopted('--format', 'json');
    expect(told.adoption).toMatchObject({
      file: 'mdav.yaml',
      adopted: [
        {
          group: 'servers',
          setting: 'disableCatchupQuickScan',
          value: false,
          at: { file: 'mdav.yaml', line: 21, column: 17 },
          layer: 'group',
        },
      ],
      refused: [],
      findings: [{ rule: 'passive-scan-exceptions-open', severity: 'info', group: 'servers' }],
    });
  });

  describe('and would bring an error', () => {
    beforeEach(() =>
      write(
        'old/registry.pol',
        pol(dword(DEFENDER, 'DisableAntiSpyware', 1), dword(`${DEFENDER}\\Scan`, 'DisableCatchupQuickScan', 0)),
      ),
    );

    it('is left out, and told why, while the others come in', async () => {
      const { told, err } = await adopted('--format', 'json');
      expect(told.adoption.adopted.map(({ setting }: { setting: string }) => setting)).toEqual([
        'disableCatchupQuickScan',
      ]);
      expect(told.adoption.refused).toMatchObject([
        {
          setting: 'disableAntiSpyware',
          errors: expect.arrayContaining([expect.objectContaining({ rule: 'turn-off-policy-with-passive' })]),
        },
      ]);
      expect(err).toMatch(/not servers\.disableAntiSpyware: it brings an error[\s\S]*--adopt-errors/);
      expect((await mdav('check')).code).toBe(0);
    });

    it('is written where somebody asks for it, and the error is shown', async () => {
      const { told, err } = await adopted('--adopt-errors', '--format', 'json');
      expect(told.adoption).toMatchObject({
        refused: [],
        findings: expect.arrayContaining([expect.objectContaining({ severity: 'error' })]),
      });
      expect(told.adoption.adopted).toHaveLength(2);
      expect(err).toMatch(/What was adopted brings \d+ findings?\n[\s\S]*error/);
      expect((await mdav('check')).code).toBe(1);
    });
  });
});
