import { closest } from '@mdav/core/format';
import { findFrameworks, frameworkName, latestFrameworks, presetSettings } from '@mdav/core/frameworks';
import type { AgainstPreset } from '@mdav/import';
import { UsageError } from '../program/usage.ts';
import { shippedFrameworks } from './named-frameworks.ts';

/**
 * The preset of a name; without a version its newest one, which the name of what is returned has.
 *
 * Throws `UsageError`.
 */
export async function presetNamed(name: string): Promise<AgainstPreset> {
  const presets = (await shippedFrameworks()).filter(({ preset }) => preset === true);
  const [framework] = latestFrameworks(findFrameworks(presets, name));
  if (framework !== undefined) return { name: frameworkName(framework), settings: presetSettings(framework) };
  const known = presets.map(frameworkName);
  const likely = closest(name, [...known, ...presets.map(({ id }) => id)]).slice(0, 3);
  throw new UsageError(
    `There is no preset "${name}".`,
    likely.length > 0 ? `Did you mean ${likely.join(' or ')}?` : `Choose one of ${known.join(', ')}.`,
  );
}

/**
 * The systems that presets are for, as `--os` takes them; nothing where none of them says it. What is no name of a preset,
 * such as a file, tells of none.
 */
export async function systemsOfPresets(names: readonly string[]): Promise<string | undefined> {
  if (names.length === 0) return undefined;
  const presets = (await shippedFrameworks()).filter(({ preset }) => preset === true);
  const systems = new Set(names.flatMap((name) => findFrameworks(presets, name).flatMap(({ os = [] }) => os)));
  return systems.size === 0 ? undefined : [...systems].join(',');
}
