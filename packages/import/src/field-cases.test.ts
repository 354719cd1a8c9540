import { parseFleet, resolveFleet } from '@mdav/core';
import { polCodec, type RegistryEntry, registryChannel } from '@mdav/registry';
import { describe, expect, it } from 'vitest';
import { importFiles } from './import-files.ts';

/* What people had and what was lost of it once: the right outcome of each kind. Inputs are written anew here. */

const utf8 = (text: string) => new TextEncoder().encode(text);
const DEFENDER = String.raw`HKEY_LOCAL_MACHINE\SOFTWARE\Policies\Microsoft\Windows Defender`;
const reg = (...lines: string[]) => utf8(`\uFEFFWindows Registry Editor Version 5.00\r\n\r\n${lines.join('\r\n')}\r\n`);

function imported(file: string, bytes: Uint8Array, strict = false) {
  const outcome = importFiles(new Map([[file, bytes]]), { date: '2026-11-21', os: ['windows-server-2025'], strict });
  if (!outcome.ok) return { settings: {}, raw: [], codes: outcome.diagnostics.map(({ code }) => code), outcome };
  const [group] = outcome.value.fleet?.groups ?? [];
  return {
    settings: Object.fromEntries(
      (group?.assignments ?? [])
        .filter(({ origin }) => origin.kind === 'written')
        .map(({ setting, value }) => [setting, value]),
    ),
    raw: [...(group?.raw?.registry ?? []), ...(group?.raw?.oma ?? [])],
    codes: outcome.value.notes.map(({ code }) => code),
    outcome,
  };
}

const RULES = String.raw`Windows Defender Exploit Guard\ASR\Rules`;
const LSASS = '9e6c4e1f-7d60-472f-ba1a-a39ef669e4b2';
const OFFICE = 'D4F940AB-401B-4EFC-AADC-AD5F3C50688A';

describe('registration files as Microsoft and others publish them', () => {
  it('have rules as numbers, the value of the server baseline, and a setting of the Windows Security app', () => {
    const file = reg(
      String.raw`[${DEFENDER}\NIS\Consumers\IPS]`,
      '"AllowDatagramProcessingOnWinServer"=dword:00000000',
      `[${DEFENDER}\\${RULES}]`,
      `"${LSASS}"=dword:00000001`,
      `"${OFFICE}"=dword:00000002`,
      `[${DEFENDER} Security Center\\App and Browser protection]`,
      '"DisallowExploitProtectionOverride"=dword:00000001',
    );
    const { settings, raw } = imported('server.reg', file);
    expect(raw).toEqual([]);
    expect(settings).toEqual({
      allowDatagramProcessingOnWinServer: false,
      attackSurfaceReductionRules: {
        'block-lsass-credential-stealing': 'block',
        'block-office-child-processes': 'audit',
      },
      disallowExploitProtectionOverride: true,
    });
  });

  it('have rules and severities without the value that says that a list is managed', () => {
    const file = reg(
      String.raw`[${DEFENDER}\Threats\ThreatSeverityDefaultAction]`,
      '"5"="2"',
      '"1"="2"',
      `[${DEFENDER}\\${RULES}]`,
      `"${LSASS}"="1"`,
      `"${OFFICE}"="5"`,
    );
    const { settings, raw, codes } = imported('stig.reg', file);
    expect(raw).toEqual([]);
    expect(settings).toEqual({
      threatSeverityDefaultAction: { low: 'quarantine', severe: 'quarantine' },
      attackSurfaceReductionRules: {
        'block-lsass-credential-stealing': 'block',
        'block-office-child-processes': 'not-configured',
      },
    });
    expect(codes.filter((code) => code === 'registry-list-form')).toHaveLength(2);
  });

  it('have a line that is no good, which costs that line, or the file where somebody wants it whole', () => {
    const file = reg(
      `[${DEFENDER}]`,
      '"PUAProtection"=dword:00000001',
      'oops',
      '"DisableLocalAdminMerge"=dword:00000001',
    );
    const { settings, codes } = imported('partly.reg', file);
    expect(settings).toEqual({ puaProtection: 'block', disableLocalAdminMerge: true });
    expect(codes).toContain('reg-partly');
    const strict = imported('partly.reg', file, true);
    expect([strict.outcome.ok, strict.codes]).toEqual([false, expect.arrayContaining(['reg-partly'])]);
  });
});

