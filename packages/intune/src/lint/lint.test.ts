import { settingRows } from '@mdav/core';
import { describe, expect, it } from 'vitest';
import { factsJson, factsMissing } from '../../../../tests/facts.ts';
import { groupOf } from '../__tests__/groups.ts';
import { sampleValues } from '../__tests__/row-values.ts';
import { bytesOf, plainPolicy, textOf } from '../__tests__/samples.ts';
import { mdmChannel } from '../channel.ts';
import { settingsCatalogCodec } from '../settings-catalog/codec.ts';
import { onboardingByConnector } from '../settings-catalog/onboarding-choice.ts';
import type { MdmPolicy, SettingInstance } from '../settings-catalog/policy.ts';
import { intuneObjectOf } from '../source/recognise.ts';
import { knownDefinitions } from './known-definitions.ts';
import { lintIntune } from './lint-intune.ts';

const POLICY = 'device_vendor_msft_policy_config_defender';
const ADMX = 'device_vendor_msft_policy_config_admx_microsoftdefenderantivirus';
const RULES = `${POLICY}_attacksurfacereductionrules`;
const RULE = `${RULES}_blockadobereaderfromcreatingchildprocesses`;
const ANTIVIRUS = {
  id: '804339ad-1553-4478-a742-138fb5807418_1',
  family: 'endpointSecurityAntivirus',
  displayName: 'Microsoft Defender Antivirus',
  displayVersion: 'Version 1',
};

function choice(
  definition: string,
  suffix: string,
  children: readonly SettingInstance[] = [],
): Extract<SettingInstance, { kind: 'choice' }> {
  const value = { option: `${definition}_${suffix}`, template: null, children };
  return { kind: 'choice', definition, template: null, value };
}

function number(definition: string, value: number): SettingInstance {
  return { kind: 'simple', definition, template: null, value: { kind: 'integer', value, template: null } };
}

function texts(definition: string, ...values: readonly string[]): SettingInstance {
  const list = values.map((value) => ({ kind: 'string', value, template: null }) as const);
  return { kind: 'simple-collection', definition, template: null, values: list };
}

function rules(...children: readonly SettingInstance[]): SettingInstance {
  return { kind: 'group-collection', definition: RULES, template: null, values: [{ template: null, children }] };
}

const policyOf = (...settings: readonly SettingInstance[]): MdmPolicy => ({ ...plainPolicy, settings });
const blockLevel = choice(`${POLICY}_cloudblocklevel`, '2');
/** The same in the template that owns it. */
const owned: SettingInstance = {
  ...blockLevel,
  template: 'c7a37009-c16e-4145-84c8-89a8c121fb15',
  value: { ...blockLevel.value, template: { id: '517b4e84-e933-42b9-b92f-00e640b1a82d', useDefault: false } },
};
const templated = (...settings: readonly SettingInstance[]): MdmPolicy => ({
  ...policyOf(...settings),
  technologies: ['mdm', 'microsoftSense'],
  template: ANTIVIRUS,
});
const found = (policy: MdmPolicy) =>
  lintIntune(policy).map(({ code, severity, at }) => [code, severity, at.path ?? '']);

describe('what we write', () => {
  it('is sound, whatever the setting, the value and the form of policy; only deprecated settings are told', () => {
    const told = new Set<string>();
    for (const row of settingRows()) {
      for (const value of sampleValues(row)) {
        for (const intune of [{}, { form: 'templates' }, { management: 'mde' }] as const) {
          const { form } = mdmChannel.lower(groupOf({ [row.id]: value }, { intune }));
          for (const policy of form.catalog) {
            for (const { code, message } of lintIntune(settingsCatalogCodec.encode(policy)))
              told.add(`${row.id} ${code} ${message}`);
          }
        }
      }
    }
    const deprecated = settingRows().flatMap(({ id, deprecated, retired }) =>
      (retired ?? deprecated) === undefined ? [] : [`${id} lint-deprecated ${id}: ${retired ?? deprecated}`],
    );
    expect([...told].filter((line) => !deprecated.includes(line))).toEqual([]);
    expect(told.size).toBeGreaterThan(1);
  });

  it('onboards in the template that owns the selector', () => {
    const group = groupOf({}, { onboarding: { state: 'planned', via: 'intune' } });
    for (const policy of mdmChannel.lower(group).form.catalog) expect(lintIntune(policy)).toEqual([]);
  });
});

