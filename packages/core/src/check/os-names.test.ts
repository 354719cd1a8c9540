import { describe, expect, it } from 'vitest';
import { parseFleet } from '../parse/parse-fleet.ts';
import { resolveFleet } from '../resolve/resolve-fleet.ts';
import { checkFleet } from './check.ts';

const fleet = (groups: readonly string[]) =>
  [
    'mdav: 1',
    'name: t',
    'defaults: { onboarding: { state: onboarded, via: gpo }, licence: servers-p2, antivirus: none, mode: active, deliver: [gpo] }',
    'groups:',
    ...groups.map((os, index) => `  g${index}: { os: ${os} }`),
    '',
  ].join('\n');

/** `line:column code message hint`, of everything that is an error or a warning. */
function said(groups: readonly string[]): readonly string[] {
  const parsed = parseFleet({ text: fleet(groups), file: 'f.yaml' });
  const resolved = parsed.ok ? resolveFleet(parsed.value) : parsed;
  const found = resolved.ok
    ? checkFleet(resolved.value, { date: '2026-11-28' }).map(({ rule, ...finding }) => ({ ...finding, code: rule }))
    : resolved.diagnostics;
  return found
    .filter(({ severity }) => severity !== 'info')
    .map(({ at, code, message, hint }) => `${at.line}:${at.column} ${code} ${message} ${hint}`);
}

describe('names of operating systems in a fleet', () => {
  it('are known with the systems of today', () => {
    const known = ['azure-local-24h2', 'windows-10-multi-session', 'windows-11@26200', 'windows-server-23h2'];
    expect(said(known)).toEqual([]);
  });

  it('lead to the word where it is another one', () => {
    expect(
      said(['windows-11', 'windows-10-enterprise-ltsc', 'Windows Server 2019 Datacenter', 'win10@22H2', 'windows-12']),
    ).toEqual([
      '6:13 fleet-unknown-os There is no operating system "windows-10-enterprise-ltsc". Write `windows-10`.',
      '7:13 fleet-unknown-os There is no operating system "Windows Server 2019 Datacenter". Write `windows-server-2019`.',
      '8:13 fleet-unknown-os There is no operating system "win10@22H2". Write `windows-10@19045`.',
      '9:13 fleet-unknown-os There is no operating system "windows-12". Did you mean "windows-10" or "windows-11"?',
    ]);
  });

  it('say what a build is', () => {
    const written = [
      'windows-11@26100.4061',
      'windows-10@10.0.19045.5011',
      'windows-11@100000',
      'windows-server-2022@',
    ];
    expect(said(written)).toEqual([
      '5:13 fleet-unknown-os There is no operating system "windows-11@26100.4061". Write `windows-11@26100`.',
      '6:13 fleet-unknown-os There is no operating system "windows-10@10.0.19045.5011". Write `windows-10@19045`.',
      '7:13 fleet-unknown-os "100000" is no build of Windows: that is four or five digits. Write `windows-11`, or its build behind it: `windows-11@28000`.',
      '8:13 fleet-unknown-os "" is no build of Windows: that is four or five digits. Write `windows-server-2022`, or its build behind it: `windows-server-2022@20348`.',
    ]);
  });

  it('are held to the build behind them', () => {
    expect(said(['windows-server-1803@25398'])).toEqual([
      '5:13 os-build-of-another Windows Server 1803-20H2 (SAC) has no build 25398: that is Windows Server 23H2 (Annual Channel). Write `windows-server-23h2@25398`, or correct the build.',
    ]);
  });

  it('may be the earlier ones, and mean what has the name now', () => {
    const parsed = parseFleet({ text: fleet(['[azure-stack-hci-23h2, azure-stack-hci-24h2@26100]']), file: 'f.yaml' });
    const resolved = parsed.ok ? resolveFleet(parsed.value) : parsed;
    if (!resolved.ok) throw new Error(JSON.stringify(resolved.diagnostics));
    expect(resolved.value.groups[0]?.os).toMatchObject([
      { id: 'azure-local-23h2' },
      { id: 'azure-local-24h2', build: 26100 },
    ]);
  });
});
