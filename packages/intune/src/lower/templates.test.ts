import type { SettingValue } from '@mdav/core';
import { settingRow, settingRows } from '@mdav/core';
import type { TemplateOffer } from '@mdav/core/format';
import { templateOffer, templates } from '@mdav/core/format';
import { describe, expect, it } from 'vitest';
import { factsJson, factsMissing } from '../../../../tests/facts.ts';
import { groupOf } from '../__tests__/groups.ts';
import { sampleValues } from '../__tests__/row-values.ts';
import { mdmChannel } from '../channel.ts';
import { idAtDeployment, isAskedOfTenant, settingsAtDeployment } from '../settings-catalog/ids-at-deployment.ts';
import type { MdmPolicy, SettingInstance } from '../settings-catalog/policy.ts';
import { instanceToWire } from '../settings-catalog/to-wire.ts';
import { EMPTY_FORM } from './form.ts';

function lowerTemplates(settings: Record<string, SettingValue>) {
  return mdmChannel.lower(groupOf(settings, { intune: { form: 'templates' } }));
}

function purposeOf(policy: MdmPolicy): string {
  return policy.name.replace('contoso - office-clients - ', '');
}

describe('endpoint security templates', () => {
  it('take the settings that they own, one policy each, and leave the rest to a plain one', () => {
    const { form, emissions } = lowerTemplates({
      allowArchiveScanning: true,
      excludedPaths: ['D:\\Ledger'],
      attackSurfaceReductionRules: { 'block-obfuscated-scripts': 'audit' },
      enableControlledFolderAccess: 'audit',
      engineUpdatesChannel: 'beta',
      tamperProtection: 'on',
      mdeSampleSharing: true,
      passiveRemediation: ['edr-remediation'],
      enableFileHashComputation: true,
    });
    expect(
      form.catalog.map((policy) => [purposeOf(policy), policy.settings.length, policy.technologies.join()]),
    ).toEqual([
      ['Defender', 2, 'mdm'],
      ['Update controls', 1, 'mdm,microsoftSense'],
      ['Antivirus exclusions', 1, 'mdm,microsoftSense'],
      ['Attack surface reduction', 2, 'mdm,microsoftSense'],
      ['Endpoint detection and response', 1, 'mdm,microsoftSense'],
      ['Security experience', 1, 'mdm,microsoftSense'],
      ['Antivirus', 1, 'mdm,microsoftSense'],
    ]);
    const noted = emissions.flatMap((emission) => (emission.kind === 'emitted' && emission.note ? [emission] : []));
    expect(noted.map(({ setting }) => setting)).toEqual(['passiveRemediation', 'enableFileHashComputation']);
    expect(noted[0]?.note).toBe(
      'It is in none of the lists of what endpoint security templates offer (as of May 2026). It goes in a plain policy, which reaches enrolled devices only.',
    );
  });

  it('are referred to by the instance and by its own value, and by nothing inside', () => {
    const { form } = lowerTemplates({
      cloudBlockLevel: 'high',
      avgCPULoadFactor: 20,
      threatSeverityDefaultAction: { low: 'clean' },
    });
    const [policy] = form.catalog;
    expect(policy?.template).toEqual({
      id: '804339ad-1553-4478-a742-138fb5807418_1',
      family: 'endpointSecurityAntivirus',
      displayName: 'Microsoft Defender Antivirus',
      displayVersion: 'Version 1',
    });
    const wire = policy?.settings.map(instanceToWire) ?? [];
    expect(wire.map((instance) => instance.settingInstanceTemplateReference)).toEqual([
      { settingInstanceTemplateId: '816cc03e-8f96-4cba-b14f-2658d031a79a' },
      { settingInstanceTemplateId: 'c7a37009-c16e-4145-84c8-89a8c121fb15' },
      { settingInstanceTemplateId: 'f6394bc5-6486-4728-b510-555f5c161f2b' },
    ]);
    expect(wire[0]).toMatchObject({
      simpleSettingValue: {
        settingValueTemplateReference: {
          settingValueTemplateId: '37195fb1-3743-4c8e-a0ce-b6fae6fa3acd',
          useTemplateDefault: false,
        },
      },
    });
    expect(wire[2]).toMatchObject({
      groupSettingCollectionValue: [
        {
          settingValueTemplateReference: null,
          children: [
            {
              settingInstanceTemplateReference: null,
              choiceSettingValue: { settingValueTemplateReference: null },
            },
          ],
        },
      ],
    });
  });

  it('have no words for a rule that is known by its GUID only: enrolled devices get it in the custom profile', () => {
    const rules = { '11111111-2222-3333-4444-555555555555': 'audit' };
    const { form, emissions } = lowerTemplates({ attackSurfaceReductionRules: rules });
    expect(form).toMatchObject({ catalog: [], custom: [{ settings: [{ kind: 'string' }] }] });
    expect(emissions[0]).toMatchObject({ kind: 'emitted', note: expect.stringContaining('custom profile') });
    const managed = groupOf({ attackSurfaceReductionRules: rules }, { intune: { management: 'mde' } });
    expect(mdmChannel.lower(managed)).toEqual({
      form: EMPTY_FORM,
      emissions: [
        {
          kind: 'unsupported',
          setting: 'attackSurfaceReductionRules',
          why: 'The template Attack Surface Reduction Rules cannot say it: The settings catalog has no setting for "11111111-2222-3333-4444-555555555555".',
        },
      ],
    });
  });

  it('carry in plain form only what nothing else can', () => {
    const { form, emissions } = mdmChannel.lower(groupOf({ allowArchiveScanning: true, tamperProtection: 'off' }));
    expect(form.catalog.map(purposeOf)).toEqual(['Defender', 'Security experience']);
    expect(emissions.every((emission) => emission.kind === 'emitted' && emission.note === undefined)).toBe(true);
  });
});

