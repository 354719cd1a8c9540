import { describe, expect, it } from 'vitest';
import { isDefenderKey, isModeName, meantKey } from './defender-names.ts';

const HKLM = String.raw`HKLM\SOFTWARE`;

describe('isDefenderKey', () => {
  it.each([
    String.raw`${HKLM}\Policies\Microsoft\Windows Defender\Exclusions\Paths`,
    String.raw`${HKLM}\WOW6432Node\Policies\Microsoft\Windows Defender`,
    String.raw`${HKLM}\wow6432node\policies\microsoft\windows advanced threat protection`,
    String.raw`${HKLM}\Policies\Microsoft\Microsoft Defender`,
    String.raw`${HKLM}\Policies\Microsoft\Microsoft Defender Antivirus\Spynet`,
    String.raw`${HKLM}\Microsoft\Windows Defender ATP`,
    String.raw`HKLM\SYSTEM\ControlSet001\Services\Sense`,
    String.raw`HKLM\SYSTEM\CurrentControlSet\Services\wscsvc`,
  ])('knows %s', (key) => expect(isDefenderKey(key)).toBe(true));

  it.each([
    String.raw`${HKLM}\Policies\Microsoft\WindowsFirewall`,
    String.raw`${HKLM}\Policies\Microsoft\Windows Defender ExploitGuard\Exploit Protection`,
    String.raw`${HKLM}\Policies\Microsoft\Windows Defender Antivirus Helper`,
    String.raw`HKLM\SYSTEM\ControlSet001\Services\Spooler`,
    String.raw`HKLM\SYSTEM\ControlSet1\Services\Sense`,
  ])('leaves %s to others', (key) => expect(isDefenderKey(key)).toBe(false));
});

it('says which key another spelling means, below it too', () => {
  expect(meantKey(String.raw`SOFTWARE\WOW6432Node\Policies\Microsoft\Microsoft Defender\Spynet`)).toBe(
    String.raw`SOFTWARE\Policies\Microsoft\Windows Defender\Spynet`,
  );
  expect(meantKey(String.raw`SYSTEM\ControlSet002\Services\WdBoot`)).toBe(
    String.raw`SYSTEM\CurrentControlSet\Services\WdBoot`,
  );
});

it('knows the names that guides write, whole and in any case', () => {
  expect(['forcedefenderpassivemode', 'ForcePassiveMode', 'DisableAntiVirus'].filter(isModeName)).toHaveLength(3);
  expect(['PassiveMode', 'DisableAntiSpywareNot', 'Start'].filter(isModeName)).toEqual([]);
});
