import type { Feature, FeatureInMode, ResolvedGroup } from '@mdav/core';
import { FEATURES, isPassive, wantsBlockMode } from '@mdav/core';

/** What of a group decides about a feature. */
export type FeatureFacts = Pick<ResolvedGroup, 'mode' | 'baseline' | 'endpointDlp'>;

/** A feature, and what a group has of it. */
export interface GroupFeature extends FeatureInMode {
  readonly title: string;
  /** The documentation that the group is held to does not name it; read as the pages after it do. */
  readonly isUnlisted: boolean;
}

/** What works in a group once its devices are in the wanted mode, in the order of the table. */
export function featuresOf(facts: FeatureFacts): readonly GroupFeature[] {
  return FEATURES.map((feature) => ({
    title: feature.title,
    isUnlisted: facts.baseline === '2021-07' && feature.passiveIn2021 === 'unlisted',
    ...featureIn(feature, facts),
  }));
}

function featureIn(feature: Feature, { mode, baseline, endpointDlp }: FeatureFacts): FeatureInMode {
  if (!isPassive(mode)) return feature.active;
  if (wantsBlockMode(mode) && feature.passiveWithBlockMode !== undefined) return feature.passiveWithBlockMode;
  const of2021 = feature.passiveIn2021;
  if (baseline === '2021-07' && of2021 !== undefined && of2021 !== 'unlisted') return of2021;
  return (endpointDlp === undefined ? undefined : feature.passiveWithDlp?.[endpointDlp]) ?? feature.passive;
}
