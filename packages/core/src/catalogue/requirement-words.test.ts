import { describe, expect, it } from 'vitest';
import { describeRequirement } from './requirement-words.ts';
import { REQUIREMENTS } from './requires.generated.ts';

const words = new Map(REQUIREMENTS.map((row) => [row.id, describeRequirement(row)]));

describe('a condition as a sentence', () => {
  it.each([
    [
      'network-protection-cloud',
      'It needs `allowCloudProtection: true`, which is the default, except on Windows Server 2012 R2, Windows Server 2016; otherwise network protection does nothing.',
    ],
    [
      'network-protection-server',
      'It needs `allowNetworkProtectionOnWinServer: true`, on servers except on Windows Server 2008 R2; otherwise servers ignore network protection.',
    ],
    [
      'first-sight-samples',
      '`false` needs `submitSamplesConsent: send-safe-samples` or `submitSamplesConsent: send-all-samples` or `submitSamplesConsent: always-ask`, which is the default; otherwise block at first sight does nothing.',
    ],
    ['asr-warn-lsass', '`block-lsass-credential-stealing: warn` is not supported, as the rule has no warn mode.'],
    [
      'asr-intune-webshell',
      '`block-webshell-creation` is not supported by Intune on Windows Server 2016 where intune alone brings it.',
    ],
    [
      'asr-psexec-configuration-manager',
      '`block-psexec-wmi-process-creation: block` or `block-psexec-wmi-process-creation: warn` gets in the way of the Configuration Manager client, which works through WMI, beside Configuration Manager.',
    ],
  ])('says %s', (id, sentence) => {
    expect(words.get(id)).toBe(sentence);
  });

  it('is whole, and differs from row to row of a setting', () => {
    for (const sentence of words.values()) expect(sentence).toMatch(/^(It|`).*[^,;]\.$/);
    const said = REQUIREMENTS.map(({ id, of }) => `${of.setting}: ${words.get(id)}`);
    expect(new Set(said).size).toBe(REQUIREMENTS.length);
  });
});
