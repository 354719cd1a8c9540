/**
 * Systems that a fleet cannot have, by words that people write for them in letters and digits alone, with what is known of
 * each. Source: https://learn.microsoft.com/defender-endpoint/minimum-requirements (November 2025).
 */
const OTHER_SYSTEMS: readonly (readonly [called: RegExp, hint: string])[] = [
  [
    /^(?:microsoft)?(?:windowsserver|winserver|server|ws)2012(?!r2)/,
    'Microsoft lists Windows Server 2012 R2 for Defender for Endpoint, and not Windows Server 2012: take it out, or write `windows-server-2012-r2` where that is meant.',
  ],
  [
    /^(?:microsoft)?(?:windows|win)8(?![\d.])/,
    'Microsoft lists Windows 8.1 for Defender for Endpoint, and not Windows 8: take it out, or write `windows-8.1` where that is meant.',
  ],
  [
    /^(?:microsoft)?(?:windows365|w365|win365|cloudpc)/,
    'A Cloud PC of Windows 365 counts as the Windows that it runs: write `windows-11` or `windows-10`.',
  ],
  [
    /^(?:azurevirtualdesktop|windowsvirtualdesktop|avd|wvd)/,
    'A machine of Azure Virtual Desktop counts as the Windows that it runs, such as `windows-11`, `windows-11-multi-session` or `windows-server-2022`.',
  ],
  ...(
    [
      [/^(?:linux|ubuntu|debian|rhel|redhat|centos|rocky|alma|suse|sles|oraclelinux|amazonlinux|fedora)/, 'Linux'],
      [/^(?:mac|osx|darwin)/, 'macOS'],
      [/^android/, 'Android'],
      [/^(?:ios|ipados|iphone|ipad)/, 'iOS'],
    ] as const
  ).map(
    ([called, system]) =>
      [
        called,
        `A fleet is about Windows: Defender for Endpoint on ${system} has policies of its own, which mdav does not write. Take it out of the group.`,
      ] as const,
  ),
];

/** What to do about a system that a fleet cannot have; nothing where the name means none that is known. */
export function otherSystemHint(text: string): string | undefined {
  const plain = text
    .slice(0, 100)
    .toLowerCase()
    .replaceAll(/[^a-z\d.]/g, '');
  return OTHER_SYSTEMS.find(([called]) => called.test(plain))?.[1];
}
