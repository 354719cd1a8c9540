import { describe, expect, it } from 'vitest';
import { factsJson, factsMissing } from '../../../../tests/facts.ts';
import { groupOf } from '../__tests__/groups.ts';
import { textOf } from '../__tests__/samples.ts';
import { violationsOfCanonical } from '../__tests__/schema.ts';
import { mdmChannel } from '../channel.ts';
import { settingsCatalogCodec } from '../settings-catalog/codec.ts';
import {
  CONNECTOR_PLACEHOLDER,
  onboardingByConnector,
  onboardingByPackage,
} from '../settings-catalog/onboarding-choice.ts';
import { onboardingOf } from './onboarding-of.ts';

const planned = { state: 'planned', via: 'intune' } as const;

describe('onboarding through Intune', () => {
  it('is one policy of the template Endpoint detection and response, with the choice of the connector', () => {
    for (const intune of [{}, { form: 'templates' }] as const) {
      const { form } = mdmChannel.lower(groupOf({}, { onboarding: planned, intune }));
      expect(form.catalog).toMatchObject([
        {
          name: 'contoso - office-clients - Endpoint detection and response',
          technologies: ['mdm', 'microsoftSense'],
          template: { id: '0385b795-0f2f-44ac-8602-9f65bf6adede_1' },
          settings: [onboardingByConnector],
        },
      ]);
    }
  });

  it.each([
    ['it goes another way', { onboarding: { state: 'planned', via: 'gpo' } }],
    ['nobody says which way', { onboarding: { state: 'planned' } }],
    ['the devices are onboarded', { onboarding: { state: 'onboarded', via: 'intune' } }],
    ['nobody mentions it', {}],
    ['servers have no such way', { onboarding: planned, os: ['windows-server-2022'] }],
    ['managed devices are onboarded already', { onboarding: planned, intune: { management: 'mde' } }],
  ] as const)('is not written where %s', (_, changes) => {
    expect(onboardingOf(groupOf({}, changes))).toBeUndefined();
    expect(mdmChannel.lower(groupOf({}, changes)).form.catalog).toEqual([]);
  });

  it('takes a package by the name of an environment variable, and puts none in the form', () => {
    const group = groupOf({ mdeOnboarding: 'contoso.2026-a' }, { onboarding: planned });
    expect(onboardingOf(group)).toEqual({
      kind: 'package',
      name: 'contoso.2026-a',
      environment: 'MDAV_ONBOARDING_CONTOSO_2026_A',
    });
    expect(mdmChannel.lower(group).form.catalog).toEqual([]);
  });

  it('holds nothing secret: its reader does not warn of the placeholder, and does of any other text', () => {
    const { form } = mdmChannel.lower(groupOf({}, { onboarding: planned }));
    const [policy] = form.catalog;
    if (policy === undefined) throw new Error('no policy');
    const bytes = settingsCatalogCodec.encode(policy);
    expect(settingsCatalogCodec.decode(bytes).diagnostics).toEqual([]);
    expect(violationsOfCanonical(JSON.parse(textOf(bytes)))).toEqual([]);
    const other = { ...policy, settings: [onboardingByPackage('{"body":"…"}')] };
    const codes = settingsCatalogCodec.decode(settingsCatalogCodec.encode(other)).diagnostics.map(({ code }) => code);
    expect(codes).toEqual(['catalog-plain-secret']);
  });
});

interface Fact {
  readonly settingDefinitionId: string;
  readonly kind: string;
  readonly options?: readonly { readonly id: string; readonly children?: readonly { readonly id: string }[] }[];
  readonly templates?: readonly {
    readonly templateId: string;
    readonly settingInstanceTemplateId: string;
    readonly settingValueTemplateId: string;
  }[];
}

describe.skipIf(factsMissing)(`the selector, held to Microsoft's definitions ${factsMissing ?? ''}`, () => {
  const facts = (factsJson('intune-defender-settings.json') as { settings: readonly Fact[] } | undefined)?.settings;
  const fact = (id: string) => facts?.find(({ settingDefinitionId }) => settingDefinitionId === id);

  it.each([onboardingByConnector, onboardingByPackage('x')])(
    'has its pair, its option and the child that it requires',
    (instance) => {
      if (instance.kind !== 'choice') throw new Error('a choice');
      const definition = fact(instance.definition);
      const [pair] = definition?.templates ?? [];
      expect([instance.template, instance.value.template?.id]).toEqual([
        pair?.settingInstanceTemplateId,
        pair?.settingValueTemplateId,
      ]);
      const option = definition?.options?.find(({ id }) => id === instance.value.option);
      expect(instance.value.children.map((child) => child.definition)).toEqual(option?.children?.map(({ id }) => id));
      const [child] = instance.value.children;
      expect(fact(child?.definition ?? '')?.kind).toBe('simpleSecret');
      expect(CONNECTOR_PLACEHOLDER.length).toBeGreaterThan(0);
    },
  );
});