describe('policies of Intune', () => {
  const POLICY = 'device_vendor_msft_policy_config';
  const choice = (definition: string, option: string, children: readonly object[] = []) => ({
    '@odata.type': '#microsoft.graph.deviceManagementConfigurationChoiceSettingInstance',
    settingDefinitionId: definition,
    choiceSettingValue: { value: `${definition}_${option}`, children },
  });
  const policy = (name: string, ...instances: readonly object[]) => ({
    name,
    platforms: 'windows10',
    technologies: 'mdm',
    settings: instances.map((settingInstance, index) => ({ id: String(index), settingInstance })),
  });
  const json = (value: unknown) => utf8(JSON.stringify(value));

  it('of configuration protection alone are a setting, and say so', () => {
    const definition = 'vendor_msft_defender_configuration_tamperprotection_options';
    for (const [option, word] of [
      ['0', 'on'],
      ['1', 'off'],
      ['2', 'configuration-protection'],
    ] as const) {
      const { settings, outcome } = imported('tamper.json', json(policy('Tamper', choice(definition, option))));
      expect(settings).toEqual({ tamperProtection: word });
      expect(outcome.diagnostics).toEqual([]);
    }
  });

  it('carry a setting that is newer than the catalogue, in a fleet that holds', () => {
    const file = json(policy('New', choice('device_vendor_msft_defender_configuration_newswitch', '1')));
    const { raw, outcome } = imported('new.json', file);
    expect(raw).toMatchObject([
      { uri: './Device/Vendor/MSFT/Defender/Configuration/newswitch', type: 'integer', value: 1 },
    ]);
    const text = outcome.ok ? outcome.value.fleetText : '';
    const again = parseFleet({ text });
    const resolved = again.ok ? resolveFleet(again.value) : again;
    expect(resolved.ok).toBe(true);
  });

  it('take a value away where a policy is disabled', () => {
    const file = json(policy('MAPS', choice(`${POLICY}_admx_microsoftdefenderantivirus_spynetreporting`, '0')));
    expect(imported('maps.json', file).settings).toEqual({ allowCloudProtection: 'remove' });
  });

  it('come in the list in which Graph gives them', () => {
    const family = choice(`${POLICY}_windowsdefendersecuritycenter_disablefamilyui`, '1');
    const pua = choice(`${POLICY}_defender_puaprotection`, '1');
    const file = json({ '@odata.context': 'x', value: [policy('One', family), policy('Two', pua)] });
    expect(imported('list.json', file).settings).toEqual({ disableFamilyUI: true, puaProtection: 'block' });
  });

  const POLICIES = [
    policy('AV', choice(`${POLICY}_defender_puaprotection`, '1')),
    policy('ASR', choice(`${POLICY}_defender_cloudblocklevel`, '2')),
  ];
  const ASSIGNED = [{ id: 'a', target: { '@odata.type': '#microsoft.graph.groupAssignmentTarget', groupId: 'g' } }];
  const group = (groupId: string) => ({
    id: 'a',
    target: { '@odata.type': '#microsoft.graph.groupAssignmentTarget', groupId },
  });
  const IDS = ['11111111-2222-3333-4444-555555555555', '66666666-2222-3333-4444-555555555555'] as const;

  it.each<[string, readonly [string, string], object, readonly string[]]>([
    ['alike', [IDS[0], IDS[0]], { intune: { assign: [IDS[0]] } }, []],
    ['in different ways', [IDS[0], IDS[1]], {}, ['import-assigned-apart']],
  ])('keep the groups that an export names by id where they are assigned %s', (_, ids, said, codes) => {
    const files = new Map(
      POLICIES.map((one, index) => [`${one.name}.json`, json({ ...one, assignments: [group(ids[index] ?? '')] })]),
    );
    const { diagnostics, ...outcome } = importFiles(files, { date: '2026-11-21', os: ['windows-11'], group: 'all' });
    const notes = [...diagnostics, ...(outcome.ok ? outcome.value.notes : [])];
    expect(notes.map(({ code }) => code)).toEqual(codes);
    const parsed = parseFleet({ text: outcome.ok ? outcome.value.fleetText : '' });
    const { intune } = (parsed.ok ? parsed.value.fleet.groups['all'] : undefined) ?? {};
    expect(intune === undefined ? {} : { intune }).toEqual(said);
  });

  const answer = (value: unknown) => ({ '@odata.context': 'x', value });
  const each = (path: (name: string) => string, content: (one: (typeof POLICIES)[number]) => unknown) =>
    POLICIES.map((one) => [path(one.name), json(content(one))] as const);

  it('are not passed over where the settings beside a policy are others', () => {
    const [one, other] = POLICIES as [(typeof POLICIES)[number], (typeof POLICIES)[number]];
    const files = new Map([
      ['AV.json', json(one)],
      ['AV_settings.json', json(answer(other.settings))],
    ]);
    const { diagnostics } = importFiles(files, { date: '2026-11-21', os: ['windows-11'], group: 'all' });
    expect(diagnostics).toMatchObject([{ code: 'catalog-not-a-policy', at: { file: 'AV_settings.json' } }]);
  });

  it.each<[string, readonly (readonly [string, Uint8Array])[]]>([
    [
      'IntuneCD, a file each',
      each(
        (name) => `Settings Catalog/${name}_microsoftSense.json`,
        (one) => one,
      ),
    ],
    [
      'IntuneManagement, with settings and assignments beside',
      [
        ...each(
          (name) => `SettingsCatalog/${name}.json`,
          (one) => one,
        ),
        ...each(
          (name) => `SettingsCatalog/${name}_settings.json`,
          ({ settings }) => answer(settings),
        ),
        ...each(
          (name) => `SettingsCatalog/${name}_assignments.json`,
          () => answer(ASSIGNED),
        ),
      ],
    ],
    [
      'IntuneBackupAndRestore, with a folder of assignments',
      [
        ...each(
          (name) => `Settings Catalog/${name}.json`,
          (one) => one,
        ),
        ...each(
          (name) => `Settings Catalog/Assignments/${name}.json`,
          () => ASSIGNED,
        ),
      ],
    ],
    ['Graph, as it answers', [['list.json', json(answer(POLICIES))]]],
    ['PowerShell, as an array', [['list.json', json(POLICIES)]]],
  ])('come alike in the form of %s', (_, files) => {
    const outcome = importFiles(new Map(files), { date: '2026-11-21', os: ['windows-11'], group: 'all' });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.diagnostics));
    expect(outcome.diagnostics).toEqual([]);
    expect(outcome.value.others).toHaveLength(files.filter(([path]) => /ssignments/.test(path)).length);
    const [group] = outcome.value.fleet?.groups ?? [];
    const written = (group?.assignments ?? []).filter(({ origin }) => origin.kind === 'written');
    expect(Object.fromEntries(written.map(({ setting, value }) => [setting, value]))).toEqual({
      puaProtection: 'block',
      cloudBlockLevel: 'high',
    });
  });

  it('of a list cost themselves where they come without settings, with what to ask for', () => {
    const [{ name, platforms, technologies } = policy(''), second] = POLICIES;
    const bare = { name, platforms, technologies };
    const one = imported('list.json', json(answer([bare, second])));
    expect(one.settings).toEqual({ cloudBlockLevel: 'high' });
    expect(one.codes).toContain('catalog-not-a-policy');
    const none = imported('list.json', json(answer([bare])));
    expect(none.outcome.ok).toBe(false);
    expect(none.outcome.diagnostics[0]).toMatchObject({
      code: 'catalog-not-a-policy',
      message: 'The policy "AV" of the list comes without its settings.',
      hint: 'Ask Graph for them: configurationPolicies?$expand=settings.',
    });
  });

  it('that say what no fleet file has words for do say something about Defender', () => {
    const file = json(policy('Odd', choice('device_vendor_msft_defender_configuration_newswitch', 'high')));
    const { outcome } = imported('odd.json', file);
    const messages = outcome.diagnostics.map(({ message }) => message).join(' ');
    expect(messages).toContain('says nothing about Defender that a fleet file has words for');
    expect(messages).toContain('device_vendor_msft_defender_configuration_newswitch is not imported');
  });

  describe('for other systems', () => {
    const MAC = 'com.apple.managedclient.preferences_';
    const template = (templateFamily: string) => ({
      templateReference: { templateId: '2d345ec2-c817-49e5-9156-3ed416dc972a_1', templateFamily },
    });
    it.each<[string, object, readonly string[]]>([
      [
        'of Linux',
        policy('L', choice('linux_mdatp_managed_cloudservice_enabled', 'true')),
        ['linux_mdatp_managed_cloudservice_enabled'],
      ],
      [
        'of macOS',
        policy('M', choice(`${MAC}passivemode`, 'true'), choice(`${MAC}smartscreenenabled`, 'true')),
        [`${MAC}passivemode`],
      ],
      [
        'of a template of Defender, whatever they are called',
        { ...policy('N', choice(`${MAC}new`, 'true')), ...template('endpointSecurityAntivirus') },
        [`${MAC}new`],
      ],
      [
        'of a template of the firewall',
        { ...policy('F', choice('com.apple.x_y', '1')), ...template('endpointSecurityFirewall') },
        [],
      ],
    ])('%s', (_, own, names) => {
      const { outcome } = imported('p.json', json({ ...own, platforms: 'macOS' }));
      const messages = outcome.diagnostics.map(({ message }) => message);
      const said = names.map(
        (name) => `${name} is not imported: the policy is for macOS, and a fleet file is about Windows.`,
      );
      expect(messages.slice(0, -1)).toEqual(said);
      expect(messages.at(-1)).toMatch(
        names.length === 0
          ? /says nothing about Defender that is known here\.$/
          : /says nothing about Defender that a fleet file has words for\. Why: the policy is for macOS, .+ \(1 entry\)\.$/,
      );
    });
  });
});

