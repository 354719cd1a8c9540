import { isDeepStrictEqual } from 'node:util';
import { buildFleet, checkFleet, fixFleet, parseFleet, resolveFleet } from '../../packages/core/dist/index.js';
import {
  admlCodec,
  admxCodec,
  decodeComments,
  encodeComments,
  gpoBackupFormat,
  gpoTargets,
  gppCodec,
  lintAdmx,
} from '../../packages/gpo/dist/index.js';
import { importFiles, POLICY_SOURCES, recognise } from '../../packages/import/dist/index.js';
import {
  canonicalPolicy,
  customProfileCodec,
  intuneTargets,
  lintIntune,
  scriptPackageCodec,
  settingsCatalogCodec,
} from '../../packages/intune/dist/index.js';
import { lgpoCodec, polCodec, regCodec, registryTargets } from '../../packages/registry/dist/index.js';
import { csvReader, recordsIn, stateOf, verifier, verifyTarget } from '../../packages/verify/dist/index.js';
import { mutateBytes, mutateTree } from './mutate.mjs';
import { deviceLines, fleetTexts, seedBytes, treeOf } from './seeds.mjs';

/*
 * Every parser, with seeds and the law that it is held to. `make` makes an input, `try` reads it: it returns nothing when
 * all is well, or says what was changed in silence. What it throws is a defect, whatever the input.
 */

const DATE = '2026-11-21';
const text = (bytes) => new TextDecoder().decode(bytes);
const utf8 = (words) => new TextEncoder().encode(words);

/** What is read is written and read again as the same; `normal` gives the order in which it is written. */
function codecLaw(codec, normal = (value) => value) {
  return (bytes) => {
    const read = codec.decode(bytes);
    if (!read.ok) return undefined;
    const again = codec.decode(codec.encode(read.value));
    if (!again.ok) return `what was read cannot be read again: ${again.diagnostics[0]?.message}`;
    return isSame(again.value, normal(read.value)) ? undefined : 'read, written and read again it is something else';
  };
}

/** Equal but for the places in the file that things were read from. */
function isSame(left, right) {
  return isDeepStrictEqual(left, right) || isDeepStrictEqual(withoutPlaces(left), withoutPlaces(right));
}

function withoutPlaces(value) {
  if (Array.isArray(value)) return value.map(withoutPlaces);
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'at')
      .map(([key, part]) => [key, withoutPlaces(part)]),
  );
}

function fromBytes(seeds) {
  return (random) => mutateBytes(random, random.pick(seeds), seeds);
}

/** JSON with its bytes changed, or its values. */
function fromJson(seeds) {
  const trees = seeds.flatMap((bytes) => {
    try {
      return [JSON.parse(text(bytes).replace(/^\uFEFF/, ''))];
    } catch {
      return [];
    }
  });
  return (random) =>
    random.below(2) === 0 || trees.length === 0
      ? mutateBytes(random, random.pick(seeds), seeds)
      : utf8(JSON.stringify(mutateTree(random, random.pick(trees), trees)) ?? 'null');
}

function codec(name, it, seeds, from = fromBytes, normal = undefined) {
  return { name, make: from(seeds), try: codecLaw(it, normal) };
}

/** A custom profile is written in the order of its nodes, which says nothing. */
const byNode = (profile) => ({
  ...profile,
  settings: profile.settings.toSorted((one, other) => (one.uri < other.uri ? -1 : one.uri > other.uri ? 1 : 0)),
});

const fleets = fleetTexts();
const fleetTrees = fleets.map((fleet) => {
  const read = parseFleet({ text: fleet });
  if (!read.ok) throw new Error('an example does not parse');
  return read.value.fleet;
});

function makeFleet(random) {
  const bytes = utf8(random.pick(fleets));
  return random.below(3) === 0
    ? { text: text(mutateBytes(random, bytes, [bytes])) }
    : { text: JSON.stringify(mutateTree(random, random.pick(fleetTrees), fleetTrees)) ?? 'null', file: 'fleet.json' };
}

const targets = [...registryTargets, ...gpoTargets, ...intuneTargets, verifyTarget];

/** A fleet that resolves is checked, and built where nothing stands in the way; equal input gives equal output. */
function tryFleet(source) {
  const parsed = parseFleet(source);
  if (!parsed.ok) return undefined;
  const resolved = resolveFleet(parsed.value);
  if (!resolved.ok) return undefined;
  checkFleet(resolved.value, { date: DATE, set: 'strict' });
  buildFleet(resolved.value, { targets, date: DATE });
  return undefined;
}

