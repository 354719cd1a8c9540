import type { Rule, RuleInfo } from '../rule/rule.ts';
import { edrBlockChannelPlatformFloor } from './block-mode/edr-block-channel-platform-floor.ts';
import { edrBlockContradictsMode } from './block-mode/edr-block-contradicts-mode.ts';
import { edrBlockFlagValue } from './block-mode/edr-block-flag-value.ts';
import { edrBlockIndicatorsNotHonoured } from './block-mode/edr-block-indicators-not-honoured.ts';
import { edrBlockLicence } from './block-mode/edr-block-licence.ts';
import { edrBlockOperationalNotes } from './block-mode/edr-block-operational-notes.ts';
import { edrBlockPortalOnly } from './block-mode/edr-block-portal-only.ts';
import { edrBlockRecommendedWithPassive } from './block-mode/edr-block-recommended-with-passive.ts';
import { edrBlockRequiresCloudProtection } from './block-mode/edr-block-requires-cloud-protection.ts';
import { edrBlockRequiresRunningAntivirus } from './block-mode/edr-block-requires-running-antivirus.ts';
import { edrBlockTemplateTooOld } from './block-mode/edr-block-template-too-old.ts';
import { edrBlockVersionFloor } from './block-mode/edr-block-version-floor.ts';
import { edrBlockWhileActive } from './block-mode/edr-block-while-active.ts';
import { neededSettingOff } from './conditions/needed-setting-off.ts';
import { neededSettingUnset } from './conditions/needed-setting-unset.ts';
import { settingUnsupportedHere } from './conditions/setting-unsupported-here.ts';
import { ansibleOsFloor } from './delivery/ansible-os-floor.ts';
import { asrExclusionsJoined } from './delivery/asr-exclusions-joined.ts';
import { asrRuleByGuid } from './delivery/asr-rule-by-guid.ts';
import { asrRuleTwice } from './delivery/asr-rule-twice.ts';
import { assignedGroupNamedAll } from './delivery/assigned-group-named-all.ts';
import { cloudOnboardingOnClient } from './delivery/cloud-onboarding-on-client.ts';
import { configurationProtectionIgnoresChannel } from './delivery/configuration-protection-ignores-channel.ts';
import { configurationProtectionRequirements } from './delivery/configuration-protection-requirements.ts';
import { deliveryNotChosen } from './delivery/delivery-not-chosen.ts';
import { deprecatedSetting } from './delivery/deprecated-setting.ts';
import { exclusionsNotTamperProtected } from './delivery/exclusions-not-tamper-protected.ts';
import { intuneKeyWithoutEffect } from './delivery/intune-key-without-effect.ts';
import { intuneOnboardingOnServer } from './delivery/intune-onboarding-on-server.ts';
import { mdeManagementLicence } from './delivery/mde-management-licence.ts';
import { mdeManagementLimits } from './delivery/mde-management-limits.ts';
import { mdmGpoRace } from './delivery/mdm-gpo-race.ts';
import { onboardingAndOffboardingTogether } from './delivery/onboarding-and-offboarding-together.ts';
import { onboardingSecretInSource } from './delivery/onboarding-secret-in-source.ts';
import { osconfigDriftRace } from './delivery/osconfig-drift-race.ts';
import { outputPathTooLong } from './delivery/output-path-too-long.ts';
import { polarityMismatch } from './delivery/polarity-mismatch.ts';
import { preferencesUnfiltered } from './delivery/preferences-unfiltered.ts';
import { preferencesWithoutEffect } from './delivery/preferences-without-effect.ts';
import { rawBesidePolicies } from './delivery/raw-beside-policies.ts';
import { rawOwnedByCatalogue } from './delivery/raw-owned-by-catalogue.ts';
import { serviceStartValuesManaged } from './delivery/service-start-values-managed.ts';
import { settingBelowOsFloor } from './delivery/setting-below-os-floor.ts';
import { settingWithoutRoute } from './delivery/setting-without-route.ts';
import { tamperBlobNotCompilable } from './delivery/tamper-blob-not-compilable.ts';
import { tamperBlocksSwitchToPassive } from './delivery/tamper-blocks-switch-to-passive.ts';
import { tamperIgnoresChannel } from './delivery/tamper-ignores-channel.ts';
import { tamperProtectionByRegistry } from './delivery/tamper-protection-by-registry.ts';
import { valueOutOfRange } from './delivery/value-out-of-range.ts';
import { downlevelOsOutOfScope } from './environment/downlevel-os-out-of-scope.ts';
import { edrBlockOsUnlisted } from './environment/edr-block-os-unlisted.ts';
import { edrBlockServer2016ActiveOnly } from './environment/edr-block-server-2016-active-only.ts';
import { edrBlockUnsupportedOs } from './environment/edr-block-unsupported-os.ts';
import { guideStrategyOnServer } from './environment/guide-strategy-on-server.ts';
import { osBuildOfAnother } from './environment/os-build-of-another.ts';
import { osBuildUnlisted } from './environment/os-build-unlisted.ts';
import { osNewerThanBaseline } from './environment/os-newer-than-baseline.ts';
import { passiveNeedsUnifiedAgent } from './environment/passive-needs-unified-agent.ts';
import { passiveServer2016Baseline2021 } from './environment/passive-server-2016-2021-baseline.ts';
import { passiveUnsupportedOs } from './environment/passive-unsupported-os.ts';
import { passiveWindows10Floor1703 } from './environment/passive-windows10-1703-floor.ts';
import { server2012R2NoAntivirus } from './environment/server-2012r2-no-antivirus.ts';
import { asrExclusionWithoutRule } from './exclusions/asr-exclusion-without-rule.ts';
import { exclusionCharacters } from './exclusions/exclusion-characters.ts';
import { exclusionContextMalformed } from './exclusions/exclusion-context-malformed.ts';
import { exclusionContextMisplaced } from './exclusions/exclusion-context-misplaced.ts';
import { exclusionContextVersionFloor } from './exclusions/exclusion-context-version-floor.ts';
import { exclusionDuplicate } from './exclusions/exclusion-duplicate.ts';
import { exclusionExpired } from './exclusions/exclusion-expired.ts';
import { exclusionIpAddress } from './exclusions/exclusion-ip-address.ts';
import { exclusionOfAttackTool } from './exclusions/exclusion-of-attack-tool.ts';
import { exclusionOfDriveRoot } from './exclusions/exclusion-of-drive-root.ts';
import { exclusionOfRiskyExtension } from './exclusions/exclusion-of-risky-extension.ts';
import { exclusionOfRiskyFolder } from './exclusions/exclusion-of-risky-folder.ts';
import { exclusionPathNotAbsolute } from './exclusions/exclusion-path-not-absolute.ts';
import { exclusionPathNotNormalized } from './exclusions/exclusion-path-not-normalized.ts';
import { exclusionPathsJoined } from './exclusions/exclusion-paths-joined.ts';
import { exclusionProcessByName } from './exclusions/exclusion-process-by-name.ts';
import { exclusionShadowed } from './exclusions/exclusion-shadowed.ts';
import { exclusionUserVariable } from './exclusions/exclusion-user-variable.ts';
import { exclusionWildcards } from './exclusions/exclusion-wildcards.ts';
import { settingExpired } from './exclusions/setting-expired.ts';
import { assignmentsOverlap } from './file/assignments-overlap.ts';
import { devicesOverlap } from './file/devices-overlap.ts';
import { ruleFilesNotRun } from './file/rule-files-not-run.ts';
import { ruleLevelRefused } from './file/rule-level-refused.ts';
import { ruleLevelUnknown } from './file/rule-level-unknown.ts';
import { waiverBroad } from './file/waiver-broad.ts';
import { waiverExpired } from './file/waiver-expired.ts';
import { waiverUnknown } from './file/waiver-unknown.ts';
import { waiverUnused } from './file/waiver-unused.ts';
import { wasItself } from './file/was-itself.ts';
import { wasReused } from './file/was-reused.ts';
import { wasTaken } from './file/was-taken.ts';
import { deploymentToolDecidesMode } from './forcing/deployment-tool-decides-mode.ts';
import { forcePassiveAfterOnboarding } from './forcing/force-passive-after-onboarding.ts';
import { forcePassiveChannel } from './forcing/force-passive-channel.ts';
import { forcePassiveContradictsMode } from './forcing/force-passive-contradicts-mode.ts';
import { forcePassiveOnClient } from './forcing/force-passive-on-client.ts';
import { forcePassiveRestart } from './forcing/force-passive-restart.ts';
import { forcePassiveWrongData } from './forcing/force-passive-wrong-data.ts';
import { forcePassiveWrongKey } from './forcing/force-passive-wrong-key.ts';
import { forcePassiveWrongName } from './forcing/force-passive-wrong-name.ts';
import { installerPassiveNotPersistent } from './forcing/installer-passive-not-persistent.ts';
import { serverActiveNotForced } from './forcing/server-active-not-forced.ts';
import { serverPassiveNotForced } from './forcing/server-passive-not-forced.ts';
import { watpKeyDeleted } from './forcing/watp-key-deleted.ts';
import { activeWithOtherAntivirus } from './onboarding/active-with-other-antivirus.ts';
import { clientLicenceOnServer } from './onboarding/client-licence-on-server.ts';
import { clientPassiveIsAutomatic } from './onboarding/client-passive-is-automatic.ts';
import { defenderAntivirusRemoved } from './onboarding/defender-antivirus-removed.ts';
import { edrBlockRequiresOnboarding } from './onboarding/edr-block-requires-onboarding.ts';
import { mutualExclusionsMissing } from './onboarding/mutual-exclusions-missing.ts';
import { otherAntivirusNotExcluded } from './onboarding/other-antivirus-not-excluded.ts';
import { otherAntivirusNotRegistered } from './onboarding/other-antivirus-not-registered.ts';
import { passiveLicencePlan } from './onboarding/passive-licence-plan.ts';
import { passiveRequiresOnboarding } from './onboarding/passive-requires-onboarding.ts';
import { passiveRequiresOtherAntivirus } from './onboarding/passive-requires-other-antivirus.ts';
import { securityCenterServiceRequired } from './onboarding/security-center-service-required.ts';
import { serverNotOnboardedOtherAntivirus } from './onboarding/server-not-onboarded-other-antivirus.ts';
import { smartAppControlNote } from './onboarding/smart-app-control-note.ts';
import { asrNoEffectInPassive } from './passive/asr-no-effect-in-passive.ts';
import { cfaNoEffectInPassive } from './passive/cfa-no-effect-in-passive.ts';
import { networkProtectionNoEffectInPassive } from './passive/network-protection-no-effect-in-passive.ts';
import { passiveLimitsNote } from './passive/passive-limits-note.ts';
import { passiveScanExceptionsOpen } from './passive/passive-scan-exceptions-open.ts';
import { passiveScanSettingsLeft } from './passive/passive-scan-settings-left.ts';
import { protectionTurnedOffInPassive } from './passive/protection-turned-off-in-passive.ts';
import { puaNoEffectInPassive } from './passive/pua-no-effect-in-passive.ts';
import { remediationNoEffectInPassive } from './passive/remediation-no-effect-in-passive.ts';
import { scanScheduleIgnoredInPassive } from './passive/scan-schedule-ignored-in-passive.ts';
import { updateScheduleIgnoredInPassive } from './passive/update-schedule-ignored-in-passive.ts';
import { cloudBlockZeroTolerance } from './protection/cloud-block-zero-tolerance.ts';
import { layerDropsProtection } from './protection/layer-drops-protection.ts';
import { protectionOffWhileActive } from './protection/protection-off-while-active.ts';
import { protectionWeakerThanRecommended } from './protection/protection-weaker-than-recommended.ts';
import { disableAntivirusByRegistry } from './turn-off/disable-antivirus-by-registry.ts';
import { turnOffPolicyBecomesPassive } from './turn-off/turn-off-policy-becomes-passive.ts';
import { turnOffPolicyBeforeOnboarding } from './turn-off/turn-off-policy-before-onboarding.ts';
import { turnOffPolicyBlocksSensor } from './turn-off/turn-off-policy-blocks-sensor.ts';
import { turnOffPolicyDisablesServer } from './turn-off/turn-off-policy-disables-server.ts';
import { turnOffPolicyIgnoredOnClient } from './turn-off/turn-off-policy-ignored-on-client.ts';
import { turnOffPolicyOverridden } from './turn-off/turn-off-policy-overridden.ts';
import { turnOffPolicySetToZero } from './turn-off/turn-off-policy-set-to-zero.ts';
import { turnOffPolicyWithPassive } from './turn-off/turn-off-policy-with-passive.ts';