describe('preferences', () => {
  it('that act only where there is nothing are named, and the mode does not pass over them', () => {
    const item = (name: string, action: string, key: string) =>
      `<Registry clsid="{9CD4B2F4-923D-47f5-A062-E897DD1DAD50}" name="${name}" status="${name}" image="7" changed="2026-01-01 10:00:00" uid="{11111111-1111-4111-8111-11111111111${action === 'C' ? 2 : 1}}"><Properties action="${action}" displayDecimal="0" default="0" hive="HKEY_LOCAL_MACHINE" key="${key}" name="${name}" type="REG_DWORD" value="00000001"/></Registry>`;
    const xml = `<?xml version="1.0" encoding="utf-8"?>\r\n<RegistrySettings clsid="{A3CCFC41-DFDB-43a5-8D26-0FE8B954DA51}">${item('PUAProtection', 'U', String.raw`SOFTWARE\Policies\Microsoft\Windows Defender`)}${item('ForceDefenderPassiveMode', 'C', String.raw`SOFTWARE\Policies\Microsoft\Windows Advanced Threat Protection`)}</RegistrySettings>`;
    const { settings, outcome } = imported('Registry.xml', utf8(xml));
    expect(settings).toEqual({ puaProtection: 'block' });
    const text = outcome.ok ? outcome.value.fleetText : '';
    expect(text).not.toContain('nothing here forces passive mode');
    expect(text).toContain('ForceDefenderPassiveMode');
    expect(text).toContain('the preference sets its value only where there is none; as policy it would be');
  });

  const KEY = String.raw`SOFTWARE\Policies\Microsoft\Windows Advanced Threat Protection`;
  const preference = (name: string, action: string, filters = '', hive = 'HKEY_LOCAL_MACHINE') =>
    `<Registry clsid="{9CD4B2F4-923D-47f5-A062-E897DD1DAD50}" name="x" status="x" image="7" changed="2026-01-01 10:00:00" uid="{11111111-1111-4111-8111-111111111113}"><Properties action="${action}" displayDecimal="0" default="0" hive="${hive}" key="${KEY}" name="${name}" type="REG_DWORD" value="00000001"/>${filters}</Registry>`;
  const file = (...items: readonly string[]) =>
    utf8(
      `<?xml version="1.0" encoding="utf-8"?>\r\n<RegistrySettings clsid="{A3CCFC41-DFDB-43a5-8D26-0FE8B954DA51}">${items.join('')}</RegistrySettings>`,
    );

  it.each<[string, string, RegExp]>([
    [
      'for some devices',
      preference('ForceDefenderPassiveMode', 'U', '<Filters><FilterOs bool="AND" not="0" class="NT"/></Filters>'),
      /the preference is for some devices or users only \(FilterOs\); as policy it would be forceDefenderPassiveMode: true/,
    ],
    [
      'once',
      preference(
        'ForceDefenderPassiveMode',
        'R',
        '<Filters><FilterRunOnce hidden="1" not="0" bool="AND" id="{1}"/></Filters>',
      ),
      /the preference acts only once; as policy it would be forceDefenderPassiveMode: true/,
    ],
    [
      'under a name that does nothing',
      preference('ForcePassiveMode', 'C'),
      /sets its value only where there is none; what it writes is no setting that is known/,
    ],
    [
      'under a name that nobody knows',
      preference('PassiveModeForced', 'C'),
      /only where there is none; what it writes is no setting that is known/,
    ],
  ])('that act %s are named with their true reason and what they say', (_, item, why) => {
    const other = preference('Example', 'U');
    const { outcome } = imported('Registry.xml', file(item, other));
    const messages = outcome.ok ? outcome.value.notes.map(({ message }) => message) : [];
    expect(
      messages.filter((message) => why.test(message)),
      messages.join('\n'),
    ).toHaveLength(1);
    const text = outcome.ok ? outcome.value.fleetText : '';
    const isAbout = /Force(Defender)?PassiveMode/.test(item);
    expect(text.includes('what stands below is about forcing passive mode')).toBe(isAbout);
  });
});

describe('a key that is emptied', () => {
  it('is carried with its values where no list is meant, in their order, and comes back alike', () => {
    const key = String.raw`SOFTWARE\Policies\Microsoft\Windows Defender\Contoso`;
    const entries: readonly RegistryEntry[] = [
      { kind: 'clear', key },
      { kind: 'set', key, name: 'Ring', data: { type: 'dword', value: 2 } },
    ];
    const { raw, codes, outcome } = imported('a.pol', polCodec.encode({ hive: 'machine', entries }));
    expect(raw).toMatchObject([{ type: 'delete-values' }, { name: 'Ring', type: 'dword', data: 2 }]);
    expect(codes).toEqual([]);
    const parsed = parseFleet({ text: outcome.ok ? outcome.value.fleetText : '' });
    const resolved = parsed.ok ? resolveFleet(parsed.value) : parsed;
    const groups = resolved.ok ? resolved.value.groups : [];
    expect(groups.map((group) => registryChannel.lower(group).form.entries)).toEqual([entries]);
  });
});
