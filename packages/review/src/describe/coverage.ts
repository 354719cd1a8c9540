import type { MdmBinding, RegistryBinding, SettingRow } from '@mdav/core';

/** The ways to say a setting that lists and tables tell apart. `intune` is the settings catalog. */
export const SETTING_CHANNELS = ['registry', 'gpo', 'intune', 'oma-uri'] as const;
export type SettingChannel = (typeof SETTING_CHANNELS)[number];

/**
 * Whether a channel carries a setting.
 *
 * - `yes`: it says it.
 * - `value only`: a policy file can hold the registry value, but no Microsoft template names it.
 * - `by hand`: no file can say it.
 * - `no`: it cannot say it at all.
 */
export type Coverage = 'yes' | 'value only' | 'by hand' | 'no';

/** In the order in which tables count them. */
export const COVERAGES: readonly Coverage[] = ['yes', 'value only', 'by hand', 'no'];

const COVERAGE: { readonly [Channel in SettingChannel]: (row: SettingRow) => Coverage } = {
  registry: ({ registry }) => bindingCoverage(registry),
  gpo: ({ registry, admx }) => {
    const coverage = bindingCoverage(registry);
    return coverage === 'yes' && admx === undefined ? 'value only' : coverage;
  },
  intune: ({ mdm }) => (mdm.kind === 'node' && mdm.catalog === undefined ? 'no' : bindingCoverage(mdm)),
  'oma-uri': ({ mdm }) => (mdm.kind === 'within' ? 'no' : bindingCoverage(mdm)),
};

/** Whether a channel carries the setting of a row. */
export function coverageOf(row: SettingRow, channel: SettingChannel): Coverage {
  return COVERAGE[channel](row);
}

/** True where a file of the channel carries it. */
export function isCarried(coverage: Coverage): boolean {
  return coverage === 'yes' || coverage === 'value only';
}

function bindingCoverage({ kind }: RegistryBinding | MdmBinding): Coverage {
  return kind === 'manual' ? 'by hand' : kind === 'unsupported' ? 'no' : 'yes';
}