describe('devices that Defender for Endpoint manages', () => {
  const managed = { intune: { management: 'mde' }, os: ['windows-server-2022'] } as const;

  it('get templates, servers included', () => {
    const { form, emissions } = mdmChannel.lower(
      groupOf({ allowArchiveScanning: true, tamperProtection: 'on' }, managed),
    );
    expect(emissions.map(({ kind }) => kind)).toEqual(['emitted', 'emitted']);
    expect(form.catalog.map(purposeOf)).toEqual(['Security experience', 'Antivirus']);
  });

  it.each<[string, SettingValue, RegExp]>([
    [
      'passiveRemediation',
      ['edr-remediation'],
      /none of the lists of what endpoint security templates offer.*\. Devices that/,
    ],
    ['forceDefenderPassiveMode', true, /No CSP node/],
    ['enableFileHashComputation', true, /none of the lists/],
    ['allowIntrusionPreventionSystem', true, /does not support AllowIntrusionPreventionSystem/],
    ['mdeTelemetryReportingFrequency', 'expedite', /does not support the telemetry reporting frequency/],
    ['scanPurgeItemsAfterDelay', { days: 30 }, /none of the lists/],
  ])('and nothing else: %s', (setting, value, why) => {
    expect(mdmChannel.lower(groupOf({ [setting]: value }, managed))).toEqual({
      form: EMPTY_FORM,
      emissions: [{ kind: 'unsupported', setting, why: expect.stringMatching(why) }],
    });
  });

  it.each<[string, SettingValue, string]>([
    ['deviceControlEnabled', true, 'The template Device Control offers it, and mdav does not write it there.'],
    ['bruteForceProtectionAggressiveness', 'medium', 'Whether an endpoint security template offers it is not known.'],
  ])('have it set in the portal where that may be possible: %s', (setting, value, why) => {
    expect(mdmChannel.lower(groupOf({ [setting]: value }, managed))).toEqual({
      form: EMPTY_FORM,
      emissions: [
        {
          kind: 'manual',
          setting,
          why: expect.stringContaining(why),
          step: expect.stringMatching(new RegExp(`${setting} in the (portal|endpoint security templates)`)),
        },
      ],
    });
  });

  it('get a setting whose ids are not public in a policy of its own, with texts for what the tenant tells', () => {
    const { form, emissions } = mdmChannel.lower(
      groupOf({ archiveMaxSize: 1000, allowArchiveScanning: true }, managed),
    );
    expect(emissions.map(({ kind }) => kind)).toEqual(['emitted', 'emitted']);
    expect(emissions[0]).toMatchObject({ note: expect.stringContaining('Deploy-MdavIntune.ps1 asks the tenant') });
    const [plain, supplement, ...others] = form.catalog;
    expect(others).toEqual([]);
    expect([plain?.settings.length, plain?.settings.some(isAskedOfTenant)]).toEqual([1, false]);
    expect(supplement?.name).toMatch(/ - Antivirus supplement$/);
    expect(supplement?.template).toEqual(plain?.template);
    const definition = supplement?.settings[0]?.definition ?? '';
    const instance = `\${settingInstanceTemplateId of ${definition}}`;
    const value = `\${settingValueTemplateId of ${definition}}`;
    expect(definition).toMatch(/_archivemaxsize$/);
    expect(supplement?.settings).toMatchObject([{ template: instance, value: { template: { id: value } } }]);
    expect(supplement && settingsAtDeployment(supplement)).toEqual([{ definition, instance, value }]);
    // What enrolls gets it in a plain policy, for which nobody has to be asked.
    const enrolled = mdmChannel.lower(groupOf({ archiveMaxSize: 1000 }, { intune: { form: 'templates' } }));
    expect(enrolled.form.catalog).toMatchObject([{ template: null }]);
  });

  it.each([
    [{ os: ['windows-server-2016'], agent: 'unified' }, 'emitted'],
    [{ os: ['windows-server-2016'] }, 'emitted'],
    [{ os: ['windows-server-2016'], agent: 'builtin' }, 'unsupported'],
    [{ os: ['windows-server-2012-r2'], agent: 'mma' }, 'unsupported'],
    [{ os: ['windows-server-1803'] }, 'unsupported'],
    [{ os: ['azure-local-23h2'] }, 'unsupported'],
    [{ os: ['windows-10'] }, 'emitted'],
  ] as const)('if they are supported ones: %j', (changes, kind) => {
    const group = groupOf({ allowArchiveScanning: true }, { intune: { management: 'mde' }, ...changes });
    expect(mdmChannel.lower(group).emissions.map((emission) => emission.kind)).toEqual([kind]);
  });

  it('say which of them are not reached, and why', () => {
    const mixed = { ...managed, os: ['windows-server-2022', 'azure-local-23h2'] as const };
    const { emissions } = mdmChannel.lower(groupOf({ allowArchiveScanning: true }, mixed));
    expect(emissions).toEqual([
      {
        kind: 'emitted',
        setting: 'allowArchiveScanning',
        note: 'It does not reach Azure Local 23H2. The page on security settings management does not list this operating system among the supported ones.',
      },
    ]);
  });
});

