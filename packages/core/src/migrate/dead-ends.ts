import type { SourceId } from '../facts/sources.ts';
import type { ActionId } from './actions.ts';
import { isIn, type MigrationState, type StateConditions } from './state.ts';

/** An action that leads nowhere in some states. */
export interface DeadEndRow {
  readonly id: string;
  readonly actions: readonly ActionId[];
  readonly when: StateConditions;
  /** What happens, or does not; a complete sentence. */
  readonly says: string;
  /** What has to come first; starts with a verb. */
  readonly first: string;
  readonly sources: readonly SourceId[];
}

/** Orders that the documentation calls a dead end. No way that is proposed goes through one. */
export const DEAD_END_ROWS: readonly DeadEndRow[] = [
  {
    id: 'tamper-protection-holds-active',
    actions: ['force-passive'],
    when: { os: ['server'], onboarded: ['yes'], mode: ['active'], tamper: ['holds'] },
    says: 'On an onboarded server with platform 4.18.2208.0 or later, tamper protection refuses the switch from active to passive, even with the value 1. Troubleshooting mode is no documented way: policy waits until it ends, and what was changed reverts then.',
    first: 'Turn tamper protection off until the server is passive.',
    sources: ['compat-2026', 'releases', 'troubleshooting-2026'],
  },
  {
    id: 'restart-under-tamper-protection',
    actions: ['restart'],
    when: { os: ['server'], onboarded: ['yes'], mode: ['active'], tamper: ['holds'], force: ['1'] },
    says: 'On an onboarded server that is active, tamper protection refuses passive mode even with the value 1, and no page says that a restart changes that.',
    first: 'Turn tamper protection off, for these devices alone, until the server is passive.',
    sources: ['compat-2026', 'releases'],
  },
  {
    id: 'tamper-protection-on-too-early',
    actions: ['tamper-on'],
    when: { os: ['server'], onboarded: ['yes'], mode: ['active'], force: ['1'] },
    says: 'Tamper protection that is on again before the restart refuses the switch that the value asks for.',
    first: 'Restart, and see that the server is passive.',
    sources: ['compat-2026', 'releases'],
  },
  {
    id: 'agent-before-defender',
    actions: ['install-agent'],
    when: { os: ['server'], agent: ['missing'], defender: ['removed'] },
    says: 'On Windows Server 2016 the modern unified solution does not bring Defender Antivirus, which has to be there and up to date before it.',
    first: 'Install the feature Windows-Defender, restart, and update Defender Antivirus.',
    sources: ['onboard-server-2026', 'cfg-servers-2024'],
  },
  {
    id: 'onboarding-before-value',
    actions: ['onboard'],
    when: { os: ['server'], other: ['named', 'installed'], force: ['absent', '0'] },
    says: 'A server that is onboarded beside another antivirus before the value is in place stays active, and tamper protection then holds it there.',
    first: 'Set `ForceDefenderPassiveMode` to 1, or remove the other antivirus.',
    sources: ['switch-ts', 'passive-2025', 'compat-2026'],
  },
  {
    id: 'onboarding-while-turned-off',
    actions: ['onboard'],
    when: { os: ['server'], turnOff: ['set'], force: ['absent'] },
    says: 'A server that is onboarded while the turn-off policy is on stays disabled until the forcing value is 1 or 0.',
    first: 'Set the forcing value, or set the policy to Not configured and restart.',
    sources: ['compat-2026', 'server-2026'],
  },
  {
    id: 'value-removed-instead-of-zero',
    actions: ['remove-value'],
    when: { os: ['server'] },
    says: 'A passive server does not return to active because the value is gone.',
    first: 'Set the value to 0 and restart.',
    sources: ['server-2026'],
  },
  {
    id: 'other-removed-before-zero',
    actions: ['remove-other', 'remove-other-and-restart'],
    when: { os: ['server'], mode: ['passive', 'disabled'], force: ['absent', '1'], onboarded: ['yes'] },
    says: 'A server that is passive or disabled does not return to active by itself when the other antivirus goes: nothing would protect it.',
    first: 'Set `ForceDefenderPassiveMode` to 0.',
    sources: ['server-2026'],
  },
  {
    id: 'active-beside-another',
    actions: ['restart'],
    when: {
      os: ['server'],
      mode: ['passive', 'disabled'],
      force: ['0'],
      other: ['named', 'installed'],
      onboarded: ['yes'],
    },
    says: 'Beside another antivirus that protects in real time a restart does not make Defender active, also with the value 0.',
    first: 'Remove the other antivirus, in the same maintenance window.',
    sources: ['compat-2026'],
  },
  {
    id: 'other-installed-without-exclusions',
    actions: ['install-other'],
    when: { exclusions: ['none'] },
    says: 'Two products that scan each other cost performance and report each other.',
    first: 'Exclude the two products from each other.',
    sources: ['switch-2-2026', 'passive-2025'],
  },
];

