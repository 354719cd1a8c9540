import { once } from '@mdav/core/format';
import { fill, psText } from '@mdav/quote';
import { PROGRAMS, WHOLE_DRIVE } from '../facts/whole-drive.ts';
import { EXCLUDED_DRIVES } from './embedded.generated.ts';

/** `Get-ExcludedDrive`: the exclusions of `Get-MpPreference` that cover a whole drive or programs, whoever set them. */
export const excludedDrivesFunction = once(() =>
  fill(EXCLUDED_DRIVES.function, { wholeDrive: psText(WHOLE_DRIVE), programs: psText(PROGRAMS) }),
);
