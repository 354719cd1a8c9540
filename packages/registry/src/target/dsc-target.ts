import { dscCannot, encodeDsc } from '../codec/dsc/encode.ts';
import { valueTarget } from './value-target.ts';

/** Configuration documents of DSC 3: for servers without a domain, by themselves or through what calls DSC. */
export const dscTarget = valueTarget({
  id: 'dsc',
  title: 'Configuration documents of Microsoft DSC 3 that set the policy and take it back',
  serves: ['dsc'],
  byName: ['registry', 'configmgr'],
  noun: 'A DSC document',
  code: 'dsc-cannot-say',
  cannot: dscCannot,
  write: ({ name, fleet }, { file, undo, reach }) => {
    const forward = {
      description: `Microsoft Defender Antivirus policy of the group ${name} in the fleet ${fleet}.`,
      items: file.items,
    };
    const back = {
      description: `Takes back what ${name}.dsc.json of the fleet ${fleet} sets${reach.isOutside ? ' below the Policies keys' : ''}; no key is removed.`,
      items: undo.items,
    };
    const files = new Map([
      [`dsc/${name}.dsc.json`, encodeDsc(forward)],
      [`dsc/${name}.list.dsc.json`, encodeDsc(forward, 'list')],
      [`dsc/${name}.undo.dsc.json`, encodeDsc(back)],
    ]);
    return { files };
  },
});
