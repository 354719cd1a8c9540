import { RULE_DATE, readExample } from '@mdav/testkit';
import { describe, expect, it } from 'vitest';
import { DEPENDENT_CHAPTERS } from '../rule/chapters.ts';
import type { Finding } from '../rule/rule.ts';
import { RULE_INFOS } from '../rules/list.ts';
import type { CheckOptions } from './check.ts';
import { checkFleet, stopsBuild } from './check.ts';

const chapterOf = new Map(RULE_INFOS.map(({ id, chapter }) => [id, chapter]));

function check(example: string, options: Partial<CheckOptions> = {}): readonly Finding[] {
  return checkFleet(readExample(example).fleet, { date: RULE_DATE, ...options });
}

const rulesOf = (findings: readonly Finding[]) => findings.map(({ rule }) => rule);
const dependent = (findings: readonly Finding[]) =>
  rulesOf(findings).filter((rule) => DEPENDENT_CHAPTERS.has(chapterOf.get(rule) ?? 'file'));

describe('checkFleet', () => {
  const groundless = `
    mdav: 1
    name: example
    groups:
      servers:
        os: windows-server-2016
        agent: mma
        mode: passive
        licence: servers-p2
        onboarding: { state: onboarded }
        antivirus: { product: Contoso Protect, exclusionsForDefender: true }
        deliver: [gpo]
        settings: { disableAntiSpyware: true, puaProtection: block, tamperProtection: on }
  `;

  it('is silent about consequences of a wrong environment, and not about delivery', () => {
    const found = check(groundless);
    expect(rulesOf(found)).toContain('passive-needs-unified-agent');
    expect(rulesOf(found)).toContain('tamper-blob-not-compilable');
    // An error in its own right is told at once.
    expect(dependent(found)).toEqual(['turn-off-policy-with-passive']);
  });

  it('tells the consequences once somebody answers for the environment', () => {
    const waived = `${groundless.trimEnd()}
    waivers:
      - { rule: passive-needs-unified-agent, group: servers, reason: agents arrive this week, owner: infra, expires: 2026-12-31 }
  `;
    expect(dependent(check(waived))).toEqual(
      expect.arrayContaining(['turn-off-policy-with-passive', 'pua-no-effect-in-passive']),
    );
    expect(dependent(check(waived, { date: '2027-01-01' }))).toEqual(['turn-off-policy-with-passive']);
  });

  it('is not silenced by a warning about the environment', () => {
    const found = check(`
      os: windows-server-2022
      mode: passive
      deliver: [gpo]
      settings: { puaProtection: block }
    `);
    expect(found.find(({ rule }) => rule === 'passive-requires-onboarding')?.severity).toBe('warning');
    expect(dependent(found)).toContain('pua-no-effect-in-passive');
  });

  it('silences one group and not its neighbour', () => {
    const found = check(`
      mdav: 1
      name: example
      defaults: { mode: passive, onboarding: { state: onboarded }, settings: { puaProtection: block } }
      groups:
        old: { os: windows-7 }
        new: { os: windows-11 }
    `);
    expect(found.filter(({ rule }) => rule === 'pua-no-effect-in-passive').map(({ group }) => group)).toEqual(['new']);
  });

  it('leaves one warning about the turn-off policy to whoever follows the guide', () => {
    const group = (technique: string, platform: string) => `
      technique: ${technique}
      os: windows-11
      mode: passive
      onboarding: { state: onboarded }
      antivirus: { product: Contoso Protect, registered: true, exclusionsForDefender: true }
      platform: ${platform}
      settings: { disableAntiSpyware: true }
    `;
    const turnOff = (example: string) => dependent(check(example)).filter((rule) => rule.startsWith('turn-off'));
    expect(turnOff(group('guide', '4.18.24090.11'))).toEqual(['turn-off-policy-with-passive']);
    expect(turnOff(group('documented', '4.18.24090.11'))).toEqual([
      'turn-off-policy-with-passive',
      'turn-off-policy-ignored-on-client',
    ]);
    // An error says more than the warning of the guide.
    expect(turnOff(group('guide', '4.18.2001.10'))).toEqual([
      'turn-off-policy-with-passive',
      'turn-off-policy-blocks-sensor',
    ]);
  });

  it('names the portal alone where July 2021 knows nothing else', () => {
    const group = (baseline: string) => `
      baseline: ${baseline}
      os: windows-10
      mode: passive+edr-block
      onboarding: { state: onboarded }
      antivirus: { product: Contoso Protect, registered: true, exclusionsForDefender: true }
      platform: 4.18.2106.6
      centralStore: 2021-06
      deliver: [gpo]
      settings: { allowCloudProtection: true, passiveRemediation: [edr-remediation] }
    `;
    const channels = ['edr-block-portal-only', 'edr-block-channel-platform-floor', 'edr-block-template-too-old'];
    const found = (baseline: string) => rulesOf(check(group(baseline))).filter((rule) => channels.includes(rule));
    expect(found('2021-07')).toEqual(['edr-block-portal-only']);
    expect(found('2022-03')).toEqual(['edr-block-channel-platform-floor', 'edr-block-template-too-old']);
  });

  it('speaks of cloud protection once, by the mode', () => {
    const found = (mode: string) =>
      rulesOf(
        check(`
          os: windows-11
          mode: ${mode}
          onboarding: { state: onboarded }
          antivirus: { product: Contoso Protect, registered: true, exclusionsForDefender: true }
          settings: { allowCloudProtection: false }
        `),
      ).filter((rule) => rule === 'protection-turned-off-in-passive' || rule === 'edr-block-requires-cloud-protection');
    expect(found('passive')).toEqual(['protection-turned-off-in-passive']);
    expect(found('passive+edr-block')).toEqual(['edr-block-requires-cloud-protection']);
  });

  it('speaks once of a protection that is off: about passive mode in a passive group, else about what is lost', () => {
    const found = (mode: string) =>
      check(`
        os: windows-11
        mode: ${mode}
        onboarding: { state: onboarded }
        antivirus: { product: Contoso Protect, registered: true, exclusionsForDefender: true }
        tamperProtection: on
        deliver: [gpo]
        settings: { allowOnAccessProtection: false, allowArchiveScanning: false }
      `).flatMap(({ rule, setting }) => (setting?.startsWith('allow') === true ? [`${rule} ${setting}`] : []));
    const archive = 'tamper-ignores-channel allowArchiveScanning';
    expect(found('passive')).toEqual(['protection-turned-off-in-passive allowOnAccessProtection', archive]);
    expect(found('active')).toEqual([
      'protection-weaker-than-recommended allowOnAccessProtection',
      'protection-weaker-than-recommended allowArchiveScanning',
    ]);
  });

  it('gives one finding for one raw value', () => {
    const found = check(String.raw`
      os: windows-server-2022
      mode: active
      deliver: [registry]
      settings: { allowArchiveScanning: true }
      raw:
        registry:
          - { key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Defender\Scan', name: DisableArchiveScanning, type: dword, data: 1, reason: r }
          - { key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Advanced Threat Protection', name: ForceDefenderPassiveMode, type: dword, data: 2, reason: r }
          - { key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Advanced Threat Protection', type: delete-key, reason: r }
    `);
    expect(rulesOf(found)).toEqual(['polarity-mismatch', 'force-passive-wrong-data', 'watp-key-deleted']);
  });

  it('gives one finding for one cause', () => {
    const warned = (state: string, deliver: string, settings: string) =>
      rulesOf(
        check(`
          os: windows-server-2022
          mode: passive
          antivirus: { product: Contoso Protect, exclusionsForDefender: true }
          onboarding: { state: ${state} }
          deliver: [${deliver}]
          settings: { allowCloudProtection: true${settings} }
        `).filter(({ severity }) => severity !== 'info'),
      );
    // No onboarding means no passive mode; that the server stays active goes without saying.
    expect(warned('none', 'gpo', '')).toEqual(['passive-requires-onboarding']);
    // The server stays active, because no delivery carries the value.
    expect(warned('planned', 'intune', '')).toEqual(['server-passive-not-forced', 'setting-without-route']);
    // The value contradicts the mode; that the server stays active follows.
    expect(warned('planned', 'gpo', ', forceDefenderPassiveMode: false')).toEqual(['force-passive-contradicts-mode']);
  });

  it('does not recommend what another rule warns of', () => {
    const found = check(`
      baseline: 2021-07
      os: windows-server-2016
      agent: mma
      mode: active+edr-block
      onboarding: { state: onboarded }
      deliver: [portal]
    `);
    expect(rulesOf(found)).toContain('edr-block-server-2016-active-only');
    expect(rulesOf(found)).not.toContain('edr-block-while-active');
  });

  it('keeps what is only good to know for those who ask', () => {
    const group = `
      os: windows-11
      mode: passive
      licence: p1
      onboarding: { state: onboarded }
      antivirus: { product: Contoso Protect, registered: true, exclusionsForDefender: true }
      tamperProtection: off
      deliver: [intune]
      settings: { excludedProcesses: ['C:\\Program Files\\Contoso Protect\\protect.exe'] }
    `;
    expect(rulesOf(check(group))).toEqual(['passive-scan-exceptions-open', 'passive-licence-plan']);
    expect(rulesOf(check(group, { set: 'strict' }))).toEqual(
      expect.arrayContaining(['client-passive-is-automatic', 'passive-limits-note']),
    );
  });

  it('gives findings whole and in the order of the file', () => {
    const found = check(`
      mdav: 1
      name: example
      baseline: 2022-09
      groups:
        zebra: { os: windows-7, mode: active, deliver: [gpo] }
        ant: { os: windows-8.1, mode: active, deliver: [gpo] }
    `);
    expect(found).toEqual([
      {
        rule: 'downlevel-os-out-of-scope',
        severity: 'error',
        group: 'zebra',
        message:
          'Windows 7 has no Defender Antivirus that takes policy in the documentation of 2022-09; since May 2026 the Defender deployment tool installs one.',
        hint: 'Take out `baseline`, and write `onboarding: { state: planned, via: deployment-tool }`.',
        at: { file: 'example.yaml', line: 5, column: 16, path: 'groups.zebra.os' },
        baseline: '2022-09',
        sources: ['compat-2026', 'onboard-downlevel', 'deployment-tool'],
      },
      expect.objectContaining({ group: 'ant', at: expect.objectContaining({ line: 6 }) }),
    ]);
  });
});

describe('stopsBuild', () => {
  const error: Finding = { rule: 'any', severity: 'error', message: 'Any.', at: {}, sources: [] };
  const waiver = { rule: 'any', group: 'g', reason: 'r', owner: 'o', expires: '2099-12-31' };

  it('stops for an error that nobody answers for', () => {
    expect(stopsBuild([error])).toBe(true);
    expect(stopsBuild([{ ...error, waiver }])).toBe(false);
    expect(stopsBuild([{ ...error, severity: 'warning' }])).toBe(false);
    expect(stopsBuild([])).toBe(false);
  });
});
