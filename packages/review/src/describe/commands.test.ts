import { settingRow, settingRows } from '@mdav/core';
import { expect, it } from 'vitest';
import { describeSetting } from './setting.ts';

const commandsOf = (id: string) => describeSetting(settingRow(id)).commands.registry;

it.each([
  ['excludedExtensions', 'Exclusions_Extensions', '/v .ldf'],
  ['attackSurfaceReductionRules', 'ExploitGuard_ASR_Rules', '/v '],
])('taking an entry of %s back leaves what says that the list is managed', (id, marker, entry) => {
  const commands = commandsOf(id);
  expect(commands?.set.join()).toContain(marker);
  expect(commands?.back).toEqual([expect.stringContaining(entry)]);
  expect(commands?.back.join()).not.toContain(marker);
  expect(commands?.emptied).toEqual([expect.stringMatching(new RegExp(`^reg delete .*${marker} /f$`))]);
});

it('every value that is set is taken back, at once or once the list is empty', () => {
  const rows = settingRows().flatMap(({ id }) => commandsOf(id) ?? []);
  expect(rows.length).toBeGreaterThan(100);
  for (const { set, back, emptied = [] } of rows) expect(back.length + emptied.length).toBe(set.length);
});
