import type { SettingValue } from '@mdav/core';
import { detectionScript, remediationScript } from '../scripts/forcing-scripts.ts';
import { FORCING_STATES, forcingValue } from '../scripts/forcing-state.ts';
import type { ScriptPackage } from '../scripts/package.ts';

/**
 * What a script package sets: only the packages that are written here are understood, word for word. What another script
 * does nobody can tell from its text.
 */
export function liftScript(pack: ScriptPackage): { setting: string; value: SettingValue } | undefined {
  if (pack.runAs !== 'system' || pack.runAs32Bit) return undefined;
  const state = FORCING_STATES.find(
    (candidate) =>
      plain(pack.detection) === detectionScript(candidate) && plain(pack.remediation) === remediationScript(candidate),
  );
  return state === undefined ? undefined : { setting: 'forceDefenderPassiveMode', value: forcingValue(state) };
}

const SIGNATURE = /\n# SIG # Begin signature block\n[\s\S]*$/;

/** The script without byte order mark, carriage returns and signature. */
function plain(script: string): string {
  const text = script.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  return text.replace(SIGNATURE, '\n').replace(/\n+$/, '\n');
}
