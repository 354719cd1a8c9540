import { seeFile, utf8 } from '@mdav/core/format';
import { describeSource } from '@mdav/testkit';
import { describe, expect, it } from 'vitest';
import { intuneSources } from './sources.ts';
import { tenantDscSource } from './tenant-dsc-source.ts';

const EXPORT = `# Generated with Microsoft365DSC version 1.25.1210.1
Configuration M365TenantConfig
{
    Import-DscResource -ModuleName 'Microsoft365DSC' -ModuleVersion '1.25.1210.1'
    Node localhost
    {
        IntuneAntivirusPolicyWindows10SettingCatalog "IntuneAntivirusPolicyWindows10SettingCatalog-AV"
        {
            allowarchivescanning = "1";
            ApplicationId        = $ConfigurationData.NonNodeData.ApplicationId;
            Assignments          = @(
                MSFT_DeviceManagementConfigurationPolicyAssignments{
                    dataType = '#microsoft.graph.groupAssignmentTarget'
                    groupDisplayName = 'Clients'
                    deviceAndAppManagementAssignmentFilterType = 'none'
                }
            );
            avgcpuloadfactor     = 30;
            DisplayName          = "AV";
            Ensure               = "Present";
            excludedpaths        = @("C:\\Data","D:\\\`"x\`"");
            highseveritythreats  = "quarantine";
        }
        IntuneSettingCatalogASRRulesPolicyWindows10 "ASR"
        {
            BlockWin32APICallsFromOfficeMacros = "audit";
            BlockWin32APICallsFromOfficeMacros_ASROnlyPerRuleExclusions = @("C:\\x.exe");
            DisplayName = "ASR";
        }
        IntuneSettingCatalogCustomPolicyWindows10 "Cloud"
        {
            Name         = "Cloud";
            Platforms    = "windows10";
            Settings     = @(
                MSFT_MicrosoftGraphdeviceManagementConfigurationSetting{
                    SettingInstance = MSFT_MicrosoftGraphDeviceManagementConfigurationSettingInstance{
                        choiceSettingValue = MSFT_MicrosoftGraphDeviceManagementConfigurationChoiceSettingValue{
                            Value = 'device_vendor_msft_policy_config_defender_allowcloudprotection_1'
                        }
                        SettingDefinitionId = 'device_vendor_msft_policy_config_defender_allowcloudprotection'
                        odataType = '#microsoft.graph.deviceManagementConfigurationChoiceSettingInstance'
                    }
                }
            );
            Technologies = "mdm";
        }
        IntuneDeviceConfigurationCustomPolicyWindows10 "Nodes"
        {
            DisplayName = "Nodes";
            OmaSettings = @(
                MSFT_MicrosoftGraphomaSetting{
                    DisplayName = 'PUA'
                    OmaUri = './Device/Vendor/MSFT/Policy/Config/Defender/PUAProtection'
                    odataType = '#microsoft.graph.omaSettingInteger'
                    Value = 1
                }
            );
        }
        AADGroup "Other"
        {
            DisplayName = "Other";
        }
    }
}
`;

const SETTINGS = {
  allowArchiveScanning: true,
  allowCloudProtection: true,
  asrOnlyPerRuleExclusions: { 'block-office-macro-win32-api': ['C:\\x.exe'] },
  attackSurfaceReductionRules: { 'block-office-macro-win32-api': 'audit' },
  avgCPULoadFactor: 30,
  excludedPaths: ['C:\\Data', 'D:\\"x"'],
  puaProtection: 'block',
  threatSeverityDefaultAction: { high: 'quarantine' },
};

const REPORT = [
  {
    ResourceInstanceName: 'AV',
    ResourceName: 'IntuneAntivirusPolicyWindows10SettingCatalog',
    allowarchivescanning: '0',
    avgcpuloadfactor: '30',
    excludedpaths: ['C:\\Data'],
    DisplayName: 'AV',
    TenantId: '$OrganizationName',
    Assignments: [{ CIMInstance: 'MSFT_X', dataType: '#microsoft.graph.allDevicesAssignmentTarget' }],
  },
  { ResourceInstanceName: 'Other', ResourceName: 'AADGroup', DisplayName: 'Other' },
];

