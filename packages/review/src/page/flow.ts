import type { BlockMode, Delivery, Mechanism, OsFact, OsMode, ResolvedGroup } from '@mdav/core';
import { findSetting, OS_INFO } from '@mdav/core';
import { routesOf } from '@mdav/core/format';

/** How one part of a mode gets from what is wanted to the devices of some systems. */
export interface Flow {
  readonly systems: readonly string[];
  readonly wanted: string;
  /** What brings it about. */
  readonly mechanism: string;
  readonly kind: 'set' | 'alone' | 'by-hand' | 'refused';
  /** What carries it there; empty where nothing has to. */
  readonly carriers: readonly string[];
}

type Step = Pick<Flow, 'wanted' | 'mechanism' | 'kind'> & {
  readonly setting?: string;
  /** Where a hand does it. */
  readonly place?: string;
};

const MODE_STEPS: Readonly<Record<Mechanism, Step>> = {
  nothing: { wanted: 'Active', mechanism: 'Windows by itself', kind: 'alone' },
  automatic: { wanted: 'Passive', mechanism: 'by itself, beside a registered antivirus', kind: 'alone' },
  'force-passive': {
    wanted: 'Passive',
    mechanism: '`ForceDefenderPassiveMode` = 1',
    kind: 'set',
    setting: 'forceDefenderPassiveMode',
  },
  installer: { wanted: 'Passive', mechanism: 'the deployment tool, run with `-Passive`', kind: 'by-hand' },
  'force-active': {
    wanted: 'Active',
    mechanism: '`ForceDefenderPassiveMode` = 0',
    kind: 'set',
    setting: 'forceDefenderPassiveMode',
  },
  guide: { wanted: 'Passive', mechanism: '`DisableAntiSpyware` = 1', kind: 'set', setting: 'disableAntiSpyware' },
  refused: { wanted: 'The mode', mechanism: 'not possible here', kind: 'refused' },
};

const BLOCK_STEPS: Readonly<Record<Exclude<BlockMode, 'not-wanted'>, Step>> = {
  policy: {
    wanted: 'EDR in block mode',
    mechanism: '`PassiveRemediation` = 1',
    kind: 'set',
    setting: 'passiveRemediation',
  },
  portal: {
    wanted: 'EDR in block mode',
    mechanism: 'a switch for the whole tenant',
    kind: 'by-hand',
    place: 'by hand in the portal',
  },
  refused: { wanted: 'EDR in block mode', mechanism: 'not possible here', kind: 'refused' },
};

const DELIVERY_WORDS: Readonly<Record<Delivery, string>> = {
  intune: 'Intune',
  gpo: 'Group Policy',
  registry: 'registry files',
  configmgr: 'Configuration Manager',
  dsc: 'DSC',
  ansible: 'Ansible',
  osconfig: 'OSConfig',
  portal: 'the portal',
};

/** The way of a group from the wanted mode over what brings it about to what carries that; systems of one way together. */
export function flowsOf(group: ResolvedGroup): readonly Flow[] {
  const flows = new Map<string, Flow>();
  group.os.forEach((os, index) => {
    const osMode = group.osModes[index];
    for (const step of osMode === undefined ? [] : stepsOf(osMode)) {
      const { setting: _, place: __, ...shown } = step;
      const carriers = carriersOf(step, os, group);
      const key = [step.wanted, step.mechanism, ...carriers].join('\0');
      const systems = [...new Set([...(flows.get(key)?.systems ?? []), OS_INFO[os.id].title])];
      flows.set(key, { ...shown, systems, carriers });
    }
  });
  return [...flows.values()];
}

function stepsOf({ mechanism, blockMode }: OsMode): readonly Step[] {
  return [MODE_STEPS[mechanism], ...(blockMode === 'not-wanted' ? [] : [BLOCK_STEPS[blockMode]])];
}

function carriersOf({ kind, setting, place = 'by hand' }: Step, os: OsFact, group: ResolvedGroup): readonly string[] {
  if (kind === 'by-hand') return [place];
  const assignment = group.assignments.find((one) => one.setting === setting);
  const row = setting === undefined ? undefined : findSetting(setting);
  if (row === undefined) return [];
  const ways = assignment === undefined ? [] : routesOf(group, row, assignment, os);
  return ways.length === 0 ? ['by hand'] : ways.map((way) => DELIVERY_WORDS[way]);
}
