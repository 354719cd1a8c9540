import { once } from '@mdav/core/format';
import { fill, psText } from '@mdav/quote';
import { WHOLE_DRIVE } from '../facts/whole-drive.ts';
import { EXCLUDED_DRIVES } from './embedded.generated.ts';

/** `Get-ExcludedDrive`: the exclusions of `Get-MpPreference` that cover a whole drive, whoever set them. */
export const excludedDrivesFunction = once(() => fill(EXCLUDED_DRIVES.function, { wholeDrive: psText(WHOLE_DRIVE) }));