const MOF = `/*
@TargetNode='localhost'
*/
instance of MSFT_DeviceManagementConfigurationPolicyAssignments as $Assignments1ref
{
dataType = "#microsoft.graph.allDevicesAssignmentTarget";
};
instance of MSFT_IntuneAntivirusPolicyWindows10SettingCatalog as $Resource1ref
{
ResourceID = "[IntuneAntivirusPolicyWindows10SettingCatalog]AV";
 Assignments = {
  $Assignments1ref
};
 allowarchivescanning = "0";
 avgcpuloadfactor = 30;
 excludedpaths = {
    "C:\\\\Data"
};
 DisplayName = "AV";
 ModuleName = "Microsoft365DSC";
};
instance of OMI_ConfigurationDocument
{
 Version="2.0.0";
};
`;

const FEW = { allowArchiveScanning: false, avgCPULoadFactor: 30, excludedPaths: ['C:\\Data'] };

/** The resources of a configuration within a node. */
const inNode = (resources: string) => utf8(`Configuration C {\n Node localhost {\n${resources}\n }\n}\n`);

function read(bytes: Uint8Array) {
  const decoded = tenantDscSource.decode(bytes, 'x');
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.diagnostics));
  const { parts, beside } = tenantDscSource.lift(decoded.value.map(({ form }) => ({ form, path: 'x' })));
  const left = [...parts.flatMap((part) => part.left), ...beside];
  return {
    policies: decoded.value,
    settings: Object.assign({}, ...parts.map((part) => part.settings)),
    why: left.flatMap(({ unsayable = [] }) => unsayable.map(({ what, why }) => `${what}: ${why}`)),
    told: decoded.diagnostics.map(({ code, severity, at }) => [code, severity, at.line]),
  };
}

