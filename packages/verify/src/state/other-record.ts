/** What a record is that tells of Defender Antivirus, and not how it runs. */
export type OtherRecord = 'preferences' | 'assessment' | 'no-mode';

/** Columns in lower case, all of which a record has that is no state. */
const SIGNS: readonly (readonly [OtherRecord, readonly string[]])[] = [
  ['preferences', ['mapsreporting', 'puaprotection']],
  // `DeviceTvmSecureConfigurationAssessment`: a row for each recommendation.
  ['assessment', ['configurationid', 'iscompliant']],
  // Intune's antivirus reports, and `windowsProtectionState` of Graph, on which they stand.
  ['no-mode', ['malwareprotectionenabled', 'realtimeprotectionenabled']],
];

const MODES = ['amrunningmode', 'avmode'];

/** Tells what a record is that names no mode by its columns; nothing where they tell nothing either. */
export function otherRecord(record: Readonly<Record<string, unknown>>): OtherRecord | undefined {
  const columns = new Set(Object.keys(record).map((name) => name.toLowerCase()));
  if (MODES.some((name) => columns.has(name))) return undefined;
  return SIGNS.find(([, signs]) => signs.every((name) => columns.has(name)))?.[0];
}
