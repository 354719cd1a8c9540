import type { TermOf } from './term.ts';

/** Updates by the number of their article. The number alone is found too. */
export const UPDATE_TERMS: readonly TermOf[] = [
  {
    id: 'KB4052623',
    also: ['platform update'],
    says: 'The monthly update of the antimalware platform of Defender Antivirus. It comes in passive mode too.',
    see: ['AMProductVersion', 'platformUpdatesChannel', 'platform-below-floor'],
    sources: ['updates-2026'],
  },
  {
    id: 'KB2267602',
    also: ['security intelligence update', 'definition update', 'signature update'],
    says: 'The security intelligence of Defender Antivirus, several times a day; once a month the engine comes with it.',
    see: ['AntivirusSignatureVersion', 'AMEngineVersion', 'signatureUpdateFallbackOrder', 'signatures-old'],
    sources: ['updates-2026'],
  },
  {
    id: 'KB2461484',
    says: 'The security intelligence of System Center Endpoint Protection.',
    see: ['System Center Endpoint Protection'],
    sources: ['updates-2026'],
  },
  {
    id: 'KB5005292',
    also: ['EDR sensor update', 'Microsoft Defender for Endpoint update for EDR Sensor', 'MSSense update'],
    says: 'The update of the sensor of Defender for Endpoint. Windows Server 2012 R2 and 2016 with the modern unified solution need it approved or installed; the sensor then lies in a folder of its own below `ProgramData`, which another antivirus has to exclude as well.',
    next: 'Approve it for these servers, in WSUS below Microsoft Defender for Endpoint.',
    see: ['modern unified solution', 'windows-server-2012-r2', 'windows-server-2016'],
    sources: ['onboard-server-2026', 'updates-2026', 'switch-2-2026'],
  },
  {
    id: 'KB5005101',
    says: 'An update of Windows 10, version 2004 (build 19041) and the versions after it. It brings the nodes that are backed by a template of Group Policy; without it these settings do not come over MDM.',
    see: ['setting-below-os-floor'],
    sources: ['acsp'],
  },
  {
    id: 'KB4490628',
    says: 'An update of the servicing stack of Windows 7 and Windows Server 2008 R2 with Service Pack 1. The Defender deployment tool needs it there, and KB4474419 with it.',
    next: 'Install it first, then KB4474419, and run the tool.',
    see: ['KB4474419', 'windows-7', 'windows-server-2008-r2', 'downlevel-os-out-of-scope'],
    sources: ['deployment-tool', 'onboard-downlevel'],
  },
  {
    id: 'KB4474419',
    says: 'The update by which Windows 7 and Windows Server 2008 R2 with Service Pack 1 take files that are signed by SHA-2. The Defender deployment tool needs it there, and KB4490628 with it.',
    next: 'Install it after KB4490628, and run the tool.',
    see: ['KB4490628', 'windows-7', 'windows-server-2008-r2', 'downlevel-os-out-of-scope'],
    sources: ['deployment-tool', 'onboard-downlevel'],
  },
];
