import { intuneTargets } from '../../../packages/intune/dist/index.js';
import { verifyTarget } from '../../../packages/verify/dist/index.js';

const ABOUT = { epochSeconds: 0, toolVersion: '0' };
const text = (bytes) => new TextDecoder().decode(bytes);

/** The scripts that are written for the devices of a group: name to text, as they stand in the output. */
export function scriptsOf(group) {
  const scripts = new Map();
  for (const [path, bytes] of verifyTarget.produce(group, ABOUT).files)
    if (path.endsWith('.ps1')) scripts.set(path.replace(/^verify\//, ''), text(bytes));
  if (group.deliver.includes('intune'))
    for (const target of intuneTargets)
      for (const [path, bytes] of target.produce(group, ABOUT).files) {
        const part = /ForceDefenderPassiveMode_(detection|remediation)\.ps1$/.exec(path);
        if (part !== null) scripts.set(`package-${part[1]}.ps1`, text(bytes));
      }
  return scripts;
}
