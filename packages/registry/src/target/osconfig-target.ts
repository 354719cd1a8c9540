import { fill, psText } from '@mdav/quote';
import { encodeOsconfig, osconfigCannot } from '../codec/osconfig/encode.ts';
import { encodePowerShell } from '../codec/powershell/encode.ts';
import { OSCONFIG } from './embedded.generated.ts';
import { valueTarget } from './value-target.ts';

/** Documents of OSConfig, and the PowerShell around them. */
export const osconfigTarget = valueTarget({
  id: 'osconfig',
  title: 'Documents of OSConfig, with the PowerShell that sets them and takes them back',
  serves: ['osconfig'],
  byName: ['registry', 'configmgr'],
  noun: 'A document of OSConfig',
  code: 'osconfig-cannot-say',
  cannot: osconfigCannot,
  write: ({ name, fleet }, { file, undo, reach }) => {
    if (!file.items.some(({ kind }) => kind === 'set')) return { files: new Map() };
    const namespace = psText(name);
    const forward = encodePowerShell({
      heading: [
        `Microsoft Defender Antivirus policy of the group ${name} in the fleet ${fleet}.`,
        `Gives ${name}.osc.json to oscfg.exe, the command line of OSConfig: winget install Microsoft.OSConfig.`,
        'What else sets the same values takes turns with OSConfig: give each value to one of them.',
      ],
      before: fill(OSCONFIG.apply, { file: psText(`${name}.osc.json`), namespace }),
      items: [],
    });
    const back = encodePowerShell({
      heading: [
        `Takes back what ${name}.osc.json of the fleet ${fleet} sets: OSConfig forgets it, then the values${reach.isOutside ? ' below the Policies keys' : ''} are deleted.`,
        'Every key stays. Other sources of policy, such as Group Policy and Intune, may set them again.',
      ],
      before: fill(OSCONFIG.forget, { namespace }),
      items: undo.items,
    });
    const files = new Map([
      [`osconfig/${name}.osc.json`, encodeOsconfig(file.items)],
      [`osconfig/${name}.ps1`, forward],
      [`osconfig/${name}.undo.ps1`, back],
    ]);
    return { files };
  },
});
