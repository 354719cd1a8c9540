// Made by packages/codegen from packages/core/catalogue; edit those and run `node scripts/generate.mjs`.
import type { AreaInfo } from './row.ts';

/** The areas of the catalogue, in the order in which everything lists them. */
export const AREAS: readonly AreaInfo[] = [
    { id: 'mode', title: 'Mode', about: 'What decides whether Defender Antivirus is active, passive or off, EDR in block mode, and tamper protection.' },
    { id: 'cloud-protection', title: 'Cloud protection', about: 'What Defender Antivirus asks the cloud, and how much it sends there.' },
    { id: 'real-time-protection', title: 'Real-time protection', about: 'Watching files, programs and scripts while they are used.' },
    { id: 'scanning', title: 'Scanning', about: 'What a scan looks into, and what it may cost.' },
    { id: 'scan-schedule', title: 'Scan schedule', about: 'When scans run, and what happens to the ones that were missed.' },
    { id: 'exclusions', title: 'Exclusions', about: 'What Defender Antivirus leaves alone, and who may see or extend the lists.' },
    { id: 'remediation', title: 'Remediation', about: 'What happens to a detection, to the quarantine and to potentially unwanted applications.' },
    { id: 'attack-surface-reduction', title: 'Attack surface reduction', about: 'Attack surface reduction rules and controlled folder access.' },
    { id: 'network-protection', title: 'Network protection', about: 'Network protection and the network inspection that it stands on.' },
    { id: 'behavioral-network-blocks', title: 'Behavioral network blocks', about: 'Remote encryption protection and brute-force protection.' },
    { id: 'device-control', title: 'Device control', about: 'Control of removable storage, printers and other devices.' },
    { id: 'updates', title: 'Updates', about: 'Sources, schedules and channels of intelligence, engine and platform updates.' },
    { id: 'user-interface', title: 'User interface', about: 'What the person at the device sees.' },
    { id: 'windows-security-app', title: 'Windows Security app', about: 'What the app shows, what it hides, and whom it names for help.' },
    { id: 'reporting', title: 'Reporting', about: 'Events, notifications and traces.' },
    { id: 'general', title: 'General', about: 'The service, its connections and its engine.' },
    { id: 'onboarding', title: 'Onboarding', about: 'Defender for Endpoint itself: onboarding and what the sensor may send.' },
  ];