/** What is mended is mended: a second time changes nothing, and the result is still a fleet. */
function tryFix(source) {
  const fixed = fixFleet(source, { date: DATE });
  if (!fixed.ok) return undefined;
  const again = fixFleet({ ...source, text: fixed.value.text }, { date: DATE });
  if (!again.ok) return `the mended fleet is none: ${again.diagnostics[0]?.message}`;
  return again.value.text === fixed.value.text ? undefined : 'mending twice changes it again';
}

const output = treeOf('examples/contoso/dist');
const policies = [...output].filter(([path]) => /\.(pol|reg|json|xml|txt|cmtx)$/.test(path));

/** One file of an output folder is changed, and the folder imported. */
function makeTree(random) {
  const [path, bytes] = random.pick(policies);
  return { path, bytes: mutateBytes(random, bytes, [bytes]) };
}

function tryTree({ path, bytes }) {
  const group = path.split('/')[0];
  const files = new Map([...output].filter(([other]) => other.startsWith(`${group}/`)));
  const imported = importFiles(files.set(path, bytes), { date: DATE, name: 'fuzzed' });
  if (!imported.ok) return undefined;
  const parsed = parseFleet({ text: imported.value.fleetText });
  return parsed.ok ? undefined : `the imported fleet is none: ${parsed.diagnostics[0]?.message}`;
}

const backup = new Map([...output].filter(([path]) => path.startsWith('file-servers/gpo/')));
const about = { epochSeconds: 315532800, toolVersion: '0.0.0' };

/** One file of a backup is changed. */
function makeBackup(random) {
  const [path, bytes] = random.pick([...backup]);
  return { path, bytes: mutateBytes(random, bytes, [bytes]) };
}

/** What the GPO says comes back as it was; what its list of files says besides is stable once it was written. */
function tryBackup({ path, bytes }) {
  const read = gpoBackupFormat.decode(new Map(backup).set(path, bytes));
  if (!read.ok) return undefined;
  const again = gpoBackupFormat.decode(gpoBackupFormat.encode(read.value, about));
  if (!again.ok) return `what was read cannot be read again: ${again.diagnostics[0]?.message}`;
  const third = gpoBackupFormat.decode(gpoBackupFormat.encode(again.value, about));
  const said = (backups) => backups.map(({ residue, ...rest }) => rest);
  const isStable = third.ok && isDeepStrictEqual(third.value, again.value);
  return isStable && isDeepStrictEqual(said(again.value), said(read.value))
    ? undefined
    : 'read, written and read again it is something else';
}

/** Every format of the one list looks at it, and the one whose it is lifts and shows it. */
function trySources(bytes) {
  recognise(bytes);
  for (const source of POLICY_SOURCES) {
    if (source.of !== 'file') continue;
    const read = source.decode(bytes, 'input');
    if (!read.ok) continue;
    source.lift(read.value.map(({ form }) => ({ form, path: 'input' })));
    for (const { form } of read.value) source.show(form);
  }
  return undefined;
}

const devices = deviceLines();
const deviceTrees = devices.map((line) => JSON.parse(line));
const expected = [...output].flatMap(([path, bytes]) =>
  path.endsWith('expected.json') ? [JSON.parse(text(bytes))] : [],
);
const judge = verifier(expected);

function makeDevice(random) {
  return JSON.stringify(mutateTree(random, random.pick(deviceTrees), deviceTrees)) ?? 'null';
}

function tryDevice(line) {
  for (const record of recordsIn(JSON.parse(line))) {
    const state = stateOf(record);
    if (state.ok) judge.verify(state.value);
  }
  return undefined;
}

const csv = utf8(
  `DeviceName,AMRunningMode,OSPlatform\r\n"a, ""b""",Passive Mode,Windows11\r\nc,Normal,WindowsServer2022\r\n`,
);

/** However the text is cut, the same records come out. */
function tryCsv(bytes) {
  const words = text(bytes);
  const records = (chunks) => {
    const reader = csvReader();
    return [...chunks.flatMap((chunk) => [...reader.push(chunk)]), ...reader.end()];
  };
  const middle = words.length >> 1;
  const [whole, halves] = [records([words]), records([words.slice(0, middle), words.slice(middle)])];
  return isDeepStrictEqual(whole, halves) ? undefined : 'cut in two it gives other records';
}

