import { type CurrentMode, type Diagnostic, type SettingRow, settingRows } from '@mdav/core';
import type { FactValue } from '@mdav/core/decision';
import { isDefenderKey, type LeftEntry, type LiftedPart, type LiftedPolicy, ownerOfRegistry } from '@mdav/core/format';
import { EMPTY_FORM, liftMdmForms, type OmaSetting } from '@mdav/intune';
import { liftRegistryPolicies, type RegistryEntry } from '@mdav/registry';
import { POLICY_MANAGER, placeOfNode } from '../expected/policy-manager.ts';
import { runningModeOf } from '../facts/running-mode.ts';
import type { CollectedData } from '../state/collected.ts';
import type { DeviceState } from '../state/device-state.ts';
import { isRecord } from '../state/plain.ts';

const POLICIES = 'HKLM\\SOFTWARE\\Policies\\';

/** What a device that told of itself has of policy: values of Group Policy and the registry, and what device management set. */
export function liftState(state: DeviceState, file: string): LiftedPolicy {
  const entries: RegistryEntry[] = [];
  const nodes: OmaSetting[] = [];
  const beside: LeftEntry[] = unreadable(state);
  for (const [key, name, data] of valuesOf(state)) {
    const node = key.toLowerCase() === POLICY_MANAGER.toLowerCase() ? nodeOf(name, data) : undefined;
    if (node !== undefined) nodes.push(node);
    else if (key.toLowerCase().startsWith(POLICIES.toLowerCase()))
      entries.push(entryOf(key, name, data, state.qwords.includes(`${key}\\${name}`)));
    else
      beside.push({
        lines: [{ place: `${key}\\${name}`, says: JSON.stringify(data) }],
        content: 'the state of a device',
      });
  }
  const registry = liftRegistryPolicies([{ hive: 'machine', entries }], file);
  const form = {
    ...EMPTY_FORM,
    custom: [{ name: state.device, description: null, roleScopeTagIds: [], settings: nodes }],
  };
  const [managed] = liftMdmForms([{ form, path: file }]).parts;
  // By which kind of policy a value came to the device, nothing tells; nobody has to be told which one mdav writes.
  const said = managed?.diagnostics.filter(({ code }) => code !== 'mdm-respelled') ?? [];
  if (managed !== undefined && nodes.length > 0 && entries.length === 0)
    return {
      parts: [{ ...managed, left: [...managed.left, ...runs(state)], diagnostics: [...said, ...seen(state, file)] }],
      beside,
    };
  const left = [...registry.left, ...runs(state)];
  const first: LiftedPart = { ...registry, left, diagnostics: [...registry.diagnostics, ...seen(state, file)] };
  if (managed === undefined || nodes.length === 0) return { parts: [first], beside };
  const kind = { word: 'device management of the device', holder: 'device', applied: 'observed' } as const;
  return { parts: [first, { ...managed, diagnostics: said, apart: { name: 'device management', kind } }], beside };
}

type Value = readonly [key: string, name: string, data: CollectedData];

/** The values that are there; what the device gave stands as it is, and is looked at with care. */
export function valuesOf({ registry = {} }: DeviceState): readonly Value[] {
  return Object.entries(registry).flatMap(([key, values]) =>
    isRecord(values)
      ? Object.entries(values).flatMap(([name, data]): Value[] => (isData(data) ? [[key, name, data]] : []))
      : [],
  );
}

/** What stands in the state, and in a form that no value of the collector has. */
function unreadable({ registry = {} }: DeviceState): LeftEntry[] {
  return Object.entries(registry).flatMap(([key, values]) =>
    isRecord(values)
      ? Object.entries(values).flatMap(([name, data]): LeftEntry[] => {
          if (data === null || isData(data)) return [];
          const place = `${key}\\${name}`;
          const why = 'its data are no number of 32 bits, no text and no list of texts';
          return [
            {
              lines: [{ place, says: JSON.stringify(data) }],
              unsayable: [{ what: place, why, isDefender: isDefenderKey(key), ...ofSetting(key, name) }],
            },
          ];
        })
      : [],
  );
}

