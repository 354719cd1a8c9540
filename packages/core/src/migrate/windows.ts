import type { SourceId } from '../facts/sources.ts';
import { isIn, type MigrationState, type StateConditions } from './state.ts';

/**
 * What the device ran in before Windows looked again; `fresh` right after Defender Antivirus was installed, or the device
 * onboarded: no mode of before is held then.
 */
export type Was = MigrationState['mode'] | 'fresh';

/** A row of what Windows does by itself: the first one that holds gives the mode. */
export interface SettleRow {
  readonly when: StateConditions;
  readonly was?: readonly Was[];
  /** `keep` leaves the device in the mode that it has. */
  readonly becomes: MigrationState['mode'] | 'keep';
  /** Why; a complete sentence. */
  readonly says: string;
  readonly sources: readonly SourceId[];
}

/**
 * What Windows does with the antivirus mode by itself. Clients look all the time; servers look at a restart, when they
 * are onboarded, and when Defender is installed.
 */
export const SETTLES: readonly SettleRow[] = [
  {
    when: { defender: ['removed', 'with-agent'] },
    becomes: 'disabled',
    says: 'Without the feature there is no Defender Antivirus.',
    sources: ['compat-2026', 'server-2026'],
  },
  {
    when: { os: ['client'], force: ['0', '1'] },
    becomes: 'keep',
    says: 'What the forcing value does on a client is not documented, so nothing is expected of it.',
    sources: ['compat-2026', 'switch-ts'],
  },
  {
    when: { os: ['client'], turnOff: ['set'] },
    becomes: 'keep',
    says: 'The turn-off policy keeps Defender off or running whatever other antivirus is there, by its value and the platform.',
    sources: ['acsp', 'ts-onb'],
  },
  {
    when: { os: ['client'], other: ['none'] },
    becomes: 'active',
    says: 'A client without another antivirus is active.',
    sources: ['compat-2026'],
  },
  {
    when: { os: ['client'], securityCenter: ['stopped'] },
    becomes: 'active',
    says: 'Without Security Center a client does not see the other antivirus and is active, which is unsupported.',
    sources: ['compat-2026'],
  },
  {
    when: { os: ['client'], onboarded: ['yes'] },
    becomes: 'passive',
    says: 'A client that is onboarded beside a registered antivirus is passive.',
    sources: ['compat-2026', 'passive-2025'],
  },
  {
    when: { os: ['client'] },
    becomes: 'disabled',
    says: 'A client beside a registered antivirus that is not onboarded has Defender disabled.',
    sources: ['compat-2026'],
  },
  {
    when: { agent: ['missing'], turnOff: ['absent'] },
    was: ['fresh'],
    becomes: 'active',
    says: 'Defender Antivirus that was just installed on a server without the unified agent is active.',
    sources: ['compat-2026'],
  },
  {
    when: { agent: ['missing'] },
    becomes: 'keep',
    says: 'Without the unified agent nothing makes this server passive.',
    sources: ['compat-2026', 'switch-2-2026'],
  },
  {
    when: { onboarded: ['no'], turnOff: ['set'] },
    becomes: 'disabled',
    says: 'The turn-off policy disables Defender on a server that is not onboarded.',
    sources: ['compat-2021-08'],
  },
  {
    when: { onboarded: ['no'] },
    becomes: 'active',
    says: 'A server that is not onboarded is active, whatever else there is.',
    sources: ['compat-2026'],
  },
  {
    when: { force: ['1'], tamper: ['holds'] },
    was: ['active'],
    becomes: 'active',
    says: 'Tamper protection refuses the switch from active to passive on an onboarded server.',
    sources: ['compat-2026', 'releases'],
  },
  {
    when: { force: ['1'] },
    becomes: 'passive',
    says: 'The value 1 makes an onboarded server passive.',
    sources: ['compat-2026', 'server-2026'],
  },
  {
    when: { force: ['0'], other: ['named', 'installed'] },
    was: ['passive', 'disabled'],
    becomes: 'keep',
    says: 'Beside another antivirus that protects in real time Defender does not become active.',
    sources: ['compat-2026'],
  },
  {
    when: { force: ['0'] },
    becomes: 'active',
    says: 'The value 0 and a restart bring an onboarded server back to active.',
    sources: ['server-2026', 'switch-ts'],
  },
  {
    when: { turnOff: ['set'], tamper: ['holds'] },
    was: ['active'],
    becomes: 'active',
    says: 'Tamper protection refuses the switch from active to passive on an onboarded server.',
    sources: ['compat-2026', 'releases'],
  },
  {
    when: { turnOff: ['set'] },
    was: ['active', 'passive', 'fresh'],
    becomes: 'passive',
    says: 'On an onboarded server the turn-off policy means passive while the forcing value is absent.',
    sources: ['releases', 'compat-2026'],
  },
  {
    when: {},
    was: ['fresh'],
    becomes: 'active',
    says: 'A server becomes passive only when it is forced.',
    sources: ['compat-2026', 'server-2026'],
  },
  {
    when: {},
    becomes: 'keep',
    says: 'Without the value a server stays as it is: active, passive or, once it was turned off before onboarding, disabled.',
    sources: ['server-2026', 'compat-2026'],
  },
];

/** The row that decides once Windows has looked. */
export function settlingRow(state: MigrationState, was: Was = state.mode): SettleRow {
  const row = SETTLES.find((candidate) => isIn(state, candidate.when) && (candidate.was?.includes(was) ?? true));
  if (row === undefined) throw new Error(`nothing settles ${JSON.stringify(state)}`);
  return row;
}

/** The state once Windows has looked. */
export function settled(state: MigrationState, was: Was = state.mode): MigrationState {
  const { becomes } = settlingRow(state, was);
  return becomes === 'keep' ? state : { ...state, mode: becomes };
}
