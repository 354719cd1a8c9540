import type { Diagnostic, Outcome, OutsideLayer, ParsedFleet } from '@mdav/core';
import { fail, succeed } from '@mdav/core/format';
import { extendedBy, type Framework, isLayerFile, presetLayer } from '@mdav/core/frameworks';

/** True when a fleet names a preset, so that nothing can be said of it before the presets are here. */
export function needsPresets({ fleet }: ParsedFleet): boolean {
  return extendedOf(fleet).some(({ name }) => !isLayerFile(name));
}

/**
 * Brings along the presets that a fleet extends. A page has no files beside the fleet.
 *
 * Errors: `fleet-unknown-preset`.
 */
export function withPresets(parsed: ParsedFleet, frameworks: readonly Framework[]): Outcome<ParsedFleet> {
  const layers = new Map<string, OutsideLayer>();
  const problems = new Map<string, Diagnostic>();
  for (const { name, path } of extendedOf(parsed.fleet)) {
    const at = parsed.locate(path);
    const layer = isLayerFile(name) ? noFile(name, at) : presetLayer(frameworks, name, at);
    if (layer.ok) layers.set(name, layer.value);
    else for (const one of layer.diagnostics) problems.set(`${one.message} ${at.line}:${at.column}`, one);
  }
  if (problems.size > 0) return fail([...problems.values()]);
  return succeed(layers.size === 0 ? parsed : { ...parsed, layers });
}

function extendedOf(fleet: ParsedFleet['fleet']) {
  return Object.entries(fleet.groups).flatMap(([name, group]) => extendedBy(fleet, name, group));
}

function noFile(name: string, at: Diagnostic['at']): Outcome<OutsideLayer> {
  return fail([
    {
      code: 'fleet-unknown-preset',
      severity: 'error',
      message: `${name} lies beside the fleet file, and this page has no files.`,
      at,
      hint: 'Write its settings into `defaults`, or run `mdav check` where the file is.',
    },
  ]);
}
