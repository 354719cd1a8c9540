/** To write formats in and out: sources, targets, codecs, routes and what they share. */

export { copyOf, swapPairs } from './bytes/copies.ts';
export { guidOf, sha256Hex } from './bytes/hash.ts';
export { requireBytes, requireFiles } from './bytes/require-bytes.ts';
export { jsonBytes, utf8 } from './bytes/text.ts';
export {
  codeOf,
  listCodes,
  listOfPart,
  listValue,
  mapCodes,
  mapPair,
  valueOfCode,
  wordsWithoutCode,
} from './catalogue/codes.ts';
export type { Measure } from './catalogue/direction.ts';
export { settingInside, settingPosition } from './catalogue/lookup.ts';
export { objectionToRaw } from './check/object-to-raw.ts';
export { type RefusedPart, withoutRefused } from './check/without-refused.ts';
export { assertNever, fail, hasErrors, succeed } from './diagnostic/diagnostic.ts';
export { diagnosticInfos } from './diagnostic/diagnostic-infos.ts';
export type { Path } from './diagnostic/locate.ts';
export { locateByPath } from './diagnostic/locate.ts';
export { closest, misspelt, suggest } from './diagnostic/suggest.ts';
export type {
  AttributedBy,
  Estate,
  EstateDevice,
  EstateGroup,
  EstateLine,
  EstatePolicy,
  EstateSetting,
  EstateStray,
  EstateWord,
  OtherFleet,
} from './estate/estate.ts';
export { ATTRIBUTED_BY } from './estate/estate.ts';
export {
  DEFENDER_PRODUCT,
  isDefenderDefinition,
  isDefenderItself,
  isDefenderKey,
  isDefenderKeyStart,
  isDefenderProduct,
  isDefenderUri,
  isModeName,
} from './facts/defender-names.ts';
export { otherSystemHint } from './facts/other-systems.ts';
export { entrySpans, lineEnd, lineStart } from './fix/spans.ts';
export { byGroup, byKind } from './kind/by-kind.ts';
export { byObject } from './memory/by-object.ts';
export type { ByParts } from './memory/by-parts.ts';
export { byParts } from './memory/by-parts.ts';
export { byText } from './memory/by-text.ts';
export { once } from './memory/once.ts';
export { remember } from './memory/remember.ts';
export type { NameTrouble } from './model/group-name.ts';
export { isGroupName, ROOT_FOLDERS } from './model/group-name.ts';
export { identityOf } from './model/identity.ts';
export { JUSTIFICATION_KEYS } from './model/justification.ts';
export { LAYER_FACTS } from './model/layer-facts.ts';
export type { WholeKey, WithoutReason } from './model/raw.ts';
export { isWholeKey, rawEffect, rawSubject, subkeyOf } from './model/raw.ts';
export { checkNames } from './parse/check-names.ts';
export { escapeReferences } from './parse/expand-references.ts';
export { fitsInGroup } from './parse/fits-in-group.ts';
export { mergedSides } from './parse/merge-conflict.ts';
export type { KnownPart, ReadMemory } from './parse/read-by-parts.ts';
export { readByParts } from './parse/read-by-parts.ts';
export type { ReadDocument } from './parse/read-document.ts';
export { readDocument } from './parse/read-document.ts';
export type { YamlDialect } from './parse/yaml-dialect.ts';
export { forcesByGpo } from './routes/forces-by-gpo.ts';
export { isManagedKey, preferenceDevices, whyNoPreference } from './routes/gpo-preferences.ts';
export type { IntuneCarrier, IntuneReach } from './routes/intune-reach.ts';
export { INTUNE_REACH } from './routes/intune-reach.ts';
export type { IntuneFacts, IntuneRoute } from './routes/intune-route.ts';
export { intuneBrings, intuneReach, intuneRoute } from './routes/intune-route.ts';
export type { RawWay } from './routes/raw-ways.ts';
export { rawOmaWays, rawRegistryWays, rawWayWords } from './routes/raw-ways.ts';
export { missedBy, registryDeliveries, routesOf } from './routes/routes.ts';
export type { TemplateOffer, TemplatePlace, WrittenTemplate } from './routes/security-templates.ts';
export {
  hasPublicIds,
  templateById,
  templateOf,
  templateOffer,
  templates,
  WRITTEN_TEMPLATES,
  writtenTemplate,
} from './routes/security-templates.ts';
export { type UndoReach, undoWords } from './routes/undo-words.ts';
export type { Unreached } from './routes/unreached.ts';
export { unreached } from './routes/unreached.ts';
export { looksLikeOnboardingData } from './rules/delivery/onboarding-secret-in-source.ts';
export { ownerOfOma, ownerOfRegistry, type RawOwner } from './rules/delivery/raw-owner.ts';
export type {
  LeftEntry,
  LiftedPart,
  LiftedPolicy,
  OtherWord,
  RawCandidate,
  SettingEffect,
  Unsayable,
} from './source/lifted-policy.ts';
export type { Applied, PolicyKind } from './source/policy-kind.ts';
export { APPLIED } from './source/policy-kind.ts';
export type { SeenFile } from './source/seen-file.ts';
export { seeFile } from './source/seen-file.ts';
export type {
  Audience,
  FileSource,
  FolderSource,
  GatheredFolder,
  NoPolicy,
  ObjectCopy,
  PlacedForm,
  PolicyLink,
  ReadDevice,
  ReadFormat,
  ReadPolicy,
  Shown,
  Source,
} from './source/source.ts';
export { textOfBytes } from './source/text-of-bytes.ts';
export type { Departure, DepartureKind } from './strength/departure.ts';
export { DEPARTURE_KINDS, departureAmong, departureOf, departureWords, presetWords } from './strength/departure.ts';
export { measureOf } from './strength/measure-of.ts';
export type { Direction, Weighed } from './strength/weigh-change.ts';
export { DIRECTIONS, weighChange } from './strength/weigh-change.ts';
export type { AgainstDefault } from './strength/windows-default.ts';
export { againstDefault, defaultWords } from './strength/windows-default.ts';
export type { BuildAccount, Built } from './target/built.ts';
export type { BuiltGroup, TargetOutput } from './target/built-group.ts';
export type { Channel, Codec, Emission, FileTree, Lifted, Lowered } from './target/channel.ts';
export type { FileContent } from './target/file-tree.ts';
export { byPath, fileTree, joiner } from './target/file-tree.ts';
export type { FleetOutput, FleetTarget } from './target/fleet-target.ts';
export { longestPath } from './target/longest-path.ts';
export type { NamedPolicy, ResidueLine, SaidChannel, SaidPolicy } from './target/said-policy.ts';
export { lineText } from './target/said-policy.ts';
export type { ArtifactInfo, Produced, Target } from './target/target.ts';
export { isOrdered, isSameValue, partsOf } from './value/plain-value.ts';