function ofSetting(key: string, name: string): { readonly ofSetting?: string } {
  const isManaged = key.toLowerCase() === POLICY_MANAGER.toLowerCase();
  const setting = isManaged ? rowUnder(name)?.id : ownerOfRegistry({ key, name, type: 'delete' })?.setting;
  return setting === undefined ? {} : { ofSetting: setting };
}

function isData(data: unknown): data is CollectedData {
  if (typeof data === 'number') return Number.isInteger(data) && data >= 0 && data <= 0xffffffff;
  return (
    typeof data === 'string' || (Array.isArray(data) && data.every((text) => typeof text === 'string' && text !== ''))
  );
}

/** Of types the collector tells that of QWORDs alone: else a number is taken for REG_DWORD, a text for REG_SZ. */
function entryOf(key: string, name: string, data: CollectedData, isQword: boolean): RegistryEntry {
  const place = { kind: 'set', key: key.slice('HKLM\\'.length), name } as const;
  if (typeof data === 'number' && isQword) return { ...place, data: { type: 'qword', value: BigInt(data) } };
  if (typeof data === 'number') return { ...place, data: { type: 'dword', value: data } };
  if (typeof data === 'string') return { ...place, data: { type: 'sz', value: data } };
  return { ...place, data: { type: 'multi-sz', values: data } };
}

/** The node that left a value under Policy Manager. */
function nodeOf(name: string, data: CollectedData): OmaSetting | undefined {
  const row = rowUnder(name);
  if (row?.mdm.kind !== 'node' || typeof data === 'object') return undefined;
  const about = { name, description: null, uri: row.mdm.uri, secretReference: null };
  if (typeof data === 'number') return { ...about, kind: 'integer', value: data, isReadOnly: false };
  // Some nodes of numbers leave text.
  const number = row.mdm.format === 'int' && /^\d{1,10}$/.test(data) ? Number(data) : undefined;
  return number === undefined
    ? { ...about, kind: 'string', value: data }
    : { ...about, kind: 'integer', value: number, isReadOnly: false };
}

/** The setting whose node leaves a value of that name under Policy Manager. */
function rowUnder(name: string): SettingRow | undefined {
  return settingRows().find(({ mdm }) => mdm.kind === 'node' && nameUnder(mdm.uri) === name.toLowerCase());
}

function nameUnder(uri: string): string | undefined {
  const place = placeOfNode(uri);
  return place.kind === 'policy-manager' ? place.name.toLowerCase() : undefined;
}

/** The operating system of the device, and the mode in which it runs where its word says whether it is active. */
function runs({ runningMode = '', os }: DeviceState): readonly LeftEntry[] {
  const currentMode = CURRENT_MODES[runningModeOf(runningMode)];
  if (currentMode === undefined && os === undefined) return [];
  const fact = { ...(currentMode === undefined ? {} : { currentMode }), ...(os === undefined ? {} : { os }) };
  return [{ lines: [], fact }];
}

/** Block mode may stand beside either. */
const CURRENT_MODES: { readonly [Reported in FactValue<'reported'>]: CurrentMode | undefined } = {
  active: 'active',
  passive: 'passive',
  'sxs-passive': 'passive',
  'edr-block': undefined,
  'not-running': 'disabled',
  unknown: undefined,
};

/** What no policy says and the device does, for whoever makes a group of it. */
function seen(
  { device, os, osText, runningMode, collectedAt, dropped }: DeviceState,
  file: string,
): readonly Diagnostic[] {
  const facts = [
    ...(os === undefined ? (osText === undefined ? [] : [`it runs ${osText}`]) : [`its operating system is ${os}`]),
    ...(runningMode === undefined ? [] : [`it runs in the mode "${runningMode}"`]),
    ...(collectedAt === undefined ? [] : [`it was asked at ${collectedAt}`]),
    ...(dropped.length === 0 ? [] : [`its line had no room for ${dropped.join(', ')}`]),
  ];
  return [
    {
      code: 'state-observed',
      severity: 'info',
      message: `This is what ${device} showed${facts.length === 0 ? '' : `: ${facts.join(', ')}`}. Which policy set a value is not known.`,
      at: { file },
      hint: 'Remove what is not meant to be set.',
    },
  ];
}
