import type { SettingValue } from '@mdav/core';
import { describe, expect, it } from 'vitest';
import { showDistinct } from './show-distinct.ts';

describe('values that differ', () => {
  it.each<readonly [string, string, readonly SettingValue[], readonly string[]]>([
    [
      'of a list are shown by the entries that not all have, however they are spelled',
      'excludedPaths',
      [
        ['C:\\A', 'c:\\b\\', 'C:\\C', 'C:\\D', 'C:\\E', 'C:\\Old'],
        ['C:\\A', 'C:\\B', 'C:\\C', 'C:\\D', 'C:\\E', 'C:\\New'],
      ],
      ['C:\\Old, besides 5 that all say', 'C:\\New, besides 5 that all say'],
    ],
    [
      'of which one has more',
      'excludedPaths',
      [['C:\\A'], ['C:\\A', 'C:\\B']],
      ['nothing besides 1 that all say', 'C:\\B, besides 1 that all say'],
    ],
    ['of which one has none', 'excludedPaths', [[], ['C:\\A', 'C:\\B']], ['none', 'C:\\A, C:\\B']],
    ['of which one clears', 'excludedPaths', ['remove', ['C:\\A']], ['remove', 'C:\\A']],
    [
      'of a map are shown by the keys that differ',
      'attackSurfaceReductionRules',
      [
        { 'block-webshell-creation': 'block', 'block-wmi-persistence': 'audit' },
        { 'block-webshell-creation': 'block', 'block-wmi-persistence': 'block', 'block-adobe-child-processes': 'warn' },
      ],
      [
        'block-wmi-persistence: audit, besides 1 that all say',
        'block-wmi-persistence: block, block-adobe-child-processes: warn, besides 1 that all say',
      ],
    ],
    [
      'in order are shown whole',
      'signatureUpdateFallbackOrder',
      [
        ['mmpc', 'microsoft-update-server'],
        ['microsoft-update-server', 'mmpc'],
      ],
      ['mmpc, microsoft-update-server', 'microsoft-update-server, mmpc'],
    ],
    ['of other types are shown as they are', 'puaProtection', ['audit', 'block'], ['audit', 'block']],
  ])('%s', (_, setting, values, expected) => {
    expect(values.map(showDistinct(setting, values))).toEqual(expected);
  });
});
