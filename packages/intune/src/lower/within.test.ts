import type { Intune } from '@mdav/core';
import { settingRow } from '@mdav/core';
import { describe, expect, it } from 'vitest';
import { assign, groupOf } from '../__tests__/groups.ts';
import { mdmChannel } from '../channel.ts';
import { lintIntune } from '../lint/lint-intune.ts';
import { settingsCatalogCodec } from '../settings-catalog/codec.ts';

const RULES = 'device_vendor_msft_policy_config_defender_attacksurfacereductionrules';
const WMI = `${RULES}_blockpersistencethroughwmieventsubscription`;

const { type } = settingRow('attackSurfaceReductionRules');
const keys = type.kind === 'map' ? Object.keys(type.keys) : [];

const attackSurfaceReductionRules = Object.fromEntries(
  keys.map((key, index) => [key, ['block', 'audit', 'warn'][index % 3] ?? '']),
);
const asrOnlyPerRuleExclusions = Object.fromEntries(
  keys.filter((key) => key !== 'block-wmi-persistence').map((key) => [key, [`C:\\${key}.exe`, '%windir%\\a b\\']]),
);

const forms: readonly Intune[] = [{ form: 'catalog' }, { form: 'templates' }, { management: 'mde' }];

describe('exclusions of attack surface reduction rules', () => {
  it.each(forms)('stand below all 18 rules that can have them, with %j, and come back', (intune) => {
    const settings = { asrOnlyPerRuleExclusions, attackSurfaceReductionRules };
    const { form, emissions } = mdmChannel.lower(groupOf(settings, { intune }));
    expect(emissions).toEqual([
      { kind: 'emitted', setting: 'asrOnlyPerRuleExclusions' },
      { kind: 'emitted', setting: 'attackSurfaceReductionRules' },
    ]);
    const [policy, ...others] = form.catalog;
    const [instance] = policy?.settings ?? [];
    if (policy === undefined || instance?.kind !== 'group-collection') throw new Error('one group of rules');
    expect([others, policy.template?.family]).toEqual([[], 'endpointSecurityAttackSurfaceReduction']);
    const children = instance.values[0]?.children ?? [];
    const inside = children.flatMap((rule) => (rule.kind === 'choice' ? rule.value.children : []));
    expect(inside.map(({ definition, kind }) => [definition, kind])).toEqual(
      children
        .filter(({ definition }) => definition !== WMI)
        .map(({ definition }) => [`${definition}_perruleexclusions`, 'simple-collection']),
    );
    expect(inside).toHaveLength(18);
    const bytes = settingsCatalogCodec.encode(policy);
    expect(lintIntune(bytes)).toEqual([]);
    expect(mdmChannel.lift(form)).toMatchObject({ settings, residue: { catalog: [] } });
  });

  it('are read from one text, too', () => {
    const text = { 'block-safe-mode-reboot': 'C:\\a.exe > C:\\b.exe' };
    const list = { 'block-safe-mode-reboot': ['C:\\a.exe', 'C:\\b.exe'] };
    const lowered = [text, list].map((value) =>
      mdmChannel.lower(groupOf({ attackSurfaceReductionRules, asrOnlyPerRuleExclusions: value })),
    );
    expect(lowered[0]).toEqual(lowered[1]);
  });

  it('that have no place are named, and the others are written', () => {
    const wanted = {
      'block-safe-mode-reboot': ['C:\\a.exe'],
      'block-wmi-persistence': ['C:\\b.exe'],
      'block-webshell-creation': ['C:\\c.exe'],
      'block-untrusted-usb-processes': ['C:\\d.exe'],
      'block-lsass-credential-stealing': ['C:\\e=f.exe'],
    };
    const rules = {
      'block-safe-mode-reboot': 'block',
      'block-wmi-persistence': 'block',
      'block-untrusted-usb-processes': 'off',
      'block-lsass-credential-stealing': 'audit',
    };
    const group = groupOf({ asrOnlyPerRuleExclusions: wanted, attackSurfaceReductionRules: rules });
    const { form, emissions } = mdmChannel.lower(group);
    const [emission] = emissions;
    expect(emission).toMatchObject({ kind: 'emitted', setting: 'asrOnlyPerRuleExclusions' });
    const note = emission?.kind === 'emitted' ? emission.note : '';
    expect(note).toContain('the settings catalog has no list for block-wmi-persistence');
    expect(note).toContain('attackSurfaceReductionRules does not set block-webshell-creation');
    expect(note).toContain('sets block-untrusted-usb-processes to off');
    expect(note).toContain('takes no entry like "C:\\\\e=f.exe"');
    expect(mdmChannel.lift(form).settings).toEqual({
      asrOnlyPerRuleExclusions: { 'block-safe-mode-reboot': ['C:\\a.exe'] },
      attackSurfaceReductionRules: rules,
    });
  });

  it.each([
    ['no rules at all', {}, 'The group sets no attackSurfaceReductionRules.'],
    [
      'rules that only a custom profile can say',
      { attackSurfaceReductionRules: { '11111111-2222-3333-4444-555555555555': 'block' } },
      'goes where no list has a place',
    ],
    [
      'another rule alone',
      { attackSurfaceReductionRules: { 'block-webshell-creation': 'block' } },
      'does not set block-safe-mode-reboot',
    ],
  ])('are not said beside %s', (_, settings, why) => {
    const group = groupOf({ ...settings, asrOnlyPerRuleExclusions: { 'block-safe-mode-reboot': ['C:\\a'] } });
    const emission = mdmChannel.lower(group).emissions.at(-1);
    expect(emission?.kind).toBe('unsupported');
    expect(emission?.kind === 'unsupported' && emission.why).toContain(why);
  });

  it('stay out where another way alone is to carry them', () => {
    const only = {
      ...assign('asrOnlyPerRuleExclusions', { 'block-safe-mode-reboot': ['C:\\a'] }),
      only: ['gpo'] as const,
    };
    const group = groupOf({ attackSurfaceReductionRules });
    const { form, emissions } = mdmChannel.lower({ ...group, assignments: [only, ...group.assignments] });
    expect(emissions[0]?.kind).toBe('unsupported');
    expect(JSON.stringify(form)).not.toContain('perruleexclusions');
  });
});