const pol = seedBytes('.pol');
const reg = seedBytes('.reg');
const lgpo = seedBytes('.pol.txt', 'lgpo.txt');
const json = seedBytes('.json');
const xml = seedBytes('.xml');
const rules = [
  utf8(
    `<SecurityPolicy xmlns="http://forefront.microsoft.com/FEP/2010/01/PolicyData"><PolicySection Name="FEP.AmPolicy"><LocalGroupPolicySettings><AddKey Name="SOFTWARE\\Policies\\Microsoft\\Microsoft Antimalware"><AddValue Name="PUAProtection" Type="REG_DWORD">1</AddValue></AddKey></LocalGroupPolicySettings></PolicySection></SecurityPolicy>`,
  ),
  utf8(
    `<PolicyRules><ComputerConfig><Key>Software\\Policies\\Microsoft\\Windows Defender</Key><Value>PUAProtection</Value><RegType>REG_DWORD</RegType><RegData>1</RegData><PolicyName>A</PolicyName></ComputerConfig>
<UserConfig><Key>Software\\Contoso</Key><Value>**delvals.</Value><RegType>REG_SZ</RegType><RegData> </RegData><PolicyName>B</PolicyName></UserConfig>
<SecurityTemplate Section="System Access"><LineItem>MinimumPasswordLength=14</LineItem><PolicyName>B</PolicyName></SecurityTemplate></PolicyRules>`,
  ),
];
const syncml = [
  utf8(
    `<Replace><CmdID>1</CmdID><Item><Target><LocURI>./Device/Vendor/MSFT/Policy/Config/Defender/PUAProtection</LocURI></Target><Meta><Format xmlns="syncml:metinf">int</Format></Meta><Data>1</Data></Item></Replace>
<Delete><CmdID>2</CmdID><Item><Target><LocURI>./Device/Vendor/MSFT/Policy/Config/Defender/CloudBlockLevel</LocURI></Target></Item></Delete>`,
  ),
  utf8(
    `<?xml version="1.0"?><SyncML xmlns="SYNCML:SYNCML1.2"><SyncBody><Atomic><Add><Meta><Format>bool</Format></Meta><Item><Target><LocURI>./Vendor/MSFT/Defender/Configuration/PassiveRemediation</LocURI></Target><Data>true</Data></Item></Add></Atomic><Final/></SyncBody></SyncML>`,
  ),
];
const monitors = [
  utf8(
    JSON.stringify({
      displayName: 'm',
      baseline: {
        resources: [
          {
            displayName: 'A',
            resourceType: 'microsoft.intune.antiviruspolicywindows10settingcatalog',
            properties: {
              DisplayName: 'A',
              puaprotection: '1',
              excludedpaths: ['C:\\Data'],
              schedulescantime: 120,
              severethreats: 'block',
              templateId: '804339ad-1553-4478-a742-138fb5807418_1',
              Ensure: 'Present',
            },
          },
          {
            displayName: 'P',
            resourceType: 'microsoft.intune.settingcatalogcustompolicywindows10',
            properties: {
              Name: 'P',
              Platforms: 'windows10',
              Technologies: 'mdm',
              Settings: [
                {
                  SettingInstance: {
                    odataType: '#microsoft.graph.deviceManagementConfigurationChoiceSettingInstance',
                    SettingDefinitionId: 'device_vendor_msft_policy_config_defender_puaprotection',
                    ChoiceSettingValue: { Value: 'device_vendor_msft_policy_config_defender_puaprotection_1' },
                  },
                },
              ],
            },
          },
        ],
      },
    }),
  ),
  utf8(
    JSON.stringify([
      {
        monitorId: 'x',
        resourceType: 'microsoft.intune.settingcatalogasrrulespolicywindows10',
        baselineResourceDisplayName: 'R',
        driftedProperties: [{ propertyName: 'BlockWebShellCreationForServers', currentValue: 'audit' }],
      },
    ]),
  ),
];
const admx = seedBytes('.admx');
const adml = seedBytes('.adml');
const comments = seedBytes('.cmtx', 'comment.cmtx');

const documents = [
  utf8(
    JSON.stringify([
      {
        keyname: 'Software\\Policies\\Microsoft\\Windows Defender',
        valuename: 'PUAProtection',
        class: 'MACHINE',
        type: 'REG_DWORD',
        data: 1,
      },
    ]),
  ),
  utf8(`resources:
  - name: a
    type: Microsoft.OSConfig/Test
    properties:
      resource: &it
        type: Microsoft.Windows/Registry
        properties: { keyPath: 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender', valueName: PUAProtection, valueType: REG_DWORD, value: 1 }
  - *it
  - name: b
    type: Microsoft.Windows/RegistryList
    properties: { registryEntries: [{ keyPath: 'HKCU\\A', valueName: B, valueData: { MultiString: [c] } }] }
`),
];

