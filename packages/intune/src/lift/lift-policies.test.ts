import { describe, expect, it } from 'vitest';
import { groupOf } from '../__tests__/groups.ts';
import { plainPolicy } from '../__tests__/samples.ts';
import { mdmChannel } from '../channel.ts';
import { EMPTY_FORM } from '../lower/form.ts';
import type { ChoiceValue, MdmPolicy, SettingInstance } from '../settings-catalog/policy.ts';
import { liftWithReasons } from './lift-form.ts';

const POLICY = 'device_vendor_msft_policy_config_defender';
const ADMX = 'device_vendor_msft_policy_config_admx_microsoftdefenderantivirus';
const RULES = `${POLICY}_attacksurfacereductionrules`;

const { lift, lower } = mdmChannel;

function policyOf(...settings: readonly SettingInstance[]): MdmPolicy {
  return { ...plainPolicy, settings };
}

function choice(
  definition: string,
  suffix: string,
  children: readonly SettingInstance[] = [],
): SettingInstance & { readonly kind: 'choice' } {
  return { kind: 'choice', definition, template: null, value: option(`${definition}_${suffix}`, children) };
}

function option(id: string, children: readonly SettingInstance[] = []): ChoiceValue {
  return { option: id, template: null, children };
}

function text(definition: string, value: string): SettingInstance {
  return { kind: 'simple', definition, template: null, value: { kind: 'string', value, template: null } };
}

function rules(...children: readonly SettingInstance[]): SettingInstance {
  return { kind: 'group-collection', definition: RULES, template: null, values: [{ template: null, children }] };
}

function liftOne(instance: SettingInstance) {
  return lift({ ...EMPTY_FORM, catalog: [policyOf(instance)] });
}

