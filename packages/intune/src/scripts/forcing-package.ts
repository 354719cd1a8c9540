import type { ResolvedGroup } from '@mdav/core';
import { describeGroup, objectName } from '../names/object-name.ts';
import { detectionScript, remediationScript } from './forcing-scripts.ts';
import type { ForcingState } from './forcing-state.ts';
import type { ScriptPackage } from './package.ts';

/**
 * The package that sets `ForceDefenderPassiveMode` on clients. No node and no policy carries the value; a script of an
 * enrolled client is the one way through Intune.
 */
export function forcingPackage(group: ResolvedGroup, wanted: ForcingState): ScriptPackage {
  return {
    name: objectName(group, 'ForceDefenderPassiveMode'),
    description: describeGroup(group),
    publisher: 'mdav',
    roleScopeTagIds: ['0'],
    detection: detectionScript(wanted),
    remediation: remediationScript(wanted),
    runAs: 'system',
    runAs32Bit: false,
    enforceSignatureCheck: false,
  };
}
