/** Extensions of programs, libraries and scripts: excluding one excludes malware itself [exclusion-mistakes]. */
export const PROGRAM_EXTENSIONS: readonly string[] =
  'bat bin cmd com cpl dll exe hta inf jar java job js msi ocx ps1 py reg scr sys vbe vbs wsf'.split(' ');
