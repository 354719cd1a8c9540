import { BASH, FISH, POWERSHELL, ZSH } from './embedded.generated.ts';
import type { Shell } from './words.ts';

/**
 * What a shell has to load. The scripts know no word of mdav: they ask `mdav completion` for what can stand at the
 * cursor, so that they need no renewal with a new version.
 */
export const SCRIPTS: Readonly<Record<Shell, string>> = { bash: BASH, zsh: ZSH, fish: FISH, powershell: POWERSHELL };