/** However it is laid out, a configuration says the same. */
const LAYOUTS: readonly (readonly [string, string])[] = [
  ['as it is exported', EXPORT],
  ['without indentation', EXPORT.replaceAll(/^ +/gm, '')],
  ['with braces on the line before', EXPORT.replaceAll(/\s*\n\s*\{/g, ' {')],
  ['with line ends of Windows', EXPORT.replaceAll('\n', '\r\n')],
  ['without semicolons', EXPORT.replaceAll(/;$/gm, '')],
  [
    'behind a comment',
    `<#\nIntuneAntivirusPolicyWindows10SettingCatalog 'no'\n{\n#>\n[CmdletBinding()]\nparam()\n${EXPORT}`,
  ],
];

describeSource(tenantDscSource, [
  ...LAYOUTS.map(([name, text]) => ({ name, files: utf8(text), settings: SETTINGS })),
  { name: 'the report', files: utf8(JSON.stringify(REPORT)), settings: FEW },
  { name: 'compiled', files: utf8(MOF), settings: FEW },
]);

describe('a configuration of Microsoft365DSC', () => {
  it('is read by this source alone', () => {
    for (const text of [...LAYOUTS.map(([, layout]) => layout), JSON.stringify(REPORT), MOF]) {
      const ids = intuneSources
        .filter((source) => source.recognise(seeFile(utf8(text))) === 'policy')
        .map(({ id }) => id);
      expect(ids).toEqual(['microsoft365dsc']);
    }
  });

  it('is none where no resource of Intune is in it', () => {
    for (const text of [
      'Configuration C { AADGroup "x" { DisplayName = "x" } }',
      'IntuneX',
      '[{"ResourceName":"AADGroup"}]',
    ])
      expect(tenantDscSource.recognise(seeFile(utf8(text)))).toBeUndefined();
  });

  it('tells who gets a policy', () => {
    expect(read(utf8(EXPORT)).policies[0]).toMatchObject({ name: 'AV', audience: { assign: ['Clients'] } });
    expect(read(utf8(MOF)).policies[0]).toMatchObject({ name: 'AV', audience: { assign: ['all-devices'] } });
    expect(
      read(inNode(`IntuneAntivirusPolicyWindows10SettingCatalog x { Assignments = @() }`)).policies[0],
    ).toMatchObject({
      off: 'it is assigned to nobody',
    });
  });

  it.each([
    ['PuaProtection = $Pua', '$Pua'],
    ['PuaProtection = "$Pua"', '"$Pua"'],
    ["PuaProtection = if ($x) { '1' } else { '0' }", ''],
    ["PuaProtection = '1' + $x", ''],
    ["ExcludedPaths = @('C:\\a') + $more", ''],
    ['ExcludedPaths = @($env:TEMP)', ''],
  ])('names what is worked out when it is compiled: %s', (line) => {
    const { settings, why } = read(
      inNode(`IntuneAntivirusPolicyWindows10SettingCatalog x {\n${line}\nAllowArchiveScanning = '1'\n}`),
    );
    expect(settings).toEqual({ allowArchiveScanning: true });
    expect(why).toEqual([
      `${line.split(' ')[0]}: it is an expression, which PowerShell works out when the configuration is compiled`,
    ]);
  });

  it.each([
    ['a list without the sign of one', "'C:\\a', 'C:\\b'"],
    ['a list over lines', "@(\n'C:\\a'\n# a comment\n'C:\\b'\n)"],
  ])('reads %s', (_, value) => {
    const { settings } = read(inNode(`IntuneAntivirusPolicyWindows10SettingCatalog x {\nExcludedPaths = ${value}\n}`));
    expect(settings).toEqual({ excludedPaths: ['C:\\a', 'C:\\b'] });
  });

  const RULE = "IntuneSettingCatalogASRRulesPolicyWindows10 x { BlockWin32APICallsFromOfficeMacros = 'audit' }";
  it.each([
    `if ($a -eq 'b') {\n${RULE}\n}`,
    `if ($a) { }\nelse\n{\n${RULE}\n}`,
    `foreach ($a in 1..2)\n{\n${RULE}\n}`,
    `1..2 | ForEach-Object {\n${RULE}\n}`,
    `(1..2).ForEach({\n${RULE}\n})`,
    `$block = {\n${RULE}\n}`,
    `switch ($a) {\n'b' { ${RULE} }\n}`,
    `if (${'$a -or '.repeat(300)}$b) {\n${RULE}\n}`,
    RULE.replace('{', '{ Ensure = $wanted;'),
    RULE.replace('{', "{ Ensure = if ($a) { 'Present' } else { 'Absent' };"),
  ])('knows by name what code decides about: %s', (code) => {
    const { settings, why } = read(inNode(code));
    expect(settings).toEqual({});
    expect(why).toEqual(['BlockWin32APICallsFromOfficeMacros: code of the configuration decides whether it is there']);
  });

  it.each([
    `Node $AllNodes.Where{ $_.Role -eq 'tenant' }.NodeName\n\n{\n${RULE}\n}`,
    `[CmdletBinding()] Configuration D {\nif ($a) { }\n${RULE}\n}`,
    `$tenant = @{ Node = @{ Name = 'x' } }; node x {\n${RULE}\n}`,
    RULE,
  ])('reads what a configuration declares: %s', (code) => {
    expect(read(utf8(code)).settings).toEqual({
      attackSurfaceReductionRules: { 'block-office-macro-win32-api': 'audit' },
    });
  });

  it.each([
    [
      'device restrictions',
      'IntuneDeviceConfigurationPolicyWindows10 x { DefenderRequireRealTimeMonitoring = $True; DefenderScanArchiveFiles = $False; PasswordRequired = $True }',
      ['DefenderRequireRealTimeMonitoring'],
    ],
    [
      'antivirus policies of Configuration Manager',
      "IntuneAntivirusPolicyWindows10ConfigMgr x { AllowArchiveScanning = 1; SecurityIntelligenceLocation = 'x'; RoleScopeTagIds = @('0') }",
      ['AllowArchiveScanning', 'SecurityIntelligenceLocation'],
    ],
    [
      'baselines, with settings in an object',
      "IntuneSecurityBaselineDefenderForEndpoint x { DeviceSettings = MSFT_X{ AllowArchiveScanning = '1'; Other = '1' } }",
      ['AllowArchiveScanning'],
    ],
    [
      'administrative templates',
      "IntuneDeviceConfigurationAdministrativeTemplatePolicyWindows10 x { DefinitionValues = @(MSFT_V{ Enabled = $True; Definition = MSFT_D{ CategoryPath = '\\Windows Components\\Microsoft Defender Antivirus'; DisplayName = 'Scan' } } MSFT_V{ Definition = MSFT_D{ CategoryPath = '\\Control Panel'; DisplayName = 'Other' } }) }",
      ['Scan'],
    ],
    [
      'templates that are worked out',
      "IntuneDeviceConfigurationAdministrativeTemplatePolicyWindows10 x { DefinitionValues = Get-Values 'Defender' }",
      ['DefinitionValues'],
    ],
    [
      'custom profiles that code decides about',
      "if ($a) { IntuneDeviceConfigurationCustomPolicyWindows10 x { OmaSettings = @(MSFT_O{ OmaUri = './Device/Vendor/MSFT/Policy/Config/Defender/PUAProtection'; Value = 1 } MSFT_O{ OmaUri = './Device/Vendor/MSFT/WiFi/X'; Value = $x }) } }",
      ['./Device/Vendor/MSFT/Policy/Config/Defender/PUAProtection'],
    ],
    ['compliance, which asks alone', 'IntuneDeviceCompliancePolicyWindows10 x { DefenderEnabled = $True }', []],
    ['other resources', "IntuneDeviceCategory x { DisplayName = 'x'; Other = $x }", []],
  ])('knows %s by name', (_, code, names) => {
    const { settings, why } = read(inNode(code));
    expect(settings).toEqual({});
    expect(why.map((one) => one.split(':')[0])).toEqual(names);
  });

  it.each([
    ['IntuneDeviceConfigurationAdministrativeTemplatePolicyWindows10', 'DefinitionValues = $values'],
    ['IntuneDeviceConfigurationAdministrativeTemplatePolicyWindows10', 'DefinitionValues = @($one)'],
    [
      'IntuneDeviceConfigurationAdministrativeTemplatePolicyWindows10',
      "DefinitionValues = @(MSFT_V{ Definition = MSFT_D{ Id = '1' } })",
    ],
    ['if ($a) { IntuneDeviceConfigurationCustomPolicyWindows10', 'OmaSettings = $nodes } '],
    ['if ($a) { IntuneSettingCatalogCustomPolicyWindows10', 'Settings = @(MSFT_S{ SettingInstance = $s }) }'],
  ])('says of %s that nobody can tell whether it is about Defender: %s', (type, property) => {
    const { settings, why, policies } = read(inNode(`${type} x { ${property} }`));
    const { parts } = tenantDscSource.lift(policies.map(({ form }) => ({ form, path: 'x' })));
    expect(settings).toEqual({});
    expect(why).toEqual([expect.stringContaining('nobody can tell whether it is about Defender')]);
    expect(parts.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code))).toEqual(['intune-object-untold']);
  });

  it('takes what a report has as a variable for an expression, at any depth, and text for a switch', () => {
    const resource = { ResourceName: 'IntuneAntivirusPolicyWindows10SettingCatalog', ResourceInstanceName: 'x' };
    const variable = read(utf8(JSON.stringify([{ ...resource, excludedpaths: ['C:\\a', '$env:TEMP'] }])));
    expect([variable.settings, variable.why.length]).toEqual([{}, 1]);
    const node = { OmaUri: './Device/Vendor/MSFT/Policy/Config/Defender/ExcludedPaths', Value: '****' };
    const encrypted = read(
      utf8(
        JSON.stringify([
          {
            ResourceName: 'IntuneDeviceConfigurationCustomPolicyWindows10',
            OmaSettings: [{ ...node, odataType: '#microsoft.graph.omaSettingString', IsEncrypted: 'True' }],
          },
        ]),
      ),
    );
    expect([encrypted.settings, encrypted.told]).toEqual([{}, [['custom-encrypted-value', 'warning', 1]]]);
  });

  it.each(['', 'if ($x)'])('keeps onboarding data to itself, whatever the block: %s', (before) => {
    const code = `IntuneEndpointDetectionAndResponsePolicyWindows10 x { ConfigurationType = 'Onboard'; ConfigurationBlob = 'c2VjcmV0' }`;
    const { policies, why } = read(inNode(before === '' ? code : `${before} {\n${code}\n}`));
    const shown = policies.map(({ form }) => tenantDscSource.show(form));
    expect(JSON.stringify([policies, shown])).not.toContain('c2VjcmV0');
    expect(why).toContain(
      'ConfigurationBlob: onboarding data is a secret of the tenant and never stands in a fleet file',
    );
  });

  it('tells of nodes and settings with a value that is not known whether they are of Defender', () => {
    const node = (uri: string) =>
      `MSFT_O{ OmaUri = '${uri}'; odataType = '#microsoft.graph.omaSettingStringXml'; Value = 'x' }`;
    const setting = (id: string) =>
      `MSFT_S{ SettingInstance = MSFT_I{ SettingDefinitionId = '${id}'; simpleSettingValue = $x } }`;
    const { policies } = read(
      inNode(`IntuneDeviceConfigurationCustomPolicyWindows10 n { OmaSettings = @(
${node('./Device/Vendor/MSFT/Policy/Config/Defender/X')}
${node('./Device/Vendor/MSFT/WiFi/X')}
) }
IntuneSettingCatalogCustomPolicyWindows10 s { Settings = @(
${setting('device_vendor_msft_policy_config_defender_x')}
${setting('device_vendor_msft_policy_config_browser_x')}
) }`),
    );
    const { beside } = tenantDscSource.lift(policies.map(({ form }) => ({ form, path: 'x' })));
    expect(beside.flatMap(({ unsayable = [] }) => unsayable.map(({ isDefender }) => isDefender))).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });

  it.each([
    ['names that do not end', 'IntuneA ( '],
    ['brackets that do not open', '{ ) '],
    ['lists in lists', 'IntuneA x { a = @( '],
  ])(
    'takes no longer for %s than for their length',
    (_, piece) => {
      const decoded = tenantDscSource.decode(utf8(`IntuneA x {\n}\n${piece.repeat(8_000)}`), 'x');
      expect(decoded.diagnostics.length).toBeLessThan(2);
    },
    10_000,
  );

  it.each([
    ['comments that do not end', '/* '],
    ['texts that do not end', '" \\'],
    ['classes', 'instance of MSFT_IntuneA as $b { a = 1; };\n'],
  ])(
    'takes no longer for %s of a compiled configuration than for their length',
    (_, piece) => {
      const text = `instance of MSFT_IntuneX\n{\nResourceID="x";\n};\n${piece.repeat(60_000)}`;
      expect(tenantDscSource.decode(utf8(text), 'x').ok).toBe(true);
    },
    10_000,
  );

  it('says nothing of a policy that is to be absent', () => {
    const { settings, why } = read(
      inNode("IntuneAntivirusPolicyWindows10SettingCatalog x { AllowArchiveScanning = '1'; Ensure = 'Absent' }"),
    );
    expect([settings, why]).toEqual([{}, ['x: the policy is not there, and sets nothing']]);
  });

  it('tells with its line what is of another kind, and reads the rest', () => {
    const lines = "AvgCpuLoadFactor = 'many'\nAllowArchiveScanning = '1'";
    const { settings, told } = read(inNode(`IntuneAntivirusPolicyWindows10SettingCatalog x {\n${lines}\n}`));
    expect([settings, told]).toEqual([{ allowArchiveScanning: true }, [['json-wrong-type', 'warning', 4]]]);
  });

  it.each([
    ['a script', EXPORT.slice(0, 900), 7],
    ['a compiled configuration', MOF.slice(0, 420), 8],
  ])('refuses %s that ends within a resource', (_, text, line) => {
    expect(tenantDscSource.decode(utf8(text), 'x')).toMatchObject({
      ok: false,
      diagnostics: [{ code: 'tenant-dsc-cut-off', at: { line } }],
    });
  });
});
