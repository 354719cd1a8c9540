/** The lists of exclusions of the antivirus. */
export const EXCLUSIONS: ReadonlySet<string> = new Set(['excludedPaths', 'excludedExtensions', 'excludedProcesses']);
