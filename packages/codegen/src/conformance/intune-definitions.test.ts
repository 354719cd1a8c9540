import { describe, expect, it } from 'vitest';
import { ALTERNATES, CATALOG_ROWS, EXPECTED } from './definitions.ts';
import { NO_FACTS, readFacts } from './outside.ts';

interface Definition {
  readonly settingDefinitionId: string;
  readonly kind: string;
  readonly omaUri: string | null;
  readonly admxBacked?: boolean;
  readonly options?: readonly { readonly id: string; readonly cspValue?: number | string }[];
  readonly technologies?: string;
  readonly visibility?: string;
  readonly valueDefinition?: { readonly minimumValue?: number; readonly maximumValue?: number };
}

/** A template that offers a definition, with the ids of its place there where they are public. */
interface Member {
  readonly templateId: string;
  readonly settingDefinitionId: string;
  readonly settingInstanceTemplateId: string | null;
  readonly settingValueTemplateIds: readonly string[];
}

const KINDS: Readonly<Record<string, string>> = {
  choice: 'choice',
  choiceCollection: 'choice-collection',
  simpleInteger: 'simple-integer',
  simpleString: 'simple-string',
  simpleStringCollection: 'simple-string-collection',
  groupCollection: 'group-collection',
};

/** Definitions beside the catalogue, by what their ids begin with. */
const BESIDE: Readonly<Record<string, string>> = {
  defender_: 'definitions of Configuration Manager, which MDM does not deliver',
  device_vendor_msft_defender_configuration_aiagent: 'newer than the reference; no node is documented',
  device_vendor_msft_defender_configuration_behavioralnetworkblocks_remoteencryptionprotection_remoteencryptionprotectionexclusions:
    'declared as whole numbers for a list of addresses',
  device_vendor_msft_defender_configuration_asronlyperruleexclusions: 'no text form is documented',
  device_vendor_msft_defender_configuration_deploymentchannel: 'newer than the reference; no node is documented',
  device_vendor_msft_defender_configuration_devicecontrol_: 'trees of device groups and rules',
  device_vendor_msft_policy_config_exploitguard_: 'exploit protection',
  device_vendor_msft_policy_config_mssecurityguide_: 'the security guide of Microsoft',
  device_vendor_msft_policy_config_windowsdefendersecuritycenter_: 'the app Windows Security',
  device_vendor_msft_windowsadvancedthreatprotection_configurationtype: 'onboarding, which holds a secret',
  device_vendor_msft_windowsadvancedthreatprotection_offboarding: 'a secret',
  device_vendor_msft_windowsadvancedthreatprotection_onboarding: 'a secret',
  vendor_msft_defender_configuration_tamperprotection: 'tamper protection, which is set by hand',
};

/** Rows whose words leave out an option, and why. */
const OPTIONS_LEFT_ASIDE: Readonly<Record<string, string>> = {
  passiveRemediation: '0 is the empty list',
};

const definitions =
  readFacts<{ readonly settings: readonly Definition[] }>('intune-defender-settings.json')?.settings ?? [];
const byId = new Map(definitions.map((definition) => [definition.settingDefinitionId, definition]));
const members = new Map<string, string[]>();
for (const member of readFacts<{ readonly members: readonly Member[] }>('intune-templates/templates.json')?.members ??
  []) {
  const { settingDefinitionId: id, templateId, settingInstanceTemplateId, settingValueTemplateIds } = member;
  const pair = `${templateId} ${settingInstanceTemplateId} ${settingValueTemplateIds[0] ?? null}`;
  members.set(id, [...(members.get(id) ?? []), pair]);
}

describe.skipIf(NO_FACTS)(`settings catalog definitions${NO_FACTS}`, () => {
  it.each([...EXPECTED])('%s is one, of this kind, with these options', (id, { row, instance, options }) => {
    const definition = byId.get(id);
    expect(KINDS[definition?.kind ?? '']).toBe(instance);
    if (options === undefined) return;
    const suffixes = (definition?.options ?? []).map((option) => option.id.slice(id.length + 1));
    const known = row.id in OPTIONS_LEFT_ASIDE && instance === 'choice-collection' ? ['0', ...options] : options;
    expect([...known].sort()).toEqual([...suffixes].sort());
  });

  it.each(CATALOG_ROWS.map((entry) => [entry.row.id, entry] as const))(
    '%s sends the values of its options',
    (_, { row, node, catalog }) => {
      const definition = byId.get(catalog.definition);
      if (definition?.omaUri != null) expect(definition.omaUri).toBe(node.uri);
      expect(definition?.admxBacked ?? false).toBe(node.admxBacked ?? false);
      expect(catalog.technologies).toBe(definition?.technologies);
      expect(catalog.templateOnly ?? false).toBe(definition?.visibility === 'template');
      for (const [word, code] of node.admxBacked ? [] : Object.entries(node.as ?? {})) {
        for (const [keyWord, suffix] of Object.entries(catalog.children ?? { '': '' })) {
          const id = suffix === '' ? catalog.definition : `${catalog.definition}_${suffix}`;
          const option = byId
            .get(id)
            ?.options?.find(
              (candidate) => candidate.id === `${id}_${catalog.options?.[word] ?? String(code).toLowerCase()}`,
            );
          if (option?.cspValue === undefined) continue;
          const sent = suffix === '' ? code : `${node.keys?.[keyWord]}=${code}`;
          expect(String(option.cspValue).toLowerCase()).toBe(String(sent).toLowerCase());
        }
      }
      const maximum = definition?.valueDefinition?.maximumValue;
      if (maximum !== undefined) {
        const own = node.range?.max ?? ('max' in row.type ? row.type.max : 1439);
        expect(own).toBe(maximum);
      }
    },
  );

  it.each(CATALOG_ROWS.map((entry) => [entry.row.id, entry] as const))(
    '%s has the pairs of its templates',
    (_, { catalog }) => {
      const pairs = (catalog.templates ?? []).map(
        ({ template, instance, value }) => `${template} ${instance ?? null} ${value ?? null}`,
      );
      expect(pairs.sort()).toEqual([...(members.get(catalog.definition) ?? [])].sort());
    },
  );

  it('are all known or left aside on purpose', () => {
    const unknown = [...byId.keys()].filter(
      (id) =>
        !EXPECTED.has(id) &&
        !ALTERNATES.some((alternate) => id === alternate || id.startsWith(`${alternate}_`)) &&
        !id.endsWith('_perruleexclusions') &&
        !Object.keys(BESIDE).some((start) => id.startsWith(start)),
    );
    expect(unknown).toEqual([]);
  });
});
