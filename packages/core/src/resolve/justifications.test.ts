import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { settingRows } from '../catalogue/lookup.ts';
import { locateByPath } from '../diagnostic/locate.ts';
import type { Justification } from '../model/justification.ts';
import type { Assignment, LayerName } from '../model/resolved.ts';
import { justificationFor } from './justifications-of.ts';
import { stackSetting } from './stack-setting.ts';

const WHY: Justification = { reason: 'agreed', owner: 'soc', expires: '2027-03-01', ticket: 'CHG-1' };
const OTHER: Justification = { reason: 'a vendor asks for it' };
const ASR = 'attackSurfaceReductionRules';

/** What layers make of a setting, the lowest first. */
function stack(setting: string, ...said: readonly unknown[]): Assignment {
  const locate = locateByPath('fleet.yaml');
  const made = said.reduce<Assignment | undefined>((below, value, index) => {
    const layer: LayerName = index === 0 ? 'defaults' : `profile p${index}`;
    return stackSetting(below, { setting, value, layer, locate: (rest) => locate([setting, ...rest]) });
  }, undefined);
  if (made === undefined) throw new Error('no layers');
  return made;
}

describe('why a setting has its value', () => {
  it.each<[string, string, readonly unknown[], Partial<Assignment>]>([
    ['stays beside the value', 'puaProtection', [{ value: 'audit', ...WHY }], { value: 'audit', justification: WHY }],
    ['may be absent', 'puaProtection', [{ value: 'audit' }], { value: 'audit' }],
    [
      'belongs to a removal as well',
      'puaProtection',
      [{ value: 'remove', ...OTHER }],
      { value: 'remove', justification: OTHER },
    ],
    [
      'is replaced with the value',
      'puaProtection',
      [
        { value: 'audit', ...WHY },
        { value: 'block', ...OTHER },
      ],
      { value: 'block', justification: OTHER },
    ],
    ['goes with the value', 'puaProtection', [{ value: 'audit', ...WHY }, 'block'], { value: 'block' }],
    [
      'can be of a quantity',
      'signatureUpdateInterval',
      [{ value: { hours: 4 }, ...OTHER }],
      { value: { hours: 4 }, justification: OTHER },
    ],
    [
      'can be of one rule',
      ASR,
      [{ 'block-office-child-processes': { value: 'audit', ...WHY }, 'block-webshell-creation': 'block' }],
      {
        value: { 'block-office-child-processes': 'audit', 'block-webshell-creation': 'block' },
        keyJustifications: { 'block-office-child-processes': WHY },
      },
    ],
    [
      'of one rule goes when a layer replaces the rule',
      ASR,
      [
        { value: { 'block-office-child-processes': { value: 'audit', ...WHY } }, ...OTHER },
        { extend: { 'block-office-child-processes': 'block' } },
      ],
      { value: { 'block-office-child-processes': 'block' } },
    ],
    [
      'of all rules stays with those that a layer keeps',
      ASR,
      [
        {
          value: {
            'block-email-executable-content': { value: 'audit', ...WHY },
            'block-webshell-creation': 'audit',
            'block-wmi-persistence': 'audit',
          },
          ...OTHER,
        },
        { extend: { 'block-office-child-processes': 'audit', 'block-wmi-persistence': 'block' } },
      ],
      {
        value: {
          'block-email-executable-content': 'audit',
          'block-office-child-processes': 'audit',
          'block-webshell-creation': 'audit',
          'block-wmi-persistence': 'block',
        },
        keyJustifications: { 'block-email-executable-content': WHY, 'block-webshell-creation': OTHER },
      },
    ],
    [
      'of what is added is that of each rule without its own',
      ASR,
      [
        { 'block-office-child-processes': 'block' },
        {
          value: {
            extend: {
              'block-webshell-creation': 'audit',
              'block-email-executable-content': { value: 'audit', ...OTHER },
            },
          },
          ...WHY,
        },
      ],
      {
        value: {
          'block-email-executable-content': 'audit',
          'block-office-child-processes': 'block',
          'block-webshell-creation': 'audit',
        },
        keyJustifications: { 'block-email-executable-content': OTHER, 'block-webshell-creation': WHY },
      },
    ],
    [
      'of what is added to a list is that of each entry without its own',
      'excludedPaths',
      [
        { value: ['D:\\A'], ...OTHER },
        { value: { extend: ['D:\\B', { path: 'D:\\C', owner: 'erp' }] }, ...WHY },
      ],
      {
        value: [
          { path: 'D:\\A', ...OTHER },
          { path: 'D:\\B', ...WHY },
          { path: 'D:\\C', owner: 'erp' },
        ],
      },
    ],
    [
      'of a list stays with the entries that a layer keeps',
      'excludedPaths',
      [{ value: ['D:\\A', { path: 'D:\\B', ...WHY }, 'D:\\C'], ...OTHER }, { extend: ['D:\\c', 'D:\\D'] }],
      { value: [{ path: 'D:\\A', ...OTHER }, { path: 'D:\\B', ...WHY }, 'D:\\c', 'D:\\D'] },
    ],
    [
      'of flags is that of the layer that spoke last',
      'passiveRemediation',
      [
        { value: ['edr-remediation'], ...OTHER },
        { value: { extend: ['realtime-audit'] }, ...WHY },
      ],
      { value: ['edr-remediation', 'realtime-audit'], justification: WHY },
    ],
    [
      'of flags stays when a layer adds without one',
      'passiveRemediation',
      [{ value: ['edr-remediation'], ...OTHER }, { extend: ['realtime-audit'] }],
      { value: ['edr-remediation', 'realtime-audit'], justification: OTHER },
    ],
  ])('%s', (_, setting, said, expected) => {
    const { value, justification, keyJustifications } = stack(setting, ...said);
    expect({
      value,
      ...(justification && { justification }),
      ...(keyJustifications && { keyJustifications }),
    }).toEqual(expected);
  });

  it('is on record for every layer', () => {
    expect(stack('puaProtection', { value: 'audit', ...WHY }, 'block').history).toMatchObject([
      { layer: 'defaults', value: 'audit', justification: WHY },
      { layer: 'profile p1', value: 'block' },
    ]);
  });

  it('changes no place but by the key of the value', () => {
    const { origin } = stack('excludedPaths', { value: ['D:\\A'], ...OTHER });
    expect(origin).toMatchObject({ at: { path: 'excludedPaths' }, entries: [{ path: 'excludedPaths.value[0]' }] });
  });

  it('never changes the value', () => {
    const values: Readonly<Record<string, readonly unknown[]>> = {
      toggle: [true, false, 'remove'],
      list: [['a', 'b'], { extend: ['b', 'c'] }, 'remove'],
      flags: [['edr-remediation'], { extend: ['realtime-audit'] }],
      map: [{}, { a: 'x' }, { extend: { a: 'y', b: 'x' } }, 'remove'],
    };
    const row = fc.constantFrom(...settingRows().filter(({ type }) => Object.hasOwn(values, type.kind)));
    const said = row.chain((of) =>
      fc.record({
        setting: fc.constant(of.id),
        isAnnotated: fc.constant(of.type.kind === 'list' && of.type.annotated === true),
        layers: fc.array(fc.tuple(fc.constantFrom(...(values[of.type.kind] ?? [])), fc.boolean()), {
          minLength: 1,
          maxLength: 4,
        }),
      }),
    );
    const plain = (value: unknown) =>
      Array.isArray(value)
        ? value.map((entry) => (typeof entry === 'string' ? entry : Object.values(entry)[0]))
        : value;
    fc.assert(
      fc.property(said, ({ setting, layers }) => {
        const bare = stack(setting, ...layers.map(([value]) => value));
        const why = stack(setting, ...layers.map(([value, isJustified]) => (isJustified ? { value, ...WHY } : value)));
        expect(plain(why.value)).toEqual(plain(bare.value));
        expect(Object.keys(why.origin).sort()).toEqual(Object.keys(bare.origin).sort());
      }),
    );
  });
});

