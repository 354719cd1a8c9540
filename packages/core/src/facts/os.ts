import type { OsId } from '../model/vocabulary.ts';

/** What is known of an operating system, apart from modes. */
export interface OsInfo {
  readonly title: string;
  /** Clients find another antivirus through Security Center and go passive by themselves; servers never do. */
  readonly class: 'client' | 'server';
  /** Outside the scope of Defender Antivirus policy altogether. */
  readonly downlevel?: true;
}

/** Name and class of each operating system that a fleet can name. */
export const OS_INFO: Readonly<Record<OsId, OsInfo>> = {
  'windows-10': { title: 'Windows 10', class: 'client' },
  'windows-11': { title: 'Windows 11', class: 'client' },
  'windows-server-1803': { title: 'Windows Server, version 1803 or later (SAC)', class: 'server' },
  'windows-server-2012-r2': { title: 'Windows Server 2012 R2', class: 'server' },
  'windows-server-2016': { title: 'Windows Server 2016', class: 'server' },
  'windows-server-2019': { title: 'Windows Server 2019', class: 'server' },
  'windows-server-2022': { title: 'Windows Server 2022', class: 'server' },
  'windows-server-2025': { title: 'Windows Server 2025', class: 'server' },
  'azure-stack-hci-23h2': { title: 'Azure Stack HCI 23H2 or later', class: 'server' },
  'windows-7': { title: 'Windows 7', class: 'client', downlevel: true },
  'windows-8.1': { title: 'Windows 8.1', class: 'client', downlevel: true },
  'windows-server-2008-r2': { title: 'Windows Server 2008 R2', class: 'server', downlevel: true },
};

/** True for Windows Server and Azure Stack HCI. */
export function isServer(os: OsId): boolean {
  return OS_INFO[os].class === 'server';
}
