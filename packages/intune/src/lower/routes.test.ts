import type { IntuneManagement, OsId, SettingRow, SettingValue } from '@mdav/core';
import { INTUNE_MANAGEMENTS, OS_IDS, settingRow, settingRows } from '@mdav/core';
import { routesOf } from '@mdav/core/format';
import { describe, expect, it } from 'vitest';
import { groupOf } from '../__tests__/groups.ts';
import { sampleValues } from '../__tests__/row-values.ts';
import { mdmChannel } from '../channel.ts';

const cells = OS_IDS.flatMap((os) => INTUNE_MANAGEMENTS.map((management) => [os, management] as const));

/** What the table of routes brings, by id; and what the lowering emits or leaves to a hand with some value. */
function compare(os: OsId, management: IntuneManagement) {
  const brought: string[] = [];
  const lowered: string[] = [];
  for (const row of settingRows()) {
    const outcomes = sampleValues(row).map((value) => {
      const settings = { ...outerOf(row), [row.id]: value };
      const group = groupOf(settings, { os: [os], intune: { management } });
      const assignment = group.assignments.find(({ setting }) => setting === row.id);
      const [first] = group.os;
      if (assignment === undefined || first === undefined) throw new Error('one of each');
      return {
        isBrought: routesOf(group, row, assignment, first).includes('intune'),
        isLowered: mdmChannel.lower(group).emissions.find(({ setting }) => setting === row.id)?.kind !== 'unsupported',
      };
    });
    if (outcomes.some(({ isBrought }) => isBrought)) brought.push(row.id);
    if (outcomes.some(({ isLowered }) => isLowered)) lowered.push(row.id);
  }
  return { brought, lowered };
}

/** What a setting needs that is said inside another one: every key of that one. */
function outerOf({ mdm }: SettingRow): Readonly<Record<string, SettingValue>> {
  if (mdm.kind !== 'within') return {};
  const { type } = settingRow(mdm.setting);
  return type.kind === 'map'
    ? { [mdm.setting]: Object.fromEntries(Object.keys(type.keys).map((key) => [key, 'block'])) }
    : {};
}

describe('rules and lowering', () => {
  it.each(cells)('agree on what Intune brings to %s by %s', (os, management) => {
    const { brought, lowered } = compare(os, management);
    expect(lowered).toEqual(brought);
  });

  it('and that is something', () => {
    expect(compare('windows-11', 'mdm').brought.length).toBeGreaterThan(150);
    expect(compare('windows-server-2022', 'mde').brought.length).toBeGreaterThan(40);
    expect(compare('windows-server-2022', 'mdm').brought).toEqual([]);
  });
});
