// Scripts that show that the simulation sees what it is to see: which language mode counts, and what one leaves behind.

export const LANGUAGES = ['FullLanguage', 'ConstrainedLanguage'];

/** File to text. */
export const PROBES = new Map([
  // The same file in both modes: PowerShell remembers what it has read of a file.
  [
    'language.ps1',
    "(Get-Item 'HKLM:\\SOFTWARE\\Microsoft\\Windows Defender').GetValueNames()\n[System.Math]::Abs(-1)\n",
  ],
  [
    'leaving.ps1',
    '$global:Left = 1\nfunction global:Get-Left { 1 }\nSet-Alias -Scope Global -Name lft -Value Get-Left\n' +
      "$env:LEFT = 'x'\n$global:ProgressPreference = 'SilentlyContinue'\n",
  ],
]);

export const PROBE_STEPS = {
  language: { name: 'language', file: 'language.ps1' },
  leaving: { name: 'leaving', file: 'leaving.ps1' },
};

/** Holds one process of PowerShell to telling the modes apart, and to telling what a script leaves behind. */
export function holdProbes(tally, said) {
  const [full, constrained] = LANGUAGES.map((language) => said.get(`${language} language`).steps.language);
  tally.hold(
    'constrained language mode refuses what full does not',
    full.thrown === null && full.lines.join() === '1' && constrained.thrown !== null,
    'all',
    () => JSON.stringify([full, constrained]),
  );
  const { left } = said.get('ConstrainedLanguage leaving');
  const wanted = ['variable Left', 'Function Get-Left', 'Alias lft', 'environment LEFT', 'variable ProgressPreference'];
  tally.hold(
    'what a script leaves behind is seen',
    wanted.every((what) => left.some((one) => one.startsWith(what))),
    'all',
    () => left.join(', '),
  );
}
