import type { SourceId } from '../facts/sources.ts';
import type { StepPhase } from '../model/manual-step.ts';
import { isIn, type MigrationState, type StateConditions } from './state.ts';

/** Who does something, and with what. */
export type Hand =
  /** The policy of the group: the files of this output. */
  | 'policy'
  /** On the device, by hand or by software deployment. */
  | 'device'
  /** In the Microsoft Defender portal or in Intune. */
  | 'portal'
  /** In the console of the other antivirus, and by the policy of the group. */
  | 'both-consoles'
  /** By the onboarding route of the group. */
  | 'onboarding'
  /** Wherever it is set today: no file of the group does it. */
  | 'elsewhere';

/** Something that changes the state of a device on purpose. */
export interface Action {
  readonly title: string;
  /** The place in the documented order: where several ways are equally short, the smallest numbers come first. */
  readonly order: number | Readonly<Record<MigrationState['os'], number>>;
  readonly phase: StepPhase | Readonly<Record<MigrationState['os'], StepPhase>>;
  readonly hand: Hand;
  /** Where it makes sense; any of these. */
  readonly when: readonly StateConditions[];
  /** What it changes; the first one that holds. */
  readonly effect: readonly { readonly when?: StateConditions; readonly set: Partial<MigrationState> }[];
  /** When Windows looks at the mode again: on which systems at once, or with nothing to hold on to. */
  readonly settles: readonly MigrationState['os'][] | 'fresh';
  /** What takes it back; starts with a verb, or says that nothing does. Empty where nothing is to be taken back. */
  readonly back: string;
  /** What takes it back where the device was in one of these states before; the first one that holds, else `back`. */
  readonly backFrom?: readonly { readonly when: StateConditions; readonly says: string }[];
  readonly sources: readonly SourceId[];
}

