/** What baselines, benchmarks and authorities ask of Defender Antivirus, and frameworks of a team's own. */

export { askedPlace, askText, ruleTitle } from './frameworks/ask-words.ts';
export type { AskedBy, AskedOfSetting } from './frameworks/conflicts.ts';
export { askedOfSettings } from './frameworks/conflicts.ts';
export type { FoundRule } from './frameworks/find.ts';
export { findFrameworks, findRules, latestFrameworks } from './frameworks/find.ts';
export type {
  Ask,
  AskedSetting,
  Benchmark,
  Framework,
  FrameworkRole,
  FrameworkRule,
  FrameworkSource,
  RuleReferences,
  SettingAsk,
} from './frameworks/framework.ts';
export { FRAMEWORK_ROLES, frameworkName, isSettingAsk } from './frameworks/framework.ts';
export type { SaidValue } from './frameworks/judge-ask.ts';
export { meetsAsk, saidOf, wantedValue } from './frameworks/judge-ask.ts';
export { parseFramework } from './frameworks/parse-framework.ts';
export { parseLayer } from './frameworks/parse-layer.ts';
export { presetSettings } from './frameworks/preset.ts';
export { presetLayer } from './frameworks/preset-layer.ts';
export { type ExtendedIn, extendedIn } from './parse/extended-in.ts';
export { type Extended, extendedBy, isLayerFile } from './resolve/layers.ts';