/** Which template offers a definition, and the ids of its place there, with the evidence for each. */
interface Facts {
  readonly templates: readonly { id: string; displayName: string; family: string; technologies: string }[];
  readonly members: readonly {
    readonly templateId: string;
    readonly settingDefinitionId: string;
    readonly settingInstanceTemplateId: string | null;
    readonly settingValueTemplateIds: readonly string[];
  }[];
}

interface Matrix {
  readonly settings: readonly { readonly setting: string; readonly cells: Readonly<Record<string, string>> }[];
}

const facts = factsJson('intune-templates/templates.json') as Facts | undefined;
const matrix = factsJson('intune-templates/matrix.json') as Matrix | undefined;

/** The one list of the family has this setting too; that it is the list of another template decides nothing. */
const SAME_LIST = { exclusions: 'unknown', 'update-controls': 'unknown' };

const CELL: Readonly<Record<TemplateOffer, string>> = {
  offered: 'yes',
  'offered-without-ids': 'yes-no-ids',
  'not-listed': 'no',
  unknown: 'unknown',
};

describe.skipIf(factsMissing)(
  `what templates get, held to exports, published code and lists of the service ${factsMissing ?? ''}`,
  () => {
    const written = settingRows().flatMap((row) =>
      sampleValues(row).flatMap((value) =>
        ([{ form: 'templates' }, { management: 'mde' }, {}] as const).flatMap((intune) =>
          mdmChannel.lower(groupOf({ [row.id]: value }, { intune })).form.catalog.filter(({ template }) => template),
        ),
      ),
    );

    it('every template is one of the service, by the name and for the channels that it has there', () => {
      for (const template of templates) {
        const { id, family, technologies } = template;
        const known = facts?.templates.find((candidate) => candidate.id === id);
        expect(known).toMatchObject({ family, technologies });
        expect(template.title.startsWith(String(known?.displayName))).toBe(true);
      }
    });

    it('every setting is offered, not listed or not known by every template as the sources say', () => {
      const said = (matrix?.settings ?? []).map(({ setting, cells }) => ({
        setting,
        cells: Object.fromEntries(
          Object.keys(cells).map((name) => {
            const template = templates.find((candidate) => candidate.name === name);
            return [name, template && CELL[templateOffer(settingRow(setting), template)]];
          }),
        ),
      }));
      expect(said.length).toBeGreaterThan(180);
      const wanted = matrix?.settings.map(({ setting, cells }) => ({
        setting,
        cells: setting === 'threatSeverityDefaultAction' ? { ...cells, ...SAME_LIST } : cells,
      }));
      expect(said).toEqual(wanted);
    });

    it('every pair of ids is known, with a value exactly where the service has one', () => {
      expect(written.length).toBeGreaterThan(150);
      for (const { template, settings } of written) {
        for (const instance of settings) {
          const pair = facts?.members.find(
            ({ templateId, settingDefinitionId }) =>
              templateId === template?.id && settingDefinitionId === instance.definition,
          );
          expect(pair, instance.definition).toBeDefined();
          const value = instance.kind === 'choice' || instance.kind === 'simple' ? instance.value.template : null;
          if (pair?.settingInstanceTemplateId == null) {
            expect(isAskedOfTenant(instance)).toBe(true);
            expect([undefined, idAtDeployment('value', instance.definition)]).toContain(value?.id);
          } else {
            expect(instance.template).toBe(pair.settingInstanceTemplateId);
            expect(value?.id).toBe(pair.settingValueTemplateIds[0]);
          }
          expect(value?.useDefault ?? false).toBe(false);
        }
      }
    });

    it('nothing inside an instance refers to a template, as in exports', () => {
      for (const { settings } of written)
        for (const instance of settings) expect(referencesInside(instance)).toEqual([]);
    });
  },
);

/** References to templates below the top of an instance. */
function referencesInside(instance: SettingInstance): readonly string[] {
  switch (instance.kind) {
    case 'choice':
      return instance.value.children.flatMap(allReferences);
    case 'choice-collection':
      return instance.values.flatMap(({ template, children }) => [
        ...(template === null ? [] : [template.id]),
        ...children.flatMap(allReferences),
      ]);
    case 'simple':
      return [];
    case 'simple-collection':
      return instance.values.flatMap(({ template }) => (template === null ? [] : [template.id]));
    case 'group':
      return instance.value.children.flatMap(allReferences);
    case 'group-collection':
      return instance.values.flatMap(({ template, children }) => [
        ...(template === null ? [] : [template.id]),
        ...children.flatMap(allReferences),
      ]);
  }
}

function allReferences(instance: SettingInstance): readonly string[] {
  const own = instance.kind === 'choice' || instance.kind === 'simple' ? instance.value.template : null;
  return [
    ...(instance.template === null ? [] : [instance.template]),
    ...(own === null ? [] : [own.id]),
    ...referencesInside(instance),
  ];
}