describe('a plain policy', () => {
  const at = 'settings[0].settingInstance';
  it.each<[string, MdmPolicy, [string, string, string][]]>([
    ['is sound', policyOf(blockLevel), []],
    [
      'of another area is left alone',
      policyOf(choice('device_vendor_msft_policy_config_update_allowautoupdate', '9')),
      [],
    ],
    [
      'has an unknown definition',
      policyOf(choice(`${POLICY}_cloudblocklvel`, '2')),
      [['lint-unknown-definition', 'warning', `${at}.settingDefinitionId`]],
    ],
    [
      'has a definition in capitals',
      policyOf(choice(`${POLICY}_CloudBlockLevel`, '2')),
      [['lint-unknown-definition', 'warning', `${at}.settingDefinitionId`]],
    ],
    [
      'has a definition that the catalogue leaves aside',
      policyOf(choice('device_vendor_msft_defender_configuration_deploymentchannel', '2')),
      [],
    ],
    [
      'has a deprecated setting',
      policyOf(choice(`${POLICY}_allowintrusionpreventionsystem`, '1')),
      [['lint-deprecated', 'warning', `${at}.settingDefinitionId`]],
    ],
    [
      'has a setting whose node devices refuse by now',
      policyOf(choice('device_vendor_msft_defender_configuration_inteltdtenabled', '1')),
      [['lint-deprecated', 'warning', `${at}.settingDefinitionId`]],
    ],
    [
      'has an option that does not belong',
      policyOf(choice(`${POLICY}_cloudblocklevel`, '3')),
      [['lint-unknown-option', 'error', `${at}.choiceSettingValue.value`]],
    ],
    [
      'has no option',
      policyOf({ ...blockLevel, value: { ...blockLevel.value, option: null } }),
      [['lint-unknown-option', 'error', `${at}.choiceSettingValue.value`]],
    ],
    [
      'has another kind of instance',
      policyOf(number(`${POLICY}_cloudblocklevel`, 2)),
      [['lint-wrong-kind', 'error', `${at}["@odata.type"]`]],
    ],
    [
      'has a number out of range',
      policyOf(number(`${POLICY}_avgcpuloadfactor`, 101)),
      [['lint-out-of-range', 'error', `${at}.simpleSettingValue.value`]],
    ],
    [
      'has a setting twice',
      policyOf(blockLevel, blockLevel),
      [['lint-set-twice', 'error', 'settings[1].settingInstance.settingDefinitionId']],
    ],
    [
      'has an empty list',
      policyOf(texts(`${POLICY}_excludedpaths`)),
      [['lint-empty', 'warning', `${at}.simpleSettingCollectionValue`]],
    ],
    [
      'has a group without rules',
      policyOf(rules()),
      [['lint-empty', 'warning', `${at}.groupSettingCollectionValue[0].children`]],
    ],
    [
      'has a rule at the top',
      policyOf(choice(RULE, 'audit')),
      [['lint-misplaced', 'error', `${at}.settingDefinitionId`]],
    ],
    [
      'has a setting inside a group that it does not belong to',
      policyOf(rules(blockLevel)),
      [['lint-misplaced', 'error', `${at}.groupSettingCollectionValue[0].children[0].settingDefinitionId`]],
    ],
    [
      'has a rule twice',
      policyOf(rules(choice(RULE, 'audit'), choice(RULE, 'block'))),
      [['lint-set-twice', 'error', `${at}.groupSettingCollectionValue[0].children[1].settingDefinitionId`]],
    ],
    [
      'has exclusions under a rule that is off',
      policyOf(rules(choice(RULE, 'off', [texts(`${RULE}_perruleexclusions`, 'C:\\A')]))),
      [
        [
          'lint-stray-child',
          'error',
          `${at}.groupSettingCollectionValue[0].children[0].choiceSettingValue.children[0].settingDefinitionId`,
        ],
      ],
    ],
    [
      'has an enabled policy without its element',
      policyOf(choice(`${ADMX}_scan_purgeitemsafterdelay`, '1')),
      [['lint-missing-child', 'error', `${at}.choiceSettingValue`]],
    ],
    [
      'has a disabled policy with its element',
      policyOf(
        choice(`${ADMX}_scan_purgeitemsafterdelay`, '0', [
          number(`${ADMX}_scan_purgeitemsafterdelay_scan_purgeitemsafterdelay`, 30),
        ]),
      ),
      [['lint-stray-child', 'error', `${at}.choiceSettingValue.children[0].settingDefinitionId`]],
    ],
    ['has a disabled policy as it should be', policyOf(choice(`${ADMX}_scan_purgeitemsafterdelay`, '0')), []],
    [
      'has the ADMX-backed twin of a setting, of whose element nothing is said',
      policyOf(choice(`${ADMX}_spynetreporting`, '1', [choice(`${ADMX}_spynetreporting_spynetreporting`, '2')])),
      [],
    ],
    [
      'onboards, which only a template can',
      policyOf({ ...onboardingByConnector, template: null, value: { ...onboardingByConnector.value, template: null } }),
      [['lint-template-only', 'error', `${at}.settingDefinitionId`]],
    ],
    ['refers to a template that it does not have', policyOf(owned), [['lint-template-reference', 'error', at]]],
    [
      'is for another platform',
      { ...policyOf(blockLevel), platforms: 'macOS' },
      [['lint-other-platform', 'error', 'platforms']],
    ],
  ])('%s', (_, policy, expected) => {
    expect(found(policy)).toEqual(expected);
  });
});