describe('settings catalog', () => {
  it('settings of a template are read, and it is said that the template is left', () => {
    const instance: SettingInstance = {
      ...choice(`${POLICY}_cloudblocklevel`, '2'),
      template: 'c7a37009-c16e-4145-84c8-89a8c121fb15',
      value: { ...option(`${POLICY}_cloudblocklevel_2`), template: { id: '517b4e84', useDefault: false } },
    };
    const template = {
      id: '804339ad-1553-4478-a742-138fb5807418_1',
      family: null,
      displayName: null,
      displayVersion: null,
    };
    const lifted = lift({ ...EMPTY_FORM, catalog: [{ ...policyOf(instance), template }] });
    expect(lifted.settings).toEqual({ cloudBlockLevel: 'high' });
    expect(lifted.residue.catalog).toEqual([]);
    expect(lifted.diagnostics.map(({ code, at }) => [code, at.path])).toEqual([['mdm-template-left', 'catalog[0]']]);
  });

  it('what is not known stays, in the policy it came from', () => {
    const other = choice('device_vendor_msft_policy_config_update_allowautoupdate', '1');
    const policy = policyOf(choice(`${POLICY}_puaprotection`, '1'), other);
    const lifted = lift({ ...EMPTY_FORM, catalog: [policy] });
    expect(lifted.settings).toEqual({ puaProtection: 'block' });
    expect(lifted.residue).toEqual({ ...EMPTY_FORM, catalog: [{ ...policy, settings: [other] }] });
  });

  it.each<[string, SettingInstance]>([
    ['an option that is not known', choice(`${POLICY}_cloudblocklevel`, '3')],
    [
      'an option of another setting',
      { ...choice(`${POLICY}_cloudblocklevel`, '2'), value: option(`${POLICY}_puaprotection_2`) },
    ],
    ['another kind of setting', text(`${POLICY}_cloudblocklevel`, '2')],
    [
      'no option',
      { ...choice(`${POLICY}_cloudblocklevel`, '2'), value: { option: null, template: null, children: [] } },
    ],
    ['an empty list', { kind: 'simple-collection', definition: `${POLICY}_excludedpaths`, template: null, values: [] }],
    [
      'a list of nothing but empty entries',
      {
        kind: 'simple-collection',
        definition: `${POLICY}_excludedpaths`,
        template: null,
        values: [
          { kind: 'string', value: '', template: null },
          { kind: 'string', value: null, template: null },
        ],
      },
    ],
    [
      'a number out of range',
      {
        kind: 'simple',
        definition: `${POLICY}_avgcpuloadfactor`,
        template: null,
        value: { kind: 'integer', value: 101, template: null },
      },
    ],
    [
      'a time beyond the day',
      {
        kind: 'simple',
        definition: `${POLICY}_schedulequickscantime`,
        template: null,
        value: { kind: 'integer', value: 1440, template: null },
      },
    ],
    ['no rules', rules()],
    [
      'two groups of rules',
      {
        kind: 'group-collection',
        definition: RULES,
        template: null,
        values: [
          { template: null, children: [choice(`${RULES}_blockrebootingmachineinsafemode`, 'audit')] },
          { template: null, children: [] },
        ],
      },
    ],
    [
      'a rule that stands twice',
      rules(
        choice(`${RULES}_blockrebootingmachineinsafemode`, 'audit'),
        choice(`${RULES}_blockrebootingmachineinsafemode`, 'block'),
      ),
    ],
    [
      'an option beside "none"',
      {
        kind: 'choice-collection',
        definition: 'device_vendor_msft_defender_configuration_passiveremediation',
        template: null,
        values: ['0', '1'].map((suffix) =>
          option(`device_vendor_msft_defender_configuration_passiveremediation_${suffix}`),
        ),
      },
    ],
  ])('%s is kept as it is', (_, instance) => {
    const form = { ...EMPTY_FORM, catalog: [policyOf(instance)] };
    expect(lift(form)).toEqual({ settings: {}, residue: form, diagnostics: [] });
  });

  it('policies for other platforms are kept whole', () => {
    const form = {
      ...EMPTY_FORM,
      catalog: [{ ...policyOf(choice(`${POLICY}_puaprotection`, '1')), platforms: 'linux' as const }],
    };
    expect(lift(form)).toEqual({ settings: {}, residue: form, diagnostics: [] });
  });

  it.each([
    ['linux', 'Linux'],
    ['macOS', 'macOS'],
    ['none', 'no system'],
  ] as const)('says of a policy for %s what it is for', (platforms, word) => {
    const it = { ...policyOf(choice(`${POLICY}_puaprotection`, '1')), platforms };
    const { reasons } = liftWithReasons({ ...EMPTY_FORM, catalog: [it] });
    expect([...reasons.values()].flat().map(({ why }) => why)).toEqual([
      `the policy is for ${word}, and a fleet file is about Windows`,
    ]);
  });

  describe('the default of a template', () => {
    const DEFAULT = { id: 'x', useDefault: true };
    const known = (useDefault: boolean): SettingInstance => {
      const one = choice(`${POLICY}_puaprotection`, '1');
      return one.kind === 'choice' ? { ...one, value: { ...one.value, template: { id: 'x', useDefault } } } : one;
    };
    const why = (...instances: SettingInstance[]) => {
      const { lifted, reasons } = liftWithReasons({ ...EMPTY_FORM, catalog: [policyOf(...instances)] });
      const left = [...reasons.values()].flat();
      return {
        settings: lifted.settings,
        left: left.map((part) => [part.definition, /default of its template/.test(part.why)]),
      };
    };

    it('counts, and not the value beside it', () => {
      expect(why(known(false))).toEqual({ settings: { puaProtection: 'block' }, left: [] });
      expect(why(known(true))).toEqual({ settings: {}, left: [[`${POLICY}_puaprotection`, true]] });
    });

    it('counts for a number, and for a setting that nobody knows', () => {
      const number: SettingInstance = {
        kind: 'simple',
        definition: `${POLICY}_avgcpuloadfactor`,
        template: null,
        value: { kind: 'integer', value: 40, template: DEFAULT },
      };
      const unknown: SettingInstance = { ...number, definition: 'device_vendor_msft_x' };
      expect(why(number, unknown)).toEqual({
        settings: {},
        left: [
          [`${POLICY}_avgcpuloadfactor`, true],
          ['device_vendor_msft_x', true],
        ],
      });
      expect(why({ ...number, value: { kind: 'integer', value: 40, template: null } })).toMatchObject({
        settings: { avgCPULoadFactor: 40 },
      });
    });

    it('takes one key of a group along, and no other', () => {
      const rule = (name: string, useDefault: boolean): SettingInstance => ({
        kind: 'choice',
        definition: `${RULES}_${name}`,
        template: null,
        value: { option: `${RULES}_${name}_block`, template: { id: 'x', useDefault }, children: [] },
      });
      const children = [
        rule('blockrebootingmachineinsafemode', true),
        rule('blockadobereaderfromcreatingchildprocesses', false),
      ];
      const group = (template: typeof DEFAULT | null): SettingInstance => ({
        kind: 'group-collection',
        definition: RULES,
        template: null,
        values: [{ template, children }],
      });
      const one = why(group(null));
      expect(Object.values(one.settings)).toEqual([{ 'block-adobe-reader-child-processes': 'block' }]);
      expect(one.left).toEqual([[`${RULES}_blockrebootingmachineinsafemode`, true]]);
      expect(why(group(DEFAULT))).toEqual({ settings: {}, left: [[RULES, true]] });
    });
  });

  it('a setting inside one that has none does not take it along', () => {
    const odd = choice(`${POLICY}_cloudblocklevel`, '2', [choice('x', '1')]);
    const { lifted, reasons } = liftWithReasons({ ...EMPTY_FORM, catalog: [policyOf(odd)] });
    expect(lifted.settings).toEqual({ cloudBlockLevel: 'high' });
    expect(lifted.residue.catalog).toEqual([policyOf(odd)]);
    expect([...reasons.values()].flat()).toEqual([
      { definition: 'x', why: 'nothing is known of it below this choice' },
    ]);
  });

  describe('attack surface reduction rules', () => {
    const SAFE_MODE = `${RULES}_blockrebootingmachineinsafemode`;
    const ADOBE = `${RULES}_blockadobereaderfromcreatingchildprocesses`;
    const WMI = `${RULES}_blockpersistencethroughwmieventsubscription`;
    const list = (rule: string, ...texts: (string | null)[]): SettingInstance => ({
      kind: 'simple-collection',
      definition: `${rule}_perruleexclusions`,
      template: null,
      values: texts.map((value) => ({ kind: 'string', value, template: null })),
    });
    const audited = choice(ADOBE, 'audit');
    const adobe = { 'block-adobe-reader-child-processes': 'audit' } as const;

    it('come with exclusions of their own', () => {
      const excluding = choice(SAFE_MODE, 'warn', [list(SAFE_MODE, 'C:\\b.exe', 'C:\\A\\')]);
      expect(liftOne(rules(excluding, audited))).toEqual({
        settings: {
          asrOnlyPerRuleExclusions: { 'block-safe-mode-reboot': ['C:\\b.exe', 'C:\\A\\'] },
          attackSurfaceReductionRules: { ...adobe, 'block-safe-mode-reboot': 'warn' },
        },
        residue: EMPTY_FORM,
        diagnostics: [],
      });
    });

    it.each<[string, SettingInstance, string, string]>([
      ['nothing', list(SAFE_MODE), 'warn', 'it is no list of texts'],
      ['no text', list(SAFE_MODE, '', null), 'warn', 'it is no list of texts'],
      ['another definition', list(ADOBE, 'C:\\a'), 'block', 'nothing is known of it below this choice'],
      ['a separator', list(SAFE_MODE, 'C:\\a>b'), 'block', 'the definition takes no entry like'],
      ['a rule that is off', list(SAFE_MODE, 'C:\\a'), 'off', 'to off, below which no list stands'],
      ['a thousand and one', list(SAFE_MODE, ...Array(1001).fill('C:\\a')), 'block', 'more than 1000 entries'],
    ])('stay when their exclusions are odd: %s', (_, inside, word, why) => {
      const odd = choice(SAFE_MODE, word, [inside]);
      const { lifted, reasons } = liftWithReasons({ ...EMPTY_FORM, catalog: [policyOf(rules(odd, audited))] });
      expect(lifted.settings).toEqual({
        attackSurfaceReductionRules: { ...adobe, 'block-safe-mode-reboot': word },
      });
      expect(lifted.residue.catalog).toEqual([policyOf(rules(odd))]);
      const [reason, ...others] = [...reasons.values()].flat();
      expect([reason?.definition, others]).toEqual([inside.definition, []]);
      expect(reason?.why).toContain(why);
    });

    it('lose of their exclusions only those that are empty', () => {
      const odd = choice(SAFE_MODE, 'warn', [list(SAFE_MODE, 'C:\\a', '', 'C:\\b')]);
      const { lifted, reasons } = liftWithReasons({ ...EMPTY_FORM, catalog: [policyOf(rules(odd))] });
      expect(lifted.settings).toMatchObject({
        asrOnlyPerRuleExclusions: { 'block-safe-mode-reboot': ['C:\\a', 'C:\\b'] },
      });
      expect(lifted.residue.catalog).toEqual([policyOf(rules(choice(SAFE_MODE, 'warn', [list(SAFE_MODE, '')])))]);
      expect([...reasons.values()].flat()).toMatchObject([
        { definition: `${SAFE_MODE}_perruleexclusions, entry 2 of 3,`, why: 'it is empty' },
      ]);
    });

    it('take no exclusions where the catalog has none', () => {
      const odd = choice(WMI, 'block', [list(WMI, 'C:\\a')]);
      const lifted = liftOne(rules(odd));
      expect(lifted.settings).toEqual({ attackSurfaceReductionRules: { 'block-wmi-persistence': 'block' } });
      expect(lifted.residue.catalog).toEqual([policyOf(rules(odd))]);
    });

    it('are read beside one that stands there twice', () => {
      const twice = [choice(SAFE_MODE, 'audit'), choice(SAFE_MODE, 'block')];
      const { lifted, reasons } = liftWithReasons({ ...EMPTY_FORM, catalog: [policyOf(rules(...twice, audited))] });
      expect(lifted.settings).toEqual({ attackSurfaceReductionRules: adobe });
      expect(lifted.residue.catalog).toEqual([policyOf(rules(...twice))]);
      expect([...reasons.values()].flat().map(({ definition }) => definition)).toEqual([SAFE_MODE, SAFE_MODE]);
    });

    it('are read once where two say the same', () => {
      const lifted = liftOne(rules(choice(SAFE_MODE, 'audit'), choice(SAFE_MODE, 'audit'), audited));
      expect(lifted.settings).toEqual({
        attackSurfaceReductionRules: { ...adobe, 'block-safe-mode-reboot': 'audit' },
      });
      expect(lifted.residue).toEqual(EMPTY_FORM);
      expect(lifted.diagnostics.map(({ code, severity, message }) => [code, severity, message])).toEqual([
        ['mdm-set-twice', 'info', `${SAFE_MODE} is set more than once, to the same value.`],
      ]);
    });
  });

  it.each([[''], [null]])('a list loses the entry that is %j, and not the others', (empty) => {
    const paths = (...texts: readonly (string | null)[]): SettingInstance => ({
      kind: 'simple-collection',
      definition: `${POLICY}_excludedpaths`,
      template: null,
      values: texts.map((value) => ({ kind: 'string', value, template: null })),
    });
    const form = { ...EMPTY_FORM, catalog: [policyOf(paths('C:\\', empty, 'D:\\a'))] };
    const { lifted, reasons } = liftWithReasons(form);
    expect(lifted.settings).toEqual({ excludedPaths: ['C:\\', 'D:\\a'] });
    expect(lifted.residue.catalog).toEqual([policyOf(paths(empty))]);
    expect([...reasons.values()].flat()).toEqual([
      {
        definition: `${POLICY}_excludedpaths, entry 2 of 3,`,
        why: 'it is empty',
        hint: 'Remove the entry from the policy; the others of the list are read.',
      },
    ]);
  });

  it('the first of two policies counts; the second stays and is named', () => {
    const first = policyOf(choice(`${POLICY}_puaprotection`, '1'));
    const second = policyOf(choice(`${POLICY}_puaprotection`, '2'));
    const lifted = lift({ ...EMPTY_FORM, catalog: [first, second, first] });
    expect(lifted.settings).toEqual({ puaProtection: 'block' });
    expect(lifted.residue.catalog).toEqual([second]);
    expect(lifted.diagnostics.map(({ code, severity, at }) => [code, severity, at.path])).toEqual([
      ['mdm-set-twice', 'warning', 'catalog[1].settings[0]'],
      ['mdm-set-twice', 'info', 'catalog[2].settings[0]'],
    ]);
  });

  it.each<[string, SettingInstance, object]>([
    ['a state', choice(`${ADMX}_disablerealtimemonitoring`, '1'), { allowRealtimeMonitoring: false }],
    [
      'a state with the other polarity',
      choice(`${ADMX}_realtimeprotection_disablebehaviormonitoring`, '1'),
      { allowBehaviorMonitoring: true },
    ],
    [
      'a choice',
      choice(`${ADMX}_spynetreporting`, '1', [choice(`${ADMX}_spynetreporting_spynetreporting`, '2')]),
      { allowCloudProtection: true },
    ],
    [
      'a code that is never written',
      choice(`${ADMX}_spynetreporting`, '1', [choice(`${ADMX}_spynetreporting_spynetreporting`, '1')]),
      { allowCloudProtection: true },
    ],
    [
      'a list',
      choice(`${ADMX}_exclusions_paths`, '1', [
        {
          kind: 'group-collection',
          definition: `${ADMX}_exclusions_paths_exclusions_pathslist`,
          template: null,
          values: [
            {
              template: null,
              children: [
                text(`${ADMX}_exclusions_paths_exclusions_pathslist_key`, 'C:\\A'),
                text(`${ADMX}_exclusions_paths_exclusions_pathslist_value`, '0'),
              ],
            },
          ],
        },
      ]),
      { excludedPaths: ['C:\\A'] },
    ],
  ])('the ADMX-backed twin of a setting is recognised: %s', (_, instance, settings) => {
    const lifted = liftOne(instance);
    expect(lifted.settings).toEqual(settings);
    expect(lifted.residue.catalog).toEqual([]);
    expect(lifted.diagnostics.map(({ code }) => code)).toEqual(['mdm-respelled']);
  });

  it.each<[string, SettingInstance]>([
    [
      'with an element that it has not',
      choice(`${ADMX}_disablerealtimemonitoring`, '1', [choice(`${ADMX}_disablerealtimemonitoring_x`, '1')]),
    ],
    ['without the element that it has', choice(`${ADMX}_spynetreporting`, '1')],
    ['with an option that is no state', choice(`${ADMX}_disablerealtimemonitoring`, '2')],
  ])('and kept as it is %s', (_, instance) => {
    const form = { ...EMPTY_FORM, catalog: [policyOf(instance)] };
    expect(lift(form)).toEqual({ settings: {}, residue: form, diagnostics: [] });
  });

  it('a policy that is disabled takes away the value of its element', () => {
    const twin = liftOne(choice(`${ADMX}_spynetreporting`, '0'));
    expect([twin.settings, twin.residue]).toEqual([{ allowCloudProtection: 'remove' }, EMPTY_FORM]);
    const own = choice(`${ADMX}_scan_purgeitemsafterdelay`, '0');
    const lifted = liftOne(own);
    expect([lifted.settings, lifted.residue]).toEqual([{ scanPurgeItemsAfterDelay: 'remove' }, EMPTY_FORM]);
    // And it is said again that way; a setting without an element has no such word.
    expect(lower(groupOf(lifted.settings)).form.catalog.map(({ settings }) => settings)).toEqual([[own]]);
    expect(lower(groupOf({ puaProtection: 'remove' })).emissions[0]?.kind).toBe('manual');
  });

  it('a policy and its twin that agree are one statement, without a warning', () => {
    const twins = [choice(`${ADMX}_scan_disablearchivescanning`, '1'), choice(`${POLICY}_allowarchivescanning`, '1')];
    for (const settings of [twins, [...twins].reverse()]) {
      const lifted = lift({ ...EMPTY_FORM, catalog: [policyOf(...settings)] });
      expect(lifted.settings).toEqual({ allowArchiveScanning: true });
      expect(lifted.residue).toEqual(EMPTY_FORM);
      expect(lifted.diagnostics.every(({ severity }) => severity === 'info')).toBe(true);
    }
  });
});
