import { describe, expect, it } from 'vitest';
import { groupOf } from '../__tests__/groups.ts';
import { plainPolicy } from '../__tests__/samples.ts';
import type { ChoiceValue, MdmPolicy, SettingInstance } from '../catalog/policy.ts';
import { mdmChannel } from '../channel.ts';
import type { OmaSetting } from '../custom/profile.ts';

const POLICY = 'device_vendor_msft_policy_config_defender';
const ADMX = 'device_vendor_msft_policy_config_admx_microsoftdefenderantivirus';
const RULES = `${POLICY}_attacksurfacereductionrules`;

const { lift } = mdmChannel;

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
  return lift({ catalog: [policyOf(instance)], custom: [] });
}

function liftNode(
  uri: string,
  value: string | number,
  kind: 'string' | 'integer' = typeof value === 'string' ? 'string' : 'integer',
) {
  const common = { name: 'x', description: null, uri, secretReference: null };
  const oma: OmaSetting =
    kind === 'string'
      ? { ...common, kind, value: String(value) }
      : { ...common, kind, value: Number(value), isReadOnly: false };
  return lift({ catalog: [], custom: [{ name: 'x', description: null, roleScopeTagIds: ['0'], settings: [oma] }] });
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
    const lifted = lift({ catalog: [{ ...policyOf(instance), template }], custom: [] });
    expect(lifted.settings).toEqual({ cloudBlockLevel: 'high' });
    expect(lifted.residue.catalog).toEqual([]);
    expect(lifted.diagnostics.map(({ code, at }) => [code, at.path])).toEqual([['mdm-template-left', 'catalog[0]']]);
  });

  it('what is not known stays, in the policy it came from', () => {
    const other = choice('device_vendor_msft_policy_config_update_allowautoupdate', '1');
    const policy = policyOf(choice(`${POLICY}_puaprotection`, '1'), other);
    const lifted = lift({ catalog: [policy], custom: [] });
    expect(lifted.settings).toEqual({ puaProtection: 'block' });
    expect(lifted.residue).toEqual({ catalog: [{ ...policy, settings: [other] }], custom: [] });
  });

  it.each<[string, SettingInstance]>([
    ['an option that is not known', choice(`${POLICY}_cloudblocklevel`, '3')],
    [
      'an option of another setting',
      { ...choice(`${POLICY}_cloudblocklevel`, '2'), value: option(`${POLICY}_puaprotection_2`) },
    ],
    ['a setting inside one that has none', choice(`${POLICY}_cloudblocklevel`, '2', [choice('x', '1')])],
    ['another kind of setting', text(`${POLICY}_cloudblocklevel`, '2')],
    [
      'no option',
      { ...choice(`${POLICY}_cloudblocklevel`, '2'), value: { option: null, template: null, children: [] } },
    ],
    ['an empty list', { kind: 'simple-collection', definition: `${POLICY}_excludedpaths`, template: null, values: [] }],
    [
      'a list with an entry that is null',
      {
        kind: 'simple-collection',
        definition: `${POLICY}_excludedpaths`,
        template: null,
        values: [
          { kind: 'string', value: 'C:\\A', template: null },
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
    [
      'an ADMX-backed policy that is disabled where its element carries the value',
      choice(`${ADMX}_scan_purgeitemsafterdelay`, '0'),
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
    const form = { catalog: [policyOf(instance)], custom: [] };
    expect(lift(form)).toEqual({ settings: {}, residue: form, diagnostics: [] });
  });

  it('policies for other platforms are kept whole', () => {
    const form = {
      catalog: [{ ...policyOf(choice(`${POLICY}_puaprotection`, '1')), platforms: 'linux' as const }],
      custom: [],
    };
    expect(lift(form)).toEqual({ settings: {}, residue: form, diagnostics: [] });
  });

  it('a rule with exclusions of its own stays, the others are read', () => {
    const exclusions: SettingInstance = {
      kind: 'simple-collection',
      definition: `${RULES}_blockrebootingmachineinsafemode_perruleexclusions`,
      template: null,
      values: [],
    };
    const special = choice(`${RULES}_blockrebootingmachineinsafemode`, 'block', [exclusions]);
    const lifted = liftOne(rules(special, choice(`${RULES}_blockadobereaderfromcreatingchildprocesses`, 'audit')));
    expect(lifted.settings).toEqual({ attackSurfaceReductionRules: { 'block-adobe-reader-child-processes': 'audit' } });
    expect(lifted.residue.catalog).toEqual([policyOf(rules(special))]);
  });

  it('the first of two policies counts; the second stays and is named', () => {
    const first = policyOf(choice(`${POLICY}_puaprotection`, '1'));
    const second = policyOf(choice(`${POLICY}_puaprotection`, '2'));
    const lifted = lift({ catalog: [first, second, first], custom: [] });
    expect(lifted.settings).toEqual({ puaProtection: 'block' });
    expect(lifted.residue.catalog).toEqual([second, first]);
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
    ['disabled, where the element carries the value', choice(`${ADMX}_spynetreporting`, '0')],
    ['with an option that is no state', choice(`${ADMX}_disablerealtimemonitoring`, '2')],
  ])('and kept as it is %s', (_, instance) => {
    const form = { catalog: [policyOf(instance)], custom: [] };
    expect(lift(form)).toEqual({ settings: {}, residue: form, diagnostics: [] });
  });
});

describe('custom profiles', () => {
  const BLOCK_MODE = 'MSFT/Defender/Configuration/PassiveRemediation';
  const ASR = './Device/Vendor/MSFT/Policy/Config/Defender/AttackSurfaceReductionRules';
  const ADMX_NODE = './Device/Vendor/MSFT/Policy/Config/ADMX_MicrosoftDefenderAntivirus';

  it.each<[string, string, string | number, object]>([
    ['a number', `./Device/Vendor/${BLOCK_MODE}`, 1, { passiveRemediation: ['edr-remediation'] }],
    [
      'the short form of the URI',
      `./Vendor/${BLOCK_MODE}`,
      5,
      { passiveRemediation: ['edr-remediation', 'realtime-remediation'] },
    ],
    [
      'a joined list',
      './Device/Vendor/MSFT/Policy/Config/Defender/ExcludedPaths',
      'C:\\A|C:\\B',
      { excludedPaths: ['C:\\A', 'C:\\B'] },
    ],
    [
      'rules in any order and letter case',
      ASR,
      '75668C1F-73B5-4CF0-BB93-3ECF5CB7CC84=2|26190899-1602-49e8-8b27-eb1d0a1ce869=1',
      {
        attackSurfaceReductionRules: {
          'block-office-code-injection': 'audit',
          'block-office-communication-child-processes': 'block',
        },
      },
    ],
    [
      'an ADMX-backed state',
      `${ADMX_NODE}/DisableBlockAtFirstSeen`,
      ' <enabled />\n',
      { disableBlockAtFirstSeen: false },
    ],
    [
      'an ADMX-backed number',
      `${ADMX_NODE}/Scan_PurgeItemsAfterDelay`,
      "<enabled/>\r\n<data value='30' id='Scan_PurgeItemsAfterDelay'/>",
      { scanPurgeItemsAfterDelay: { days: 30 } },
    ],
    [
      'an ADMX-backed list',
      `${ADMX_NODE}/Threats_ThreatIdDefaultAction`,
      '<enabled/><data id="Threats_ThreatIdDefaultActionList" value="7&#xF000;6&#61440;8&#xf000;2"/>',
      { threatsThreatIdDefaultAction: { 7: 'allow', 8: 'quarantine' } },
    ],
    [
      'the ADMX-backed twin',
      `${ADMX_NODE}/SpynetReporting`,
      '<enabled/><data id="SpynetReporting" value="2"/>',
      { allowCloudProtection: true },
    ],
  ])('%s is read, and would be written through the settings catalog', (_, uri, value, settings) => {
    const lifted = liftNode(uri, value);
    expect(lifted.settings).toEqual(settings);
    expect(lifted.residue.custom).toEqual([]);
    expect(lifted.diagnostics.map(({ code }) => code)).toEqual(['mdm-respelled']);
    const again = mdmChannel.lower(groupOf(lifted.settings));
    expect(again.form.custom).toEqual([]);
    expect(mdmChannel.lift(again.form).settings).toEqual(settings);
  });

  it('rules known by their GUID only are written the same way again', () => {
    const lifted = liftNode(ASR, '11111111-2222-3333-4444-555555555555=6');
    expect(lifted.settings).toEqual({
      attackSurfaceReductionRules: { '11111111-2222-3333-4444-555555555555': 'warn' },
    });
    expect(lifted.diagnostics).toEqual([]);
  });

  it.each<[string, string, string | number]>([
    ['a node that is not known', './Device/Vendor/MSFT/Defender/Configuration/Nothing', 1],
    ['a URI in another letter case: nodes are told apart by it', `./device/vendor/${BLOCK_MODE}`, 1],
    ['a bit that is not known', `./Device/Vendor/${BLOCK_MODE}`, 8],
    ['text for a number', `./Device/Vendor/${BLOCK_MODE}`, '1'],
    ['a number for text', ASR, 1],
    ['a rule without action', ASR, '26190899-1602-49e8-8b27-eb1d0a1ce869'],
    ['a rule with two actions', ASR, '26190899-1602-49e8-8b27-eb1d0a1ce869=1=2'],
    ['an empty entry', './Device/Vendor/MSFT/Policy/Config/Defender/ExcludedPaths', 'C:\\A||C:\\B'],
    ['no ADMX state', `${ADMX_NODE}/DisableBlockAtFirstSeen`, 'enabled'],
    [
      'an ADMX state with an element too many',
      `${ADMX_NODE}/DisableBlockAtFirstSeen`,
      '<enabled/><data id="a" value="b"/>',
    ],
    [
      'an ADMX element of another name',
      `${ADMX_NODE}/Scan_PurgeItemsAfterDelay`,
      '<enabled/><data id="x" value="30"/>',
    ],
    [
      'a list with half a pair',
      `${ADMX_NODE}/Threats_ThreatIdDefaultAction`,
      '<enabled/><data id="Threats_ThreatIdDefaultActionList" value="7&#xF000;6&#xF000;8"/>',
    ],
  ])('%s is kept as it is', (_, uri, value) => {
    const lifted = liftNode(uri, value);
    expect(lifted.settings).toEqual({});
    expect(lifted.residue.custom[0]?.settings).toHaveLength(1);
    expect(lifted.diagnostics).toEqual([]);
  });

  it('a value that the service hides is kept as it is', () => {
    const oma: OmaSetting = {
      kind: 'string',
      name: 'x',
      description: null,
      uri: ASR,
      value: '****',
      secretReference: 'a_b',
    };
    const form = { catalog: [], custom: [{ name: 'x', description: null, roleScopeTagIds: [], settings: [oma] }] };
    expect(lift(form)).toEqual({ settings: {}, residue: form, diagnostics: [] });
  });
});
