/** From policies to a fleet: files are recognised and decoded, what they say is merged, and a fleet file is written. */

export type { ImportGroup, ImportPlan, ImportPlanOptions } from './draft/plan-import.ts';
export { planImport } from './draft/plan-import.ts';
export type { TextFindings } from './findings-of-text.ts';
export { findingsOfText } from './findings-of-text.ts';
export type { ImportedFiles, ImportFilesOptions } from './import-files.ts';
export { importFiles } from './import-files.ts';
export type { Imported, ImportOptions } from './import-policies.ts';
export { importPolicies } from './import-policies.ts';
export type { ConflictSide, ImportConflict } from './merge/conflict.ts';
export { conflictSides, conflictWords } from './merge/conflict.ts';
export { isGroupName, ownGroupIn, safeGroupName } from './policy/group-names.ts';
export type {
  ImportSource,
  OwnGroup,
  RawCandidate,
  SourceKind,
  SourceSet,
  Unsayable,
  WithoutReason,
} from './policy/source.ts';
export { SOURCE_KINDS, sourceWords } from './policy/source.ts';
export type { BackupFolder } from './read/backup-folders.ts';
export type { DecodedBackup, SidePreferences } from './read/decode-backup.ts';
export { isComputerSideOff, isPreferences, joinPath } from './read/decode-backup.ts';
export { decodeFile } from './read/decode-file.ts';
export type { DecodedTree } from './read/decode-tree.ts';
export { decodeTree } from './read/decode-tree.ts';
export type { DecodedFile, ReadableKind } from './read/decoded-file.ts';
export type { ExpectedFile } from './read/expected-file.ts';
export { readExpectedFile } from './read/expected-file.ts';
export { inFile } from './read/in-file.ts';
export type { NamedFiles } from './read/named-files.ts';
export type { Recognised } from './read/recognise.ts';
export { NO_SETTINGS, recognise } from './read/recognise.ts';
export { dataText, lineText, registryLines } from './read/registry-lines.ts';
export type { ReadableFile } from './read/text-of-bytes.ts';
export { isRegistryPolicy, readableFile, textOfBytes } from './read/text-of-bytes.ts';
export type { FoundSources } from './sources/sources-in.ts';
export { sourcesIn } from './sources/sources-in.ts';
export type { PolicyTemplate, PolicyTemplates, TemplatePair } from './templates/read-templates.ts';
export { readTemplates, templatePairs } from './templates/read-templates.ts';
export type { StarterAnswers } from './write/starter-fleet.ts';
export { starterFleet } from './write/starter-fleet.ts';
