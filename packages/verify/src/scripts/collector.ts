import type { ResolvedGroup } from '@mdav/core';
import type { ExpectedState } from '@mdav/core/decision';
import { byKind, once } from '@mdav/core/format';
import { relaunchesIn64Bit } from '@mdav/intune';
import { fill, joinCode, type PowerShell, ps, psText, psTexts, scriptFiles } from '@mdav/quote';
import { expectedGroup } from '../expected/expected-group.ts';
import { belowHive, MODE_VALUES } from '../facts/places.ts';
import { BESIDE_DRIVE } from '../facts/whole-drive.ts';
import { DEFENDER_IDENTIFIER } from '../state/products.ts';
import { SHORT_KEYS } from '../state/short-keys.ts';
import { GET_MDAV_STATE, MODE_CHANGE, PLAIN } from './embedded.generated.ts';
import { excludedDrivesFunction } from './excluded-drives.ts';
import { localRulesFunction } from './local-rules.ts';
import { MODE_CHANGE_PATTERN } from './mode-change.ts';
import { placesFor, type RegistryPlace } from './places.ts';
import { EXPLAINING_FIELDS, STATUS_FIELDS } from './status-fields.ts';

/**
 * `Get-MdavState.ps1` for a group: prints a `CollectedState` as one line of JSON. Only the data at its top differs
 * between groups. It keeps to cmdlets, operators and core types, so that constrained language mode runs it.
 */
export function collectorScript(group: ResolvedGroup): PowerShell {
  return fill(GET_MDAV_STATE, { ...common(), ...ownOf(group, expectedGroup(group)) });
}

/** The same as a file, in pieces, where what the group expects is at hand. */
export function collectorFile(group: ResolvedGroup, expected: ExpectedState): readonly Uint8Array[] {
  return fileOf(common(), ownOf(group, expected));
}

const fileOf = scriptFiles(GET_MDAV_STATE, ['fleet', 'group', 'places']);

function ownOf(group: ResolvedGroup, expected: ExpectedState) {
  return {
    fleet: psText(group.fleet),
    group: psText(group.name),
    places: placesText(group, expected),
  };
}

/** What a group's own values say of a list is in its key, which is read as a whole; raw values have places of their own. */
function placesText(group: ResolvedGroup, { settings = [] }: ExpectedState): PowerShell {
  return group.raw === undefined ? settingPlaces(group) : textOf(placesFor(group, settings));
}

const settingPlaces = byKind((group) => textOf(placesFor(group, [])));

function textOf(places: readonly RegistryPlace[]): PowerShell {
  return joinCode(inParts(places).map(placeText), '\n');
}

/** What the scripts of all groups have in common. */
const common = once(() => ({
  relaunch: relaunchesIn64Bit(['Whole']),
  statusFields: psTexts(STATUS_FIELDS),
  explainingFields: psTexts(EXPLAINING_FIELDS),
  identifier: psText(`{${DEFENDER_IDENTIFIER}}`),
  shortKeys: joinCode(
    SHORT_KEYS.map(([short, long]) => ps`@{ short = ${psText(short)}; long = ${psText(long)} }`),
    '\n',
  ),
  longest: ps`${LONGEST_OUTPUT}`,
  counts: PLAIN.wholeNumber,
  productState: PLAIN.productState,
  localRules: localRulesFunction(),
  excludedDrives: excludedDrivesFunction(),
  besideDrive: psText(BESIDE_DRIVE),
  changeQuery: MODE_CHANGE.query,
  readChanges: MODE_CHANGE.read,
  changePattern: psText(MODE_CHANGE_PATTERN),
}));

/** Intune keeps so many characters of what a script prints (learn.microsoft.com, Remediations). */
const LONGEST_OUTPUT = 2048;

/** A place, or the part of one, that stays or goes as a whole where the line is too long. */
interface PlacePart extends RegistryPlace {
  /** The mode depends on it: it is never left out. */
  readonly keep: boolean;
}

/** What the mode depends on apart from settings. */
function inParts(places: readonly RegistryPlace[]): readonly PlacePart[] {
  const modeNames = new Map<string, Set<string>>();
  for (const { key, name } of MODE_VALUES) {
    const id = belowHive(key).toLowerCase();
    modeNames.set(id, (modeNames.get(id) ?? new Set()).add(name));
  }
  return places.flatMap(({ key, names }): PlacePart[] => {
    const kept = modeNames.get(key.toLowerCase());
    if (names === 'all' || kept === undefined) return [{ key, names, keep: kept !== undefined }];
    const [mode, rest] = [names.filter((name) => kept.has(name)), names.filter((name) => !kept.has(name))];
    return [{ key, names: mode, keep: true }, ...(rest.length === 0 ? [] : [{ key, names: rest, keep: false }])];
  });
}

function placeText({ key, names, keep }: PlacePart): PowerShell {
  const list = names === 'all' ? ps`$null` : psTexts(names);
  return ps`@{ key = ${psText(key)}; names = ${list}; keep = ${keep ? ps`$true` : ps`$false`} }`;
}
