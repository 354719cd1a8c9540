import { describe, expect, it } from 'vitest';
import { runMdav } from '../__tests__/run-mdav.ts';
import { PAGES } from './__tests__/pages-of-words.ts';

/** The page that a text leads to: kind and id, for rules of frameworks their ids. */
async function pageOf(text: string): Promise<string> {
  const { code, out, err } = await runMdav(['explain', text, '--format', 'json']);
  if (code !== 0) return err;
  const { kind, id, code: diagnostic, framework, rules } = JSON.parse(out);
  if (kind === 'framework-rules') return `${kind} ${rules[0].rule.id}`;
  return `${kind} ${id ?? diagnostic ?? framework.id}`;
}

const WORDS = Object.entries(PAGES).flatMap(([page, words]) => words.map((word) => [word, page] as const));

describe('mdav explain', () => {
  // By its letters alike, and another thing.
  it.each([
    ['web protection', /PUA/i],
    ['exploit protection', /Endpoint Protection/],
    ['WMI filter', /WdFilter/],
    ['Hyper-V exclusions', /TPExclusions/],
    ['Windows 365', /windows-/],
    ['device tag', /Did you mean/],
    ['Defender for Identity', /Did you mean/],
  ])('%s is not taken for what looks like it', async (word, other) => {
    const { code, err } = await runMdav(['explain', word]);
    expect(code).not.toBe(0);
    expect(err).not.toMatch(other);
  });

  it('is asked for hundreds of words, each once', () => {
    expect(WORDS.length).toBeGreaterThan(300);
    expect(new Set(WORDS.map(([word]) => word)).size).toBe(WORDS.length);
  });

  it.each(WORDS)('%s leads to %s', async (word, page) => {
    expect(await pageOf(word)).toBe(page);
  });

  it.each([
    ['V-21342', 'Did you mean V-2134'],
    ['DisableRealtimeMonitorin', 'Did you mean DisableRealtimeMonitoring?'],
    ['allowRealtimeMonitor', 'Did you mean allowRealtimeMonitoring?'],
    ['ForcePasiveMode', 'Did you mean ForcePassiveMode?'],
    ['passiv', 'Did you mean passive?'],
    ['AMRuningMode', 'Did you mean AMRunningMode?'],
    ['KB500529', 'Did you mean KB5005292?'],
    ['microsoft-window-11', 'Did you mean microsoft-windows-11?'],
    ['WNDF-AV-00000', 'Did you mean WNDF-AV-00000'],
    ['CIS', 'See `mdav list frameworks cis`.'],
    ['stig', 'See `mdav list frameworks stig`.'],
    ['26100', 'Choose one of windows-11, windows-11-multi-session, windows-server-2025, azure-local-24h2.'],
    ['14393', 'Choose one of windows-10, windows-server-2016.'],
    ['Azure Stack HCI', 'Choose one of azure-local-23h2, azure-local-24h2.'],
    ['Windows Server', 'Choose one of windows-server-1803, windows-server-2019, windows-server-23h2.'],
    ['ScheduleDay', 'Choose one of '],
    ['exclusions', 'Choose one of excludedPaths, excludedProcesses, excludedExtensions, excludedIpAddresses.'],
    ['gradual rollout', 'Choose one of platformUpdatesChannel, engineUpdatesChannel, '],
    // What names begin with is nearer than what looks like it.
    ['Hide exclusions', 'Did you mean hideExclusionsFromLocalAdmins or hideExclusionsFromLocalUsers?'],
    ['tamper', 'Did you mean tamperProtection?'],
    ['Microsoft baseline', 'See `mdav list frameworks microsoft baseline`.'],
    ['metered connection', 'Did you mean meteredConnectionUpdates?'],
    ['passiv', 'Did you mean passive?'],
    // A list is named where it has something.
    ['restart', 'See `mdav list settings restart` or `mdav list rules restart`.'],
    ['core service', 'See `mdav list settings core service`.'],
    ['tattooing', 'Search with `mdav list settings TEXT` or `mdav list rules TEXT`.'],
    // Two letters are in many a GUID.
    ['A5', 'Search with `mdav list settings TEXT` or `mdav list rules TEXT`.'],
    // A release that several systems have.
    ['24H2', 'Choose one of windows-11, windows-11-multi-session, windows-server-2025, azure-local-24h2.'],
    ['version 1809', 'Choose one of windows-10, windows-server-2019.'],
    // A word that several keys take.
    ['none', 'Choose one of `mdav explain onboarding.state`, `mdav explain licence`.'],
    ['SCCM', 'Choose one of `mdav explain onboarding.via`, `mdav explain deliver`.'],
    // Everyday names are near, too, and lead to what they stand for.
    ['network protecton', 'Did you mean enableNetworkProtection?'],
    ['controled folder acess', 'Did you mean enableControlledFolderAccess?'],
    ['tamper protecton', 'Did you mean tamperProtection?'],
    ['EDR in blok mode', 'Did you mean EDR in block mode?'],
    // Another number is another thing, not a slip of the pen.
    ['5099', 'Choose one of the events of Defender Antivirus that are known: 1000 to 1002, 1006 to 1015, 1116 to '],
    ['event 84', 'Choose one of the events of Defender Antivirus that are known: 1000'],
    ['Event ID: 9999', 'Choose one of the events of Defender Antivirus that are known: 1000'],
    ['SENSE event 4711', 'Choose one of the events of the sensor that are known: '],
    ['KB99999', 'Choose one of the updates that are known: KB2267602, KB2461484, '],
    ['4052624', 'Choose one of the updates that are known: '],
    ['12345', 'Search with `mdav list settings TEXT`'],
    ['HKLM\\SOFTWARE\\Contoso\\Agent', 'Nothing is called'],
    ['HKCU\\SOFTWARE\\Policies\\Microsoft\\Windows Defender', 'Nothing is called'],
    ['./Device/Vendor/MSFT/Policy/Config/Update/AllowAutoUpdate', 'Nothing is called'],
    ['HKLM\\SYSTEM\\CurrentControlSet\\Services\\Spooler\\Start', 'Nothing is called'],
    ['device_vendor_msft_policy_config_update_allowautoupdate', 'Nothing is called'],
    ['', 'Search with `mdav list settings TEXT`'],
    ['"', 'Search with `mdav list settings TEXT`'],
    ['mode: pasive', 'Nothing is called'],
    ['Set-MpPreference -Nope 1', 'Nothing is called'],
    ['reg add "HKLM\\SOFTWARE\\Contoso" /v Agent', 'Nothing is called'],
    [
      'Set-MpPreference -PUAProtection Enabled -DisableArchiveScanning $true',
      'Choose one of puaProtection, allowArchiveScanning.',
    ],
    ['constructor', 'Nothing is called "constructor"'],
    ['hasOwnProperty', 'Nothing is called'],
    ['./Device/Vendor/MSFT/Defender/constructor', 'Nothing is called'],
  ])('%j leads on', async (word, hint) => {
    const { code, out, err } = await runMdav(['explain', word]);
    expect([code, out]).toEqual([64, '']);
    expect(err).toContain(hint);
  });
});