describe('the reason of a setting', () => {
  const A = { path: 'D:\\A', reason: 'vendor advice', owner: 'erp' };
  it.each<[string, unknown, Justification | undefined]>([
    ['is that of the value', { value: ['D:\\A'], ...WHY }, WHY],
    ['is that of the only entry', [A], { reason: 'vendor advice', owner: 'erp' }],
    ['is that which all entries have alike', [A, { ...A, path: 'D:\\B' }], { reason: 'vendor advice', owner: 'erp' }],
    ['names the entry of several', [A, 'D:\\B'], { reason: 'D:\\A: vendor advice; owner: erp' }],
    [
      'names the entries after what is said of the whole',
      { value: [A, { path: 'D:\\B', expires: '2027-01-31' }], ...WHY },
      { ...WHY, reason: 'agreed; D:\\A: vendor advice; owner: erp; D:\\B: until 2027-01-31' },
    ],
    ['is none where nobody gives one', ['D:\\A'], undefined],
  ])('%s', (_, said, expected) => {
    expect(justificationFor(stack('excludedPaths', said))).toEqual(expected);
  });

  it('names keys of a map, and is that of the key for a key', () => {
    const rules = stack(ASR, {
      'block-webshell-creation': { value: 'audit', ...OTHER },
      'block-wmi-persistence': 'audit',
    });
    expect(justificationFor(rules)).toEqual({ reason: 'block-webshell-creation: a vendor asks for it' });
    expect(justificationFor(rules, 'block-webshell-creation')).toEqual(OTHER);
    expect(justificationFor(rules, 'block-wmi-persistence')).toBeUndefined();
  });
});
