import { describe, expect, it } from 'vitest';
import { defenderMentions } from './defender-mentions.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string) => Uint8Array.from([0xff, 0xfe, ...Buffer.from(text, 'utf16le')]);

describe('what names Defender', () => {
  it.each([
    ['"WinDefend",4,""'],
    ['"Sense",4,""'],
    [String.raw`MACHINE\Software\Policies\Microsoft\Windows Defender\DisableAntiSpyware=4,1`],
    ['Set-MpPreference -DisableRealtimeMonitoring $true'],
    ['<Properties startupType="DISABLED" serviceName="WdNisSvc"/>'],
    ['sc.exe config windefend start= disabled'],
  ])('%s', (line) => {
    const text = `[Section]\r\n${line}\r\nother=1\r\n`;
    expect(defenderMentions(utf8(text))).toEqual([line]);
    expect(defenderMentions(utf16(text))).toEqual([line]);
  });

  it.each([
    ['netsh advfirewall set allprofiles state on # Windows Defender Firewall'],
    ['makes sense'],
    ['"Spooler",4,""'],
  ])('and not: %s', (line) => {
    expect(defenderMentions(utf8(line))).toEqual([]);
  });

  it('is an excerpt of a long line, and nothing of bytes that are no text', () => {
    const [one, ...others] = defenderMentions(utf8(`${'x'.repeat(500)} serviceName="WinDefend" ${'y'.repeat(500)}`));
    expect(others).toEqual([]);
    expect(one).toMatch(/^…x+ serviceName="WinDefend" y+…$/);
    expect(one?.length).toBeLessThanOrEqual(122);
    expect(defenderMentions(Uint8Array.of(...utf8('WinDefend'), 0, 0xff, 1))).toEqual([]);
  });
});
