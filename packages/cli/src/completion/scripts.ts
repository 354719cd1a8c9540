import { BASH, FISH, POWERSHELL, ZSH } from './embedded.generated.ts';

export const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const;
export type Shell = (typeof SHELLS)[number];

/**
 * What a shell has to load. The scripts know no word of mdav: they ask `mdav completion` for what can stand at the
 * cursor, so that they need no renewal with a new version.
 */
export const SCRIPTS: Readonly<Record<Shell, string>> = { bash: BASH, zsh: ZSH, fish: FISH, powershell: POWERSHELL };