describe('the policy of a template', () => {
  const at = 'settings[0].settingInstance';
  const place = { id: '00000000-0000-0000-0000-000000000000', useDefault: false };
  it.each<[string, MdmPolicy, [string, string, string][]]>([
    ['is sound', templated(owned), []],
    [
      'has a setting without references',
      templated(blockLevel),
      [
        ['lint-template-reference', 'error', `${at}.settingInstanceTemplateReference`],
        ['lint-template-reference', 'error', `${at}.choiceSettingValue.settingValueTemplateReference`],
      ],
    ],
    [
      'has a reference with other letter case',
      templated({ ...owned, template: 'C7A37009-C16E-4145-84C8-89A8C121FB15' }),
      [['lint-template-reference', 'error', `${at}.settingInstanceTemplateReference`]],
    ],
    [
      'has a setting of another template',
      templated({ ...texts(`${POLICY}_excludedpaths`, 'C:\\A'), template: 'aaf04adc-c639-464f-b4a7-152e784092e8' }),
      [['lint-template-reference', 'error', `${at}.settingInstanceTemplateReference`]],
    ],
    [
      'has a setting that is not in the list of its template',
      templated(choice('device_vendor_msft_defender_configuration_hideexclusionsfromlocaladmins', '1')),
      [['lint-not-in-template', 'warning', `${at}.settingDefinitionId`]],
    ],
    [
      'has a setting that its template may have',
      {
        ...templated(choice(`${POLICY}_allowcloudprotection`, '1')),
        template: { ...ANTIVIRUS, id: '45fea5e9-280d-4da1-9792-fb5736da0ca9_1' },
      },
      [['lint-not-in-template', 'info', `${at}.settingDefinitionId`]],
    ],
    [
      'has a setting that its template offers by ids that are not public',
      templated(number('device_vendor_msft_defender_configuration_archivemaxsize', 1)),
      [],
    ],
    [
      'has a collection whose value refers to something',
      {
        ...templated({
          ...texts(`${POLICY}_excludedpaths`),
          kind: 'simple-collection',
          template: 'aaf04adc-c639-464f-b4a7-152e784092e8',
          values: [{ kind: 'string', value: 'C:\\A', template: place }],
        }),
        template: { ...ANTIVIRUS, id: '45fea5e9-280d-4da1-9792-fb5736da0ca9_1' },
      },
      [['lint-template-reference', 'error', `${at}.simpleSettingCollectionValue`]],
    ],
    [
      'has the id of a template in other letter case',
      { ...templated(owned), template: { ...ANTIVIRUS, id: ANTIVIRUS.id.toUpperCase() } },
      [['lint-unknown-template', 'error', 'templateReference.templateId']],
    ],
    [
      'has a template that is not known',
      { ...templated(owned), template: { ...ANTIVIRUS, id: '00000000-0000-0000-0000-000000000000_1' } },
      [['lint-unknown-template', 'warning', 'templateReference.templateId']],
    ],
    [
      'is not for the devices that the template is for',
      { ...templated(owned), technologies: ['mdm'] },
      [['lint-template-technologies', 'warning', 'technologies']],
    ],
    [
      'of another area is left alone',
      {
        ...policyOf(choice('device_vendor_msft_bitlocker_requiredeviceencryption', '1')),
        template: { ...ANTIVIRUS, id: '46ddfc50-d10f-4867-b852-9434254b3bff_1' },
      },
      [],
    ],
  ])('%s', (_, policy, expected) => {
    expect(found(policy)).toEqual(expected);
  });

  it('has its hints start with a verb, and says what was meant', () => {
    const wrong = [
      policyOf(choice(`${POLICY}_cloudblocklvel`, '2'), choice(`${POLICY}_cloudblocklevel`, '3')),
      templated(blockLevel, number(`${POLICY}_avgcpuloadfactor`, 101)),
      { ...templated(owned), template: { ...ANTIVIRUS, id: ANTIVIRUS.id.toUpperCase() } },
    ];
    const hints = wrong.flatMap((policy) => lintIntune(policy)).map(({ hint }) => hint ?? '');
    expect(hints.length).toBeGreaterThan(5);
    for (const hint of hints) expect(hint).toMatch(/^(Did you mean "|[A-Z][a-z]+ )/);
    expect(hints).toContain(`Did you mean "${POLICY}_cloudblocklevel"?`);
  });
});

describe('a file', () => {
  it('gets lines and columns', () => {
    const text = textOf(settingsCatalogCodec.encode(policyOf(choice(`${POLICY}_cloudblocklevel`, '3'))));
    const [diagnostic] = lintIntune(bytesOf(text));
    const { line = 0, column = 0 } = diagnostic?.at ?? {};
    expect(text.split('\n')[line - 1]?.slice(column - 1)).toMatch(
      /^"device_vendor_msft_policy_config_defender_cloudblocklevel_3"/,
    );
  });

  it('gets paths in a wrapper, whose lines mean nothing', () => {
    const inner = textOf(settingsCatalogCodec.encode(policyOf(choice(`${POLICY}_cloudblocklevel`, '3'))));
    const wrapped = JSON.stringify({ RAWJson: inner, Type: 'Catalog' });
    expect(lintIntune(bytesOf(wrapped)).map(({ at }) => at)).toEqual([
      { path: 'RAWJson.settings[0].settingInstance.choiceSettingValue.value' },
    ]);
  });

  it('that a reader refuses gets its diagnostics', () => {
    expect(lintIntune(bytesOf('{')).map(({ code }) => code)).toEqual(['json-syntax']);
    expect(lintIntune(bytesOf('[]')).map(({ code }) => code)).toEqual(['catalog-not-a-policy']);
    const profile = {
      '@odata.type': '#microsoft.graph.windows10CustomConfiguration',
      displayName: 'x',
      omaSettings: 1,
    };
    expect(lintIntune(bytesOf(JSON.stringify(profile))).map(({ code }) => code)).toEqual(['json-wrong-type']);
    const pack = {
      '@odata.type': '#microsoft.graph.deviceHealthScript',
      displayName: 'x',
      detectionScriptContent: '%',
    };
    expect(lintIntune(bytesOf(JSON.stringify(pack))).map(({ code }) => code)).toEqual(['json-wrong-type']);
  });

  it('tells what it holds', () => {
    const policy = settingsCatalogCodec.encode(policyOf(blockLevel));
    const wrapped = bytesOf(JSON.stringify({ RAWJson: textOf(policy), Type: 'Catalog' }));
    expect([policy, wrapped].map(intuneObjectOf)).toEqual(['settings-catalog', 'settings-catalog']);
    const texts = ['{"detectionScriptContent":""}', '{"@odata.type":"#microsoft.graph.windows10CustomConfiguration"}'];
    expect(texts.map((text) => intuneObjectOf(bytesOf(text)))).toEqual(['script-package', 'custom-profile']);
    const others = [
      '{}',
      '[]',
      '{"formatVersion":1,"objects":[]}',
      '{"@odata.type":"#microsoft.graph.windows10CompliancePolicy"}',
    ];
    expect(new Set(others.map((text) => intuneObjectOf(bytesOf(text))))).toEqual(new Set(['other']));
    expect(intuneObjectOf(bytesOf('{'))).toBe('unreadable');
  });

  it('never makes it throw', () => {
    const bytes = settingsCatalogCodec.encode(templated(owned, rules(choice(RULE, 'audit'))));
    for (let at = 0; at < bytes.length; at += 7) {
      for (const bit of [1, 32, 128]) {
        const flipped = bytes.slice();
        flipped[at] = (flipped[at] ?? 0) ^ bit;
        lintIntune(flipped);
      }
      lintIntune(bytes.slice(0, at));
    }
  });
});

interface Fact {
  readonly settingDefinitionId: string;
  readonly kind: string;
  readonly visibility?: string;
  readonly options?: readonly { readonly id: string }[];
}

describe.skipIf(factsMissing)(`the definitions, held to Microsoft's ${factsMissing ?? ''}`, () => {
  const facts =
    (factsJson('intune-defender-settings.json') as { settings: readonly Fact[] } | undefined)?.settings ?? [];
  const byId = new Map(facts.map((fact) => [fact.settingDefinitionId, fact]));
  const SHAPES: Readonly<Record<string, string>> = {
    choice: 'choice',
    choiceCollection: 'choice-collection',
    simpleInteger: 'integer',
    simpleString: 'string',
    simpleSecret: 'secret',
    simpleStringCollection: 'string-collection',
    groupCollection: 'group-collection',
  };

  it('every one that is known exists, in this kind, and with these options', () => {
    for (const known of knownDefinitions().values()) {
      const fact = byId.get(known.id);
      expect(fact, known.id).toBeDefined();
      expect(SHAPES[fact?.kind ?? ''], known.id).toBe(known.shape);
      if (known.options === undefined) continue;
      expect([...known.options.keys()].sort(), known.id).toEqual((fact?.options ?? []).map(({ id }) => id).sort());
    }
  });

  it('none that exists is called unknown', () => {
    const called = facts.filter(({ settingDefinitionId: id }) =>
      lintIntune(policyOf(choice(id, '1'))).some(({ code }) => code === 'lint-unknown-definition'),
    );
    // Elements of ADMX-backed twins, which are left to the policy that holds them.
    const others = called.filter(
      ({ settingDefinitionId: id }) => ![...knownDefinitions().keys()].some((known) => id.startsWith(`${known}_`)),
    );
    expect(others.map(({ settingDefinitionId }) => settingDefinitionId)).toEqual([]);
  });

  it('the ones that are offered in templates only are those that the service keeps there', () => {
    for (const known of knownDefinitions().values()) {
      const visibility = byId.get(known.id)?.visibility;
      if (visibility !== undefined) expect(known.templateOnly, known.id).toBe(visibility === 'template');
    }
  });
});