const playbooks = [
  utf8(`- name: a
  hosts: windows
  vars: { key: &key 'HKLM:\\SOFTWARE\\Policies\\Microsoft\\Windows Defender' }
  pre_tasks:
    - win_regedit: { path: *key, name: PUAProtection, data: 0x1, type: dword }
  tasks:
    - block:
        - ansible.windows.win_regedit:
            <<: { path: *key, type: multistring }
            name: "{{ item.n }}"
            data: "{{ item.d | default(omit) }}"
          with_items: [{ n: A, d: [x, 1.5] }, [{ n: B }]]
      rescue:
        - action: { module: win_regedit, key: 'HKU:\\x', state: absent, delete_key: no }
      when: [true]
    - win_regedit: { path: *key, name: !unsafe "{{ x }}", data: 'hex:be,ef', type: binary }
`),
];

const tenants = [
  utf8(`Configuration C {
  Node localhost {
    IntuneAntivirusPolicyWindows10SettingCatalog "AV \`"x\`"" {
      AllowArchiveScanning = "1"; AvgCpuLoadFactor = 30
      Assignments = @(MSFT_A{ dataType = '#microsoft.graph.allDevicesAssignmentTarget' })
      ExcludedPaths = @('C:\\it''s', "D:\\$(Get-It "(")", @"
E:\\$x
"@)
    }
    <# #> if ($x) { IntuneSettingCatalogASRRulesPolicyWindows10 'R' { BlockWin32APICallsFromOfficeMacros = 'audit' } }
    IntuneSettingCatalogCustomPolicyWindows10 P
    {
      Settings = @(
        MSFT_S{ SettingInstance = MSFT_I{ choiceSettingValue = MSFT_V{ Value = 'device_vendor_msft_policy_config_defender_puaprotection_1' }
          SettingDefinitionId = 'device_vendor_msft_policy_config_defender_puaprotection'
          odataType = '#microsoft.graph.deviceManagementConfigurationChoiceSettingInstance' } }
      );
    }
  }
}`),
  utf8(`instance of MSFT_A as $A1ref { dataType = "#microsoft.graph.allDevicesAssignmentTarget"; };
instance of MSFT_IntuneAntivirusPolicyWindows10SettingCatalog as $B1ref { ResourceID = "[I]AV"; Assignments = { $A1ref };
 excludedpaths = { "C:\\\\Data", "D:\\x41" "E" }; avgcpuloadfactor = 30; Ensure = "Present"; };`),
];

const preferences = utf8(
  JSON.stringify({
    PUAProtection: 1,
    MAPSReporting: 2,
    DisableArchiveScanning: false,
    ExclusionPath: ['C:\\a'],
    ScanScheduleTime: { Ticks: 72000000000, Hours: 2 },
    AttackSurfaceReductionRules_Ids: ['d4f940ab-401b-4efc-aadc-ad5f3c50688a'],
    AttackSurfaceReductionRules_Actions: [1],
    SevereThreatDefaultAction: 2,
    SignatureFallbackOrder: 'MicrosoftUpdateServer|MMPC',
  }),
);

export const PARSERS = [
  codec('registry.pol', polCodec, pol),
  codec('.reg', regCodec, reg),
  codec('LGPO text', lgpoCodec, lgpo),
  codec('preferences', gppCodec, xml),
  codec('ADMX', admxCodec, admx),
  codec('ADML', admlCodec, adml),
  codec('comments', { decode: decodeComments, encode: encodeComments }, comments.length > 0 ? comments : xml),
  codec('settings catalog', settingsCatalogCodec, json, fromJson, canonicalPolicy),
  codec('custom profile', customProfileCodec, json, fromJson, byNode),
  codec('script package', scriptPackageCodec, json, fromJson),
  { name: 'lint-intune', make: fromJson(json), try: (bytes) => void lintIntune(bytes) },
  { name: 'lint-admx', make: fromBytes(admx), try: (bytes) => void lintAdmx(new Map([['a.admx', bytes]])) },
  {
    name: 'any format',
    make: fromBytes([...pol, ...reg, ...lgpo, ...json, ...xml, ...rules, ...syncml]),
    try: trySources,
  },
  { name: 'what a device shows', make: fromJson([preferences, utf8(devices[0])]), try: trySources },
  { name: 'documents of other tools', make: fromJson([...documents, ...monitors]), try: trySources },
  { name: 'rules of Policy Analyzer', make: fromBytes([...rules, ...seedBytes('.policyrules')]), try: trySources },
  { name: 'tenant configurations', make: fromBytes(tenants), try: trySources },
  { name: 'playbooks', make: fromBytes(playbooks), try: trySources },
  { name: 'GPO backup', make: makeBackup, try: tryBackup },
  { name: 'import a folder', make: makeTree, try: tryTree },
  { name: 'fleet', make: makeFleet, try: tryFleet },
  { name: 'fix', make: makeFleet, try: tryFix },
  { name: 'device state', make: makeDevice, try: tryDevice },
  { name: 'device CSV', make: fromBytes([csv]), try: tryCsv },
];
