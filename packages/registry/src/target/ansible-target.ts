import { OS_INFO, type ResolvedGroup } from '@mdav/core';
import { ansibleCannot, encodeAnsible } from '../codec/ansible/encode.ts';
import { valueTarget } from './value-target.ts';

/** The feature without which a server has no Defender Antivirus. */
const FEATURE = 'Windows-Defender';

/** Playbooks, for servers that Ansible manages anyway. */
export const ansibleTarget = valueTarget({
  id: 'ansible',
  title: 'Playbooks of Ansible that set the policy and take it back',
  serves: ['ansible'],
  byName: ['registry', 'configmgr'],
  noun: 'A task of Ansible',
  code: 'ansible-cannot-say',
  cannot: ansibleCannot,
  write: (group, { file, undo }) => {
    const { name, fleet } = group;
    const forward = {
      title: `Microsoft Defender Antivirus policy of the group ${name} in the fleet ${fleet}`,
      hosts: name,
      features: lacksFeature(group) ? [FEATURE] : [],
      items: file.items,
    };
    const back = {
      title: `Take back the Microsoft Defender Antivirus policy of the group ${name} in the fleet ${fleet}`,
      hosts: name,
      features: [],
      items: undo.items,
    };
    const files = new Map([
      [`ansible/${name}.yml`, encodeAnsible(forward)],
      [`ansible/${name}.undo.yml`, encodeAnsible(back)],
    ]);
    return { files };
  },
});

/** True where the fleet says that the feature was uninstalled, from servers alone: clients know no such feature. */
function lacksFeature({ defenderAntivirus, os }: ResolvedGroup): boolean {
  return defenderAntivirus === 'removed' && os.every(({ id }) => OS_INFO[id].kind === 'server');
}