/** Nothing may protect less after a step than before it: at every step some antivirus is active. */
export const UNPROTECTED: Omit<DeadEndRow, 'actions' | 'when'> = {
  id: 'left-unprotected',
  says: 'Afterwards no antivirus would be active: Defender is not, and no other product is there.',
  first:
    'Have another antivirus in place before Defender stops being active, or Defender active before the other one goes.',
  sources: ['compat-2026', 'server-2026'],
};

/** What is done in the field and never proposed, in any state. */
export interface NeverRow {
  readonly id: string;
  readonly title: string;
  readonly says: string;
  readonly instead: string;
  readonly sources: readonly SourceId[];
}

/** Acts that no way contains: each is unsupported or has no documented effect. */
export const NEVER: readonly NeverRow[] = [
  {
    id: 'stop-services',
    title: 'Stop or disable WinDefend, Sense, wscsvc or SecurityHealthService',
    says: 'Changing how the services and drivers of Defender start is unsupported, and a client without Security Center stays active.',
    instead: 'Let the other antivirus register, or force passive mode on servers.',
    sources: ['compat-2026', 'migrating', 'ts-onb'],
  },
  {
    id: 'turn-off-policy',
    title: 'Enable "Turn off Microsoft Defender Antivirus" (`DisableAntiSpyware`)',
    says: 'It disables, is ignored or makes passive, by platform, system and onboarding.',
    instead: 'Leave it Not configured and use the forcing value on servers.',
    sources: ['compat-2026', 'releases', 'das-now'],
  },
  {
    id: 'real-time-off',
    title: 'Turn real-time or cloud protection off because of passive mode',
    says: 'It is advised against in every edition; tamper protection blocks it, and block mode needs the cloud.',
    instead: 'Leave both on.',
    sources: ['compat-2021-08', 'compat-2026', 'edr-2026'],
  },
  {
    id: 'value-in-the-wrong-place',
    title: 'Set `ForcePassiveMode` below `Windows Defender`',
    says: 'No documentation gives that name an effect under that key.',
    instead: 'Set `ForceDefenderPassiveMode` below `Windows Advanced Threat Protection`.',
    sources: ['seed-guide', 'compat-2026'],
  },
  {
    id: 'force-clients',
    title: 'Set the forcing value on clients',
    says: 'No page documents it there: clients go passive by themselves.',
    instead: 'Onboard the client and let the other antivirus register.',
    sources: ['compat-2026', 'switch-ts'],
  },
  {
    id: 'delete-the-key',
    title: 'Delete the key `Windows Advanced Threat Protection`',
    says: 'It also holds the onboarding and sample sharing.',
    instead: 'Change the one value.',
    sources: ['switch-2-2026', 'gp-2026'],
  },
];

/** The dead ends that an action meets in a state. */
export function deadEndsOf(action: ActionId, state: MigrationState): readonly DeadEndRow[] {
  return DEAD_END_ROWS.filter(({ actions, when }) => actions.includes(action) && isIn(state, when));
}
