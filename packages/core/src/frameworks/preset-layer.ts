import type { Location, Outcome } from '../diagnostic/diagnostic.ts';
import { fail, succeed } from '../diagnostic/diagnostic.ts';
import { suggest } from '../diagnostic/suggest.ts';
import type { OutsideLayer } from '../model/parsed-fleet.ts';
import { findFrameworks } from './find.ts';
import { type Framework, frameworkName } from './framework.ts';
import { presetSettings } from './preset.ts';

/**
 * What a fleet takes over that extends a preset by its name and version; `at` is where it does.
 *
 * Errors: `fleet-unknown-preset`.
 */
export function presetLayer(frameworks: readonly Framework[], name: string, at: Location): Outcome<OutsideLayer> {
  const presets = frameworks.filter(({ preset }) => preset === true);
  const [framework] = findFrameworks(presets, name).filter((one) =>
    name.toLowerCase().endsWith(`@${one.version}`.toLowerCase()),
  );
  if (framework !== undefined) return succeed({ settings: presetSettings(framework) });
  const known = presets.flatMap((preset) =>
    [preset.id, ...(preset.aliases ?? [])].map((id) => `${id}@${preset.version}`),
  );
  const versions = findFrameworks(presets, name.replace(/@.*$/, '')).map(frameworkName);
  if (!name.includes('@') && versions.length > 0)
    return refuse(
      `The preset "${name}" is named without its version.`,
      `Write ${versions.join(' or ')}: another version is then a change that can be read.`,
      at,
    );
  const likely = versions.length > 0 ? versions : [suggest(name, known) ?? ''].filter((one) => one !== '');
  const hint = likely.length > 0 ? `Did you mean ${likely.join(' or ')}?` : `Choose one of ${known.join(', ')}.`;
  return refuse(`There is no preset "${name}".`, hint, at);
}

function refuse(message: string, hint: string, at: Location): Outcome<never> {
  return fail([{ code: 'fleet-unknown-preset', severity: 'error', message, at, hint }]);
}