/** Every rule on a group, in the order of the chapters. Nothing is discovered: what is not listed does not run. */
export const RULES: readonly Rule[] = [
  passiveUnsupportedOs,
  passiveServer2016Baseline2021,
  passiveNeedsUnifiedAgent,
  server2012R2NoAntivirus,
  downlevelOsOutOfScope,
  passiveWindows10Floor1703,
  guideStrategyOnServer,
  osNewerThanBaseline,
  osBuildOfAnother,
  osBuildUnlisted,
  edrBlockUnsupportedOs,
  edrBlockServer2016ActiveOnly,
  edrBlockOsUnlisted,
  passiveRequiresOnboarding,
  edrBlockRequiresOnboarding,
  passiveRequiresOtherAntivirus,
  otherAntivirusNotRegistered,
  securityCenterServiceRequired,
  defenderAntivirusRemoved,
  activeWithOtherAntivirus,
  serverNotOnboardedOtherAntivirus,
  clientLicenceOnServer,
  clientPassiveIsAutomatic,
  mutualExclusionsMissing,
  otherAntivirusNotExcluded,
  passiveLicencePlan,
  smartAppControlNote,
  serverActiveNotForced,
  serverPassiveNotForced,
  deploymentToolDecidesMode,
  forcePassiveWrongName,
  forcePassiveWrongKey,
  forcePassiveWrongData,
  forcePassiveContradictsMode,
  forcePassiveOnClient,
  forcePassiveAfterOnboarding,
  forcePassiveChannel,
  forcePassiveRestart,
  watpKeyDeleted,
  installerPassiveNotPersistent,
  disableAntivirusByRegistry,
  turnOffPolicyWithPassive,
  turnOffPolicyIgnoredOnClient,
  turnOffPolicyBlocksSensor,
  turnOffPolicyDisablesServer,
  turnOffPolicyBecomesPassive,
  turnOffPolicyOverridden,
  turnOffPolicyBeforeOnboarding,
  turnOffPolicySetToZero,
  edrBlockRequiresCloudProtection,
  edrBlockVersionFloor,
  edrBlockRequiresRunningAntivirus,
  edrBlockPortalOnly,
  edrBlockChannelPlatformFloor,
  edrBlockTemplateTooOld,
  edrBlockLicence,
  edrBlockContradictsMode,
  edrBlockFlagValue,
  edrBlockWhileActive,
  edrBlockRecommendedWithPassive,
  edrBlockIndicatorsNotHonoured,
  edrBlockOperationalNotes,
  asrNoEffectInPassive,
  networkProtectionNoEffectInPassive,
  cfaNoEffectInPassive,
  puaNoEffectInPassive,
  remediationNoEffectInPassive,
  scanScheduleIgnoredInPassive,
  passiveScanExceptionsOpen,
  passiveScanSettingsLeft,
  updateScheduleIgnoredInPassive,
  protectionTurnedOffInPassive,
  passiveLimitsNote,
  protectionOffWhileActive,
  protectionWeakerThanRecommended,
  cloudBlockZeroTolerance,
  layerDropsProtection,
  neededSettingOff,
  neededSettingUnset,
  settingUnsupportedHere,
  tamperBlocksSwitchToPassive,
  tamperIgnoresChannel,
  tamperBlobNotCompilable,
  configurationProtectionIgnoresChannel,
  configurationProtectionRequirements,
  mdeManagementLimits,
  mdeManagementLicence,
  mdmGpoRace,
  osconfigDriftRace,
  ansibleOsFloor,
  polarityMismatch,
  valueOutOfRange,
  asrExclusionsJoined,
  asrRuleByGuid,
  asrRuleTwice,
  settingBelowOsFloor,
  intuneKeyWithoutEffect,
  assignedGroupNamedAll,
  intuneOnboardingOnServer,
  cloudOnboardingOnClient,
  onboardingSecretInSource,
  outputPathTooLong,
  onboardingAndOffboardingTogether,
  deprecatedSetting,
  exclusionsNotTamperProtected,
  deliveryNotChosen,
  settingWithoutRoute,
  rawOwnedByCatalogue,
  preferencesWithoutEffect,
  preferencesUnfiltered,
  rawBesidePolicies,
  serviceStartValuesManaged,
  tamperProtectionByRegistry,
  exclusionOfDriveRoot,
  exclusionOfRiskyFolder,
  exclusionOfRiskyExtension,
  exclusionOfAttackTool,
  exclusionIpAddress,
  exclusionWildcards,
  exclusionUserVariable,
  exclusionProcessByName,
  exclusionPathNotAbsolute,
  exclusionPathNotNormalized,
  exclusionCharacters,
  exclusionPathsJoined,
  exclusionContextMalformed,
  exclusionContextMisplaced,
  exclusionContextVersionFloor,
  exclusionDuplicate,
  exclusionShadowed,
  exclusionExpired,
  settingExpired,
  asrExclusionWithoutRule,
];

/** Rules on the file itself: its waivers and the levels that it gives to rules. */
export const FILE_RULES: readonly RuleInfo[] = [
  waiverExpired,
  waiverUnknown,
  waiverUnused,
  waiverBroad,
  ruleLevelRefused,
  ruleLevelUnknown,
  ruleFilesNotRun,
  wasTaken,
  wasReused,
  wasItself,
  devicesOverlap,
  assignmentsOverlap,
];

/** Every rule with a page: those on a group, and those on the file itself. */
export const RULE_INFOS: readonly RuleInfo[] = [...RULES, ...FILE_RULES];
