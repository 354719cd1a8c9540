import { OS_INFO } from '../../facts/os.ts';
import type { OsFact } from '../../model/resolved.ts';
import { osNames } from '../../rule/ask.ts';
import { defineRule } from '../../rule/rule.ts';

/** Devices that the Ansible of today does not manage. */
export const ansibleOsFloor = defineRule({
  id: 'ansible-os-floor',
  chapter: 'delivery',
  severity: 'warning',
  what: 'Ansible is to deliver to systems before Windows 10 and Windows Server 2016.',
  why: 'Ansible asks of the devices that it manages for Windows 10 or Windows Server 2016 or later. Its guide of April 2019 names Windows 7 and Windows Server 2008 besides; the tasks were never tried with those.',
  fix: 'Deliver to these systems by `gpo` or `registry`.',
  autofix: { none: 'choice' },
  waive: 'When a release of Ansible that takes these systems is in use.',
  basis: 'documented',
  sources: ['ansible-windows', 'ansible-windows-2019'],
  good: `
    os: windows-server-2016
    agent: unified
    mode: active
    deliver: [ansible]
  `,
  bad: `
    os: windows-server-2012-r2
    agent: unified
    mode: active
    deliver: [ansible]
  `,
  check: ({ os, deliver, origins, at }) => {
    const older = os.filter(isOlder);
    if (!deliver.includes('ansible') || older.length === 0) return [];
    return [
      {
        at: origins['deliver'] ?? at,
        message: `The Ansible of today manages Windows 10 and Windows Server 2016 or later, and not ${osNames(older)}.`,
      },
    ];
  },
});

/** That of the first Windows 10; Windows Server 2016 is later [ansible-windows]. */
const FIRST_BUILD = 10240;

function isOlder({ id }: OsFact): boolean {
  return OS_INFO[id].builds.every(({ last }) => last < FIRST_BUILD);
}
