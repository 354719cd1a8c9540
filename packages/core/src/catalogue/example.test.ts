import { describe, expect, it } from 'vitest';
import { weighChange } from '../strength/weigh-change.ts';
import { exampleOf } from './example.ts';
import { settingRows } from './lookup.ts';

const rows = settingRows().map((row) => [row.id, row] as const);

describe('what pages show of a setting', () => {
  it.each(rows)('%s turns no protection off', (id, row) => {
    // Lists of exclusions are there to weaken, and so is what nobody is to write; a word that the row names is a choice.
    if (['list', 'map'].includes(row.type.kind) || row.leaveUnset || row.example !== undefined) return;
    expect(weighChange(id, undefined, exampleOf(row)).direction).not.toBe('weakens');
  });

  it.each(rows.filter(([, { example }]) => example !== undefined))('%s has the word that it names', (_, row) => {
    expect(row.type.kind === 'choice' && Object.keys(row.type.options)).toContain(row.example);
    expect(exampleOf(row)).toBe(row.example);
  });

  it.each([
    ['tamperProtection', 'on'],
    ['puaProtection', 'block'],
    ['avgCPULoadFactor', 50],
    ['cloudBlockLevel', 'high'],
    ['disableBlockAtFirstSeen', false],
    ['scheduleScanDay', 'daily'],
    ['platformUpdatesChannel', 'broad'],
    ['networkProtectionReputationMode', 'standard'],
  ])('%s is shown as %s', (id, value) => {
    const row = settingRows().find((one) => one.id === id);
    expect(row && exampleOf(row)).toBe(value);
  });
});
