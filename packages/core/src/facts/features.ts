import type { SourceId } from './sources.ts';

/** How much of a feature there is in a mode. */
export type FeatureState = 'yes' | 'part' | 'no';

/** What is left of a feature in one mode. */
export interface FeatureInMode {
  readonly state: FeatureState;
  /** What a reader has to know besides; complete sentences. */
  readonly note?: string;
}

/** A feature of Defender, and what is left of it in each mode. */
export interface Feature {
  /** Kebab-case. */
  readonly id: string;
  readonly title: string;
  readonly active: FeatureInMode;
  readonly passive: FeatureInMode;
  /** In passive mode when it is known whether Endpoint data loss prevention is on. */
  readonly passiveWithDlp?: Readonly<Record<'on' | 'off', FeatureInMode>>;
  /** In passive mode with EDR in block mode, where that makes a difference. */
  readonly passiveWithBlockMode?: FeatureInMode;
  /** With Defender Antivirus disabled: a state that no group asks for, and some end up in. */
  readonly disabled: FeatureInMode;
  /** In passive mode by the pages of July 2021: the same (absent), something else, or in no list of theirs. */
  readonly passiveIn2021?: FeatureInMode | 'unlisted';
  readonly sources: readonly SourceId[];
}

const yes: FeatureInMode = { state: 'yes' };
const no: FeatureInMode = { state: 'no' };

/**
 * What works in which mode, as the pages of 2025 and 2026 say; where those of July 2021 differ, it says so. Cloud
 * protection, real-time protection and limited periodic scanning are not to be turned off for that.
 */
export const FEATURES: readonly Feature[] = [
  {
    id: 'real-time-protection',
    title: 'Real-time protection',
    active: yes,
    passive: {
      state: 'part',
      note: 'It blocks nothing. With Endpoint data loss prevention it runs for that alone; without, it is off.',
    },
    passiveWithDlp: {
      on: { state: 'part', note: 'It runs for data loss prevention alone and blocks nothing.' },
      off: { state: 'no', note: 'Behaviour monitoring is off with it.' },
    },
    disabled: no,
    sources: ['compat-2026', 'passive-2025'],
  },
  {
    id: 'cloud-protection',
    title: 'Cloud-delivered protection',
    active: yes,
    passive: { state: 'no', note: 'Leave it on: EDR in block mode needs it.' },
    disabled: no,
    sources: ['compat-2026', 'edr-2026'],
  },
  {
    id: 'network-protection',
    title: 'Network protection',
    active: yes,
    passive: no,
    disabled: no,
    sources: ['compat-2026', 'seed-edr'],
  },
  {
    id: 'attack-surface-reduction',
    title: 'Attack surface reduction rules',
    active: yes,
    passive: no,
    disabled: no,
    sources: ['compat-2026', 'seed-edr'],
  },
  {
    id: 'file-scanning',
    title: 'File scanning and detection information',
    active: yes,
    passive: {
      state: 'yes',
      note: 'Schedules are ignored, except for the idle-only task, the catch-up quick scan and the scan after an update.',
    },
    disabled: no,
    sources: ['compat-2026', 'passive-2025'],
  },
  {
    id: 'threat-remediation',
    title: 'Threat remediation',
    active: yes,
    passive: { state: 'no', note: 'Only EDR in block mode remediates in passive mode.' },
    passiveWithBlockMode: { state: 'part', note: 'EDR in block mode remediates; the antivirus itself does not.' },
    disabled: no,
    passiveIn2021: { state: 'part', note: 'During scheduled and on-demand scans only.' },
    sources: ['compat-2026', 'compat-2021-08'],
  },
  {
    id: 'security-intelligence',
    title: 'Security intelligence updates',
    active: yes,
    passive: { state: 'yes', note: 'At the pace of Windows Update; schedules of their own are ignored.' },
    disabled: no,
    sources: ['compat-2026', 'passive-2025'],
  },
  {
    id: 'data-loss-prevention',
    title: 'Data loss prevention',
    active: yes,
    passive: yes,
    disabled: no,
    sources: ['compat-2026'],
  },
  {
    id: 'controlled-folder-access',
    title: 'Controlled folder access',
    active: yes,
    passive: no,
    disabled: no,
    passiveIn2021: 'unlisted',
    sources: ['compat-2026'],
  },
  {
    id: 'web-content-filtering',
    title: 'Web content filtering',
    active: yes,
    passive: { state: 'part', note: 'In Microsoft Edge only.' },
    disabled: no,
    passiveIn2021: 'unlisted',
    sources: ['compat-2026'],
  },
  {
    id: 'device-control',
    title: 'Device control',
    active: yes,
    passive: yes,
    disabled: no,
    passiveIn2021: 'unlisted',
    sources: ['compat-2026'],
  },
  {
    id: 'pua-protection',
    title: 'Protection from unwanted applications',
    active: yes,
    passive: no,
    disabled: no,
    passiveIn2021: 'unlisted',
    sources: ['compat-2026'],
  },
  {
    id: 'limited-periodic-scanning',
    title: 'Limited periodic scanning',
    active: no,
    passive: no,
    disabled: { state: 'yes', note: 'On clients beside another antivirus; advised against in companies.' },
    sources: ['compat-2026', 'migrating'],
  },
  {
    id: 'indicators',
    title: 'Indicators: file hash, IP address, URL, certificate',
    active: yes,
    passive: no,
    disabled: no,
    passiveIn2021: 'unlisted',
    sources: ['compat-2026', 'edr-2026'],
  },
];
