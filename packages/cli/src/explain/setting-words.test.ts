import { settingRows } from '@mdav/core';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../program/usage.ts';
import { findKnown } from './find.ts';

/** The setting that a text leads to; of several the hint names all. */
function settingsOf(text: string): string {
  try {
    const found = findKnown(text);
    return found === undefined || found.kind === 'diagnostic' ? 'nothing' : found.id;
  } catch (error) {
    if (error instanceof UsageError) return error.hint;
    throw error;
  }
}

describe.each(settingRows().map((row) => [row.id, row] as const))('%s', (id, { registry, mdm, admx }) => {
  const isMeant = expect.stringMatching(new RegExp(`\\b${id}\\b`));

  it('is found by its values, however their path is copied', () => {
    for (const write of registry.kind === 'values' ? registry.writes : []) {
      if (write.kind !== 'value') continue;
      const path = `SOFTWARE\\Policies\\Microsoft\\${write.key}\\${write.name}`;
      for (const hive of ['HKLM\\', 'HKLM:\\', 'hkey_local_machine\\', 'Computer\\HKEY_LOCAL_MACHINE\\', ''])
        expect([hive, settingsOf(`${hive}${path}`)]).toEqual([hive, isMeant]);
    }
  });

  it('is found by its policy, its nodes and its definition', () => {
    const catalog = mdm.kind === 'node' ? mdm.catalog : mdm.kind === 'manual' ? mdm.template?.catalog : undefined;
    const names = [
      ...(admx === undefined ? [] : [admx.policy, admx.name, admx.name.toUpperCase()]),
      ...(mdm.kind === 'node' ? [mdm.uri, mdm.uri.replace('./Device/', './'), mdm.uri.slice(2), `${mdm.uri}/`] : []),
      ...(catalog === undefined ? [] : [catalog.definition, `${catalog.definition}_1`]),
    ];
    for (const name of names) expect([name, settingsOf(name)]).toEqual([name, isMeant]);
  });
});
