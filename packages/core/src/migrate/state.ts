import { byObject } from '../memory/by-object.ts';
/**
 * Everything about a device that decides which way leads to a mode. Few values each, so that every state can be looked
 * at. `mode` is what the device runs in; Windows settles it (`windows.ts`), and servers remember it.
 */
export const STATE_VALUES = {
  os: ['client', 'server'],
  /** Whether this system can be passive with what is installed: Windows Server 2012 R2 and 2016 need the unified agent. */
  agent: ['ready', 'missing'],
  /** Defender Antivirus. `with-agent`: the unified agent brings it, and is not there; Windows Server 2012 R2 alone. */
  defender: ['installed', 'removed', 'with-agent'],
  mode: ['active', 'passive', 'disabled'],
  /**
   * The other antivirus; on clients registered with Security Center. `idle`: registered, and off, snoozed or expired.
   * `named`: on a server, where nothing shows it, the fleet file names it and nobody has said that it is there.
   */
  other: ['none', 'idle', 'named', 'installed'],
  /** Each product leaves the other's files alone. */
  exclusions: ['none', 'done'],
  onboarded: ['no', 'yes'],
  /** `holds`: on, on a platform that then refuses the switch from active to passive. */
  tamper: ['holds', 'free'],
  /** `ForceDefenderPassiveMode`. */
  force: ['absent', '0', '1'],
  /** `DisableAntiSpyware`; on clients also the value 0, which keeps Defender running. */
  turnOff: ['absent', 'set'],
  /** The Windows Security Center service; servers have none, and count as running. */
  securityCenter: ['running', 'stopped'],
  /** EDR in block mode, and by what it is on. */
  block: ['off', 'policy', 'portal'],
  restart: ['none', 'pending'],
} as const;

export type StateKey = keyof typeof STATE_VALUES;

/** A device, as far as its way to a mode depends on it. */
export type MigrationState = { readonly [Key in StateKey]: (typeof STATE_VALUES)[Key][number] };

/** The values that are asked for: every named one must be among them. */
export type StateConditions = { readonly [Key in StateKey]?: readonly MigrationState[Key][] };

export const STATE_KEYS = Object.keys(STATE_VALUES) as readonly StateKey[];

/** True when the state has one of the values of every named part. */
export function isIn(state: MigrationState, when: StateConditions): boolean {
  return asked(when).every(([key, accepted]) => accepted.includes(state[key]));
}

/** Few parts are named, and the searches ask all the time. */
const asked = byObject((when: StateConditions) =>
  STATE_KEYS.flatMap((key): readonly (readonly [StateKey, readonly string[]])[] => {
    const accepted = when[key];
    return accepted === undefined ? [] : [[key, accepted]];
  }),
);

/** Equal states, equal text. */
export const stateId = byObject((state: MigrationState): string => STATE_KEYS.map((key) => state[key]).join(' '));

/** Combinations that no device can be in. */
const IMPOSSIBLE: readonly StateConditions[] = [
  { os: ['client'], agent: ['missing'] },
  { os: ['client'], defender: ['removed', 'with-agent'] },
  { os: ['server'], securityCenter: ['stopped'] },
  // Nothing on a server tells whether the other product runs.
  { os: ['server'], other: ['idle'] },
  // Security Center shows it.
  { os: ['client'], other: ['named'] },
  { defender: ['removed', 'with-agent'], mode: ['active', 'passive'] },
  { defender: ['with-agent'], agent: ['ready'] },
  // What the unified agent brings cannot run before it is there.
  { agent: ['missing'], mode: ['passive'] },
  // What another agent onboarded counts for nothing: the unified one is onboarded anew.
  { agent: ['missing'], onboarded: ['yes'] },
];

/** Every state that a device can be in, the odd ones included: they are found in the field. */
export function* everyState(): Generator<MigrationState> {
  for (const state of combine(STATE_KEYS)) if (!IMPOSSIBLE.some((when) => isIn(state, when))) yield state;
}

function* combine(keys: readonly StateKey[]): Generator<MigrationState> {
  const [key, ...rest] = keys;
  if (key === undefined) {
    yield {} as MigrationState;
    return;
  }
  for (const others of combine(rest)) for (const value of STATE_VALUES[key]) yield { ...others, [key]: value };
}

/** True while something stops malware: Defender in active mode, or the other antivirus. */
export function isProtected({ mode, other }: MigrationState): boolean {
  return mode === 'active' || other === 'installed';
}