/** Everything that may be done, each as documented. What must never be done is in `dead-ends.ts`. */
export const ACTIONS = {
  'install-defender': {
    title: 'Install the feature Windows-Defender and restart',
    order: 5,
    phase: 'prepare',
    hand: 'device',
    when: [{ os: ['server'], defender: ['removed'] }],
    effect: [{ set: { defender: 'installed', restart: 'none' } }],
    settles: 'fresh',
    back: 'Remove the feature again.',
    sources: ['server-2026', 'compat-2026', 'switch-2-2026'],
  },
  'install-agent': {
    title: 'Install the modern unified solution',
    order: 10,
    phase: 'prepare',
    hand: 'device',
    when: [{ os: ['server'], agent: ['missing'] }],
    effect: [{ set: { agent: 'ready', defender: 'installed' } }],
    settles: 'fresh',
    back: 'Uninstall `Microsoft Defender for Endpoint`; on Windows Server 2012 R2 that takes the antivirus away too.',
    sources: ['onboard-server-2026', 'cfg-servers-2024', 'server-migration-2026'],
  },
  'start-other': {
    title: 'Turn the other antivirus on, or renew it',
    order: 20,
    phase: 'prepare',
    hand: 'device',
    when: [{ other: ['idle'] }],
    effect: [{ set: { other: 'installed' } }],
    settles: ['client'],
    back: '',
    sources: ['compat-2026', 'passive-2025'],
  },
  'start-security-center': {
    title: 'Let the Windows Security Center service start as Windows ships it',
    order: 30,
    phase: 'prepare',
    hand: 'device',
    when: [{ os: ['client'], securityCenter: ['stopped'] }],
    effect: [{ set: { securityCenter: 'running' } }],
    settles: ['client'],
    back: 'Nothing stops Security Center again: that is unsupported.',
    sources: ['compat-2026'],
  },
  'exclude-each-other': {
    title: 'Exclude the two products from each other',
    order: 40,
    phase: 'prepare',
    hand: 'both-consoles',
    when: [{ exclusions: ['none'] }],
    effect: [{ set: { exclusions: 'done' } }],
    settles: [],
    back: 'Take the exclusions back in both products.',
    sources: ['switch-2-2026', 'passive-2025'],
  },
  'install-other': {
    title: 'Install the other antivirus',
    order: { server: 50, client: 140 },
    phase: { server: 'prepare', client: 'switch' },
    hand: 'device',
    when: [{ other: ['none'] }],
    effect: [{ set: { other: 'installed' } }],
    settles: ['client'],
    back: 'Uninstall the other antivirus.',
    sources: ['compat-2026', 'passive-2025'],
  },
  'see-other': {
    title: 'See that the other antivirus is installed and protects in real time',
    order: 50,
    phase: 'prepare',
    hand: 'device',
    when: [{ other: ['named'] }],
    effect: [{ set: { other: 'installed' } }],
    settles: [],
    back: '',
    sources: ['compat-2026', 'passive-2025', 'switch-2-2026'],
  },
  'tamper-off': {
    title: 'Turn tamper protection off for these devices',
    order: 60,
    phase: 'prepare',
    hand: 'portal',
    when: [{ tamper: ['holds'] }],
    effect: [{ set: { tamper: 'free' } }],
    settles: [],
    back: 'Turn tamper protection on again.',
    sources: ['compat-2026', 'releases', 'tamper-windows', 'tamper-faq'],
  },
  'force-passive': {
    title: 'Set `ForceDefenderPassiveMode` to 1',
    order: 70,
    phase: 'deploy',
    hand: 'policy',
    when: [{ os: ['server'], agent: ['ready'], force: ['absent', '0'] }],
    effect: [
      { when: { mode: ['passive'], force: ['absent'] }, set: { force: '1' } },
      { set: { force: '1', restart: 'pending' } },
    ],
    settles: [],
    back: 'Set the value to 0; removing it is not enough once the server is passive.',
    backFrom: [
      {
        when: { mode: ['disabled'], force: ['absent'] },
        says: 'Take the value away before the server restarts or is onboarded.',
      },
      {
        when: { mode: ['disabled'], force: ['0'] },
        says: 'Set the value to 0 again before the server restarts or is onboarded.',
      },
    ],
    sources: ['compat-2026', 'passive-2025', 'switch-ts'],
  },
  'force-active': {
    title: 'Set `ForceDefenderPassiveMode` to 0',
    order: 71,
    phase: 'deploy',
    hand: 'policy',
    when: [{ os: ['server'], force: ['absent', '1'] }],
    effect: [{ when: { mode: ['active'] }, set: { force: '0' } }, { set: { force: '0', restart: 'pending' } }],
    settles: [],
    back: 'Set the value to 1 while the server is still passive.',
    backFrom: [
      {
        when: { mode: ['active', 'disabled'], force: ['absent'] },
        says: 'Take the value away before the server restarts or is onboarded.',
      },
      {
        when: { mode: ['active', 'disabled'] },
        says: 'Set the value to 1 again before the server restarts or is onboarded.',
      },
    ],
    sources: ['server-2026', 'switch-ts'],
  },
  'remove-value': {
    title: 'Take `ForceDefenderPassiveMode` away from clients',
    order: 72,
    phase: 'deploy',
    hand: 'policy',
    when: [{ force: ['0', '1'] }],
    effect: [{ set: { force: 'absent' } }],
    settles: ['client'],
    back: 'Nothing sets the value on clients again: it has no documented effect there.',
    sources: ['compat-2026', 'switch-ts'],
  },
  'clear-turn-off': {
    title: 'Set the policy "Turn off Microsoft Defender Antivirus" to Not configured',
    order: 73,
    phase: 'deploy',
    hand: 'policy',
    when: [{ turnOff: ['set'] }],
    effect: [
      { when: { os: ['server'] }, set: { turnOff: 'absent', restart: 'pending' } },
      { set: { turnOff: 'absent' } },
    ],
    settles: ['client'],
    back: 'Nothing sets the turn-off policy again: what it does depends on platform, system and onboarding.',
    sources: ['gp-2026', 'acsp', 'server-2026'],
  },
  'block-by-policy': {
    title: 'Turn EDR in block mode on by policy',
    order: 80,
    phase: 'deploy',
    hand: 'policy',
    when: [{ agent: ['ready'], block: ['off', 'portal'] }],
    effect: [{ set: { block: 'policy' } }],
    settles: [],
    back: 'Take `PassiveRemediation` out of the policy; it can take 30 minutes.',
    sources: ['edr-2026', 'faq-2025'],
  },
  'block-policy-off': {
    title: 'Take the policy for EDR in block mode away',
    order: 81,
    phase: 'deploy',
    hand: 'policy',
    when: [{ block: ['policy'] }],
    effect: [{ set: { block: 'off' } }],
    settles: [],
    back: 'Set `PassiveRemediation` again.',
    sources: ['faq-2025', 'seed-edr'],
  },
  onboard: {
    title: 'Onboard to Defender for Endpoint',
    order: 100,
    phase: 'onboard',
    hand: 'onboarding',
    when: [{ onboarded: ['no'], agent: ['ready'] }],
    effect: [{ set: { onboarded: 'yes' } }],
    // A server takes its mode when it is onboarded, by the value that is there: tamper protection holds none yet.
    settles: 'fresh',
    back: 'Offboard with a fresh package, if you must: it expires after seven days, and no device may get both packages.',
    sources: ['onboard-server-2026', 'gp-2026'],
  },
  'remove-other': {
    title: 'Remove the other antivirus',
    order: 150,
    phase: 'switch',
    hand: 'device',
    when: [{ other: ['idle', 'installed'] }, { other: ['named'], mode: ['active'] }],
    effect: [{ set: { other: 'none' } }],
    settles: ['client'],
    back: 'Install the other antivirus again.',
    sources: ['compat-2026', 'server-2026'],
  },
  'remove-other-and-restart': {
    title: 'Remove the other antivirus and restart, in one maintenance window',
    order: 151,
    phase: 'switch',
    hand: 'device',
    when: [{ os: ['server'], other: ['installed'], mode: ['passive', 'disabled'] }],
    effect: [{ set: { other: 'none', restart: 'none' } }],
    settles: ['server'],
    back: 'Install the other antivirus again.',
    sources: ['server-2026', 'compat-2026'],
  },
  restart: {
    title: 'Restart',
    order: 160,
    phase: 'switch',
    hand: 'device',
    when: [{}],
    effect: [{ set: { restart: 'none' } }],
    settles: ['client', 'server'],
    back: '',
    sources: ['server-2026', 'switch-ts'],
  },
  'block-in-portal': {
    title: 'Switch EDR in block mode on in the portal, for the whole tenant',
    order: 170,
    phase: 'switch',
    hand: 'portal',
    when: [{ onboarded: ['yes'], agent: ['ready'], block: ['off'], mode: ['active', 'passive'] }],
    effect: [{ set: { block: 'portal' } }],
    settles: [],
    back: 'Switch it off in the portal; it can take 30 minutes.',
    sources: ['seed-edr', 'edr-2026'],
  },
  'block-portal-off': {
    title: 'Switch EDR in block mode off in the portal, for the whole tenant',
    order: 171,
    phase: 'switch',
    hand: 'portal',
    when: [{ block: ['portal'] }],
    effect: [{ set: { block: 'off' } }],
    settles: [],
    back: 'Switch it on in the portal.',
    sources: ['seed-edr', 'faq-2025'],
  },
  'tamper-on': {
    title: 'Turn tamper protection on again',
    order: 180,
    phase: 'confirm',
    hand: 'portal',
    when: [{ tamper: ['free'] }],
    effect: [{ set: { tamper: 'holds' } }],
    settles: [],
    back: '',
    sources: ['tamper-faq', 'tamper-2026'],
  },
} as const satisfies Readonly<Record<string, Action>>;

export type ActionId = keyof typeof ACTIONS;

/** Every action, in the order of the table. */
export const ACTION_IDS = Object.keys(ACTIONS) as readonly ActionId[];

/** An action by its id, without the literal types of the table. */
export function actionOf(id: ActionId): Action {
  return ACTIONS[id];
}

/** What takes an action back that was done in a state; empty where nothing is to be taken back. */
export function backOf(id: ActionId, before: MigrationState): string {
  const { back, backFrom = [] } = actionOf(id);
  return backFrom.find(({ when }) => isIn(before, when))?.says ?? back;
}

/** The place of an action in the documented order. */
export function orderOf(id: ActionId, os: MigrationState['os']): number {
  const { order } = actionOf(id);
  return typeof order === 'number' ? order : order[os];
}

/** The part of a runbook that an action belongs to. */
export function phaseOf(id: ActionId, os: MigrationState['os']): StepPhase {
  const { phase } = actionOf(id);
  return typeof phase === 'string' ? phase : phase[os];
}
