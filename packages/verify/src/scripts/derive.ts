import { FLOORS, wantsBlockMode } from '@mdav/core';
import type { FactId, FactValue } from '@mdav/core/decision';
import { fill, joinCode, type PowerShell, ps, psText, psTexts } from '@mdav/quote';
import type { GroupFacts, OsFacts } from '../facts/group-facts.ts';
import { BLOCK_MODE, CLOUD, FORCING, ONBOARDING, TURN_OFF, type ValuePlace, WRONG_FORCING } from '../facts/places.ts';
import { runningModeOf } from '../facts/running-mode.ts';
import { BESIDE_DRIVE } from '../facts/whole-drive.ts';
import { OUTDATED, WITHOUT_ENGINE } from '../state/product-status.ts';
import { IDLE_STATES, RUN_BITS } from '../state/products.ts';
import { FACTS, MODE_CHANGE } from './embedded.generated.ts';
import { MODE_CHANGE_PATTERN } from './mode-change.ts';

/** A fact that a script sees on the device itself. */
export type SeenFact = Exclude<FactId, 'wanted' | 'onboarding'>;

export function isSeen(id: FactId): id is SeenFact {
  return id !== 'wanted' && id !== 'onboarding';
}

/** The words of `AMRunningMode` that mean something, without spaces. */
const MODE_WORDS = [
  'Normal',
  'Passive',
  'PassiveMode',
  'SxSPassive',
  'SxSPassiveMode',
  'EDRBlock',
  'EDRBlockMode',
  'NotRunning',
];

/** What the sight of the facts depends on in a group, as plain data. */
export interface Derived
  extends Pick<
    GroupFacts,
    'wanted' | 'mdmWins' | 'tamperProtected' | 'protection' | 'signatureDays' | 'lowest' | 'excludedDrives'
  > {
  /** For a device whose system is not known. */
  readonly plan: OsFacts;
}

/**
 * How a script sees each fact: the body of a script block that returns one value of `FACTS`, as `factsOf` does for what
 * the collector tells.
 */
export function derivations({ wanted, mdmWins, plan, ...asked }: Derived): { readonly [Fact in SeenFact]: PowerShell } {
  const { withoutPolicy, platformFloor, engineFloor } = plan;
  const blockMode = { policy: numberAt(BLOCK_MODE.policy), managed: wholeAt(BLOCK_MODE.mdm) };
  const floors = { platform: psText(platformFloor), engine: psText(engineFloor) };
  return {
    os: FACTS.os,
    defender: FACTS.defender,
    reported: fill(FACTS.reported, { modes: lines(modeLines()) }),
    troubleshooting: FACTS.troubleshooting,
    onboarded: fill(FACTS.onboarded, { onboarding: dataAt(ONBOARDING) }),
    sensor: FACTS.sensor,
    securityCenter: FACTS.securityCenter,
    antivirus: fill(FACTS.antivirus, { idle: IDLE, runBits: ps`${RUN_BITS}` }),
    force: fill(FACTS.force, {
      forcing: dataAt(FORCING),
      wrongKeys: lines(WRONG_FORCING.map(wrongPlace)),
    }),
    turnOff: fill(FACTS.turnOff, { turnOff: dataAt(TURN_OFF) }),
    tamper: fill(FACTS.tamper, { turnOffMeansPassive: psText(FLOORS.turnOffMeansPassive) }),
    tamperWish:
      asked.tamperProtected === undefined
        ? FACTS.noTamperWish
        : fill(FACTS.tamperWish, { isTamperProtected: asked.tamperProtected ? ps`$true` : ps`$false` }),
    protection: fill(FACTS.protection, { fields: psTexts(asked.protection), withoutEngine: ps`${WITHOUT_ENGINE}` }),
    signatures: fill(FACTS.signatures, { days: ps`${asked.signatureDays}` }),
    asr: FACTS.asr,
    exclusions: fill(FACTS.exclusions, { besideDrive: psText(BESIDE_DRIVE), own: psTexts(asked.excludedDrives) }),
    versions: fill(FACTS.versions, {
      outdated: ps`${OUTDATED}`,
      platform: leastText(asked.lowest.platform),
      engine: leastText(asked.lowest.engine),
    }),
    floor: fill(FACTS.floor, { floors: wantsBlockMode(wanted) ? fill(FACTS.floors, floors) : ps`` }),
    cloud: fill(FACTS.cloud, {
      policy: numberAt(CLOUD.policy),
      managed: wholeAt(CLOUD.mdm),
      codes: lines((mdmWins ? (['mdm', 'policy'] as const) : (['policy', 'mdm'] as const)).flatMap(cloudLines)),
    }),
    blockPolicy: fill(FACTS.blockPolicy, { ...blockMode, withoutPolicy: psText(withoutPolicy) }),
    conflict: fill(FACTS.conflict, blockMode),
    change: fill(FACTS.change, {
      query: MODE_CHANGE.query,
      read: MODE_CHANGE.read,
      pattern: psText(MODE_CHANGE_PATTERN),
    }),
  };
}

const leastText = (version: string | undefined) => (version === undefined ? ps`$null` : psText(version));
const lines = (pieces: readonly PowerShell[]) => joinCode(pieces, '\n');

/** The data of a value as the registry has it. */
function dataAt({ key, name }: ValuePlace): PowerShell {
  return ps`Get-RegistryData ${psText(key.replace(/^HKLM\\/, ''))} ${psText(name)}`;
}

/** The number of a value of a policy key. */
function numberAt(place: ValuePlace): PowerShell {
  return ps`Get-Number (${dataAt(place)})`;
}

/** The data of a value that stands under Policy Manager, where numbers can be text. */
function wholeAt(place: ValuePlace): PowerShell {
  return ps`Get-WholeNumber (${dataAt(place)})`;
}

function wrongPlace(place: ValuePlace): PowerShell {
  return ps`try { if ($null -ne (${dataAt(place)})) { return 'wrong-key' } }\ncatch { Write-Verbose -Message ${psText(`${place.name}: not readable`)} }`;
}

function modeLines(): readonly PowerShell[] {
  const byValue = new Map<FactValue<'reported'>, string[]>();
  for (const word of MODE_WORDS) {
    const value = runningModeOf(word);
    byValue.set(value, [...(byValue.get(value) ?? []), word]);
  }
  return [...byValue].map(([value, words]) => ps`if (${psTexts(words)} -contains $mode) { return ${psText(value)} }`);
}

function cloudLines(place: 'policy' | 'mdm'): readonly PowerShell[] {
  const data = place === 'policy' ? ps`$policy` : ps`$managed`;
  const line = (isOn: boolean) => {
    const codes = CODES.filter((code) => CLOUD.isOn(place, code) === isOn).map((code) => ps`${code}`);
    return ps`if (Test-Number ${data} @(${joinCode(codes, ', ')})) { return ${psText(isOn ? 'on' : 'off')} }`;
  };
  return [line(true), line(false)];
}

const CODES = [0, 1, 2, 3];

const IDLE = ps`@(${joinCode(
  IDLE_STATES.map((state) => ps`${state}`),
  ', ',
)})`;
