import { WRONG_FORCING_PLACES } from '@mdav/core/decision';
import { describe, expect, it } from 'vitest';
import { runMdav } from '../__tests__/run-mdav.ts';
import { findKnown } from './find.ts';

describe('a parameter of PowerShell that nobody quoted', () => {
  it.each([
    ['-PUAProtection', 'Enabled'],
    ['-PUAProtection:Enabled'],
    ['Set-MpPreference', '-PUAProtection', '1'],
    ['--format', 'pretty', 'Set-MpPreference', '-Force', '-PUAProtection', '1'],
    ['Set-MpPreference', '-PUAProtection', '1', '--format', 'pretty'],
  ])('%j %j %j is explained', async (...words) => {
    const { code, out } = await runMdav(['explain', ...words]);
    expect([code, out]).toEqual([0, (await runMdav(['explain', 'puaProtection'])).out]);
  });

  it.each([
    [['-format', 'json', 'puaProtection'], 'Did you mean --format?'],
    [['puaProtection', '--fromat', 'json'], 'Did you mean --format?'],
    [['puaProtection', '--format', '-Xml'], '"-Xml"'],
    [['-Nope', '1'], 'Nothing is called "-Nope 1"'],
    [['-x'], 'no option -x'],
  ])('%j is refused', async (words, says) => {
    const { code, err } = await runMdav(['explain', ...words]);
    expect(code).toBe(64);
    expect(err).toContain(says);
  });
});

describe('a right name at a wrong path', () => {
  it.each([
    'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender\\ForceDefenderPassiveMode',
    'HKLM:\\SOFTWARE\\Microsoft\\Windows Defender\\forcedefenderpassivemode',
    'HKLM\\SOFTWARE\\Microsoft\\Windows Advanced Threat Protection\\ForceDefenderPassiveMode',
    'reg add "HKLM\\SOFTWARE\\Microsoft\\Windows Advanced Threat Protection" /v ForceDefenderPassiveMode /t REG_DWORD /d 1',
    'HKEY_CURRENT_USER\\SOFTWARE\\Policies\\Microsoft\\Windows Advanced Threat Protection\\ForceDefenderPassiveMode',
  ])('%s is told where it belongs', async (path) => {
    const { code, out } = await runMdav(['explain', path, '--format', 'json']);
    expect([code, JSON.parse(out)]).toMatchObject([
      0,
      {
        says: expect.stringContaining(
          'stands at `HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Advanced Threat Protection\\ForceDefenderPassiveMode`',
        ),
        see: ['forceDefenderPassiveMode', 'misplaced-forcing-value'],
      },
    ]);
  });

  it.each([
    'Set-MpPreference -ForceDefenderPassiveMode 1',
    'Set-MpPreference -ForcePassiveMode $true',
    '(Get-MpPreference).forceDefenderPassiveMode',
  ])('%s is told to be no parameter', async (line) => {
    const { code, out } = await runMdav(['explain', line, '--format', 'json']);
    expect([code, JSON.parse(out)]).toMatchObject([
      0,
      {
        kind: 'term',
        says: expect.stringContaining('has no parameter'),
        see: ['forceDefenderPassiveMode', 'misplaced-forcing-value'],
      },
    ]);
  });

  it('is of the withdrawn name wherever it is put', () => {
    for (const { key, name } of WRONG_FORCING_PLACES.filter((place) => place.name === 'ForcePassiveMode'))
      expect(findKnown(`HKLM\\${key}\\${name}`)).toMatchObject({ kind: 'term', id: 'ForcePassiveMode' });
  });

  it('is nothing of Defender below the key of something else', () => {
    expect(findKnown('HKLM\\SOFTWARE\\Contoso\\DisableArchiveScanning')).toBeUndefined();
  });
});
