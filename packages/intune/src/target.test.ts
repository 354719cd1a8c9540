import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ResolvedGroup } from '@mdav/core';
import { describe, expect, it } from 'vitest';
import { groupOf } from './__tests__/groups.ts';
import { textOf } from './__tests__/samples.ts';
import { DEPLOY_SCRIPT_NAME } from './deploy/deploy-script.ts';
import { safeFileName, strippedFileName } from './names/file-name.ts';
import { settingsCatalogCodec } from './settings-catalog/codec.ts';
import { INTUNE_OPTIONS, intuneFleetTargets, intuneTargets } from './target.ts';

const ABOUT = { epochSeconds: 315_532_800, toolVersion: '0.0.0' };

function produce(group: ResolvedGroup, options: Record<string, string> = {}) {
  const [target, ...others] = intuneTargets;
  expect(others).toEqual([]);
  if (target === undefined) throw new Error('no target');
  return target.produce(group, { ...ABOUT, options });
}

const officeClients = groupOf({
  allowCloudProtection: true,
  cloudBlockLevel: 'high',
  passiveRemediation: ['edr-remediation'],
  excludedPaths: [{ path: 'D:\\Ledger', reason: 'vendor advice 4711' }],
  attackSurfaceReductionRules: { 'block-vulnerable-signed-drivers': 'block' },
  scanPurgeItemsAfterDelay: { days: 30 },
  bruteForceProtectionAggressiveness: 'medium',
});

/** Every kind of object at once. */
const kiosks = groupOf(
  {
    forceDefenderPassiveMode: true,
    tamperProtection: 'on',
    allowArchiveScanning: true,
    excludedExtensions: ['ldg'],
    engineUpdatesChannel: 'staged',
    enableFileHashComputation: true,
    bruteForceProtectionAggressiveness: 'medium',
    mdeSampleSharing: false,
  },
  {
    name: 'kiosks',
    description: 'Kiosks in the shops',
    mode: 'passive',
    onboarding: { state: 'planned', via: 'intune' },
    intune: {
      form: 'templates',
      compliance: true,
      assign: ['Kiosks', 'Kiosks - pilot'],
      exclude: ['Kiosks - repair'],
      filter: { name: 'Corporate devices', mode: 'include' },
    },
  },
);

const servers = groupOf(
  { allowArchiveScanning: true, excludedPaths: ['D:\\Data'], passiveRemediation: ['edr-remediation'] },
  { name: 'servers', os: ['windows-server-2022'], intune: { management: 'mde', assign: ['Servers'] } },
);

const GOLDEN = fileURLToPath(new URL('./__golden__', import.meta.url));

describe('the target settings-catalog', () => {
  it('serves Intune', () => {
    expect(intuneTargets.map(({ id, serves }) => [id, serves])).toEqual([['settings-catalog', ['intune']]]);
  });

  it.each([
    ['office-clients', officeClients],
    ['kiosks', kiosks],
    ['servers', servers],
  ])('writes for %s exactly the files that were reviewed', async (name, group) => {
    const { files, diagnostics } = produce(group);
    expect(diagnostics).toEqual([]);
    for (const [path, bytes] of files) await expect(textOf(bytes)).toMatchFileSnapshot(`./__golden__/${name}/${path}`);
    const reviewed = readdirSync(`${GOLDEN}/${name}`, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll('\\', '/').slice(`${GOLDEN}/${name}/`.length));
    expect([...files.keys()].sort()).toEqual(reviewed.sort());
  });

  it('has one script for all groups, where there is something to deploy', async () => {
    const [target] = intuneFleetTargets;
    const built = (group: ResolvedGroup) => ({
      group,
      steps: [],
      outputs: [],
      files: [...produce(group).files.keys()].map((path) => `${group.name}/${path}`),
    });
    const about = { epochSeconds: 0, toolVersion: '0' };
    const made = target?.produce([built(servers), built(groupOf({}))], about) ?? new Map();
    expect([...made.keys()]).toEqual([DEPLOY_SCRIPT_NAME]);
    await expect(textOf(made.get(DEPLOY_SCRIPT_NAME))).toMatchFileSnapshot(`./__golden__/${DEPLOY_SCRIPT_NAME}`);
    expect(target?.produce([built(groupOf({}))], about).size).toBe(0);
  });

  it('writes nothing when there is nothing to write', () => {
    expect(produce(groupOf({}))).toEqual({ files: new Map(), emissions: [], diagnostics: [] });
    const onServers = produce(groupOf({ allowCloudProtection: true }, { os: ['windows-server-2022'] }));
    expect(onServers.files.size).toBe(0);
    expect(onServers.emissions).toHaveLength(1);
  });

  it('lists every object once, with the file that has its name', () => {
    const { files } = produce(kiosks);
    const list = JSON.parse(textOf(files.get('intune/assignments.json') ?? new Uint8Array()));
    expect(list.objects).toHaveLength(9);
    for (const { kind, name, file, scripts } of list.objects) {
      const written = JSON.parse(textOf(files.get(`intune/${file}`) ?? new Uint8Array()));
      expect(kind === 'configurationPolicy' ? written.name : written.displayName).toBe(name);
      for (const script of Object.values(scripts ?? {})) expect(files.has(`intune/${script}`)).toBe(true);
    }
    const names = list.objects.map(({ name }: { name: string }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('names the group itself where nobody names one, and leaves out a filter that is ignored', () => {
    const list = (group: ResolvedGroup) =>
      JSON.parse(textOf(produce(group).files.get('intune/assignments.json') ?? new Uint8Array()));
    expect(list(officeClients)).toMatchObject({ assign: ['office-clients'], exclude: [], filter: null });
    const filter = { name: 'Corporate', mode: 'include' } as const;
    expect(list({ ...servers, intune: { management: 'mde', filter } })).toMatchObject({ filter: null });
  });
});

describe('settings whose ids in their template are not public', () => {
  const group = groupOf(
    { disableHttpParsing: true, allowArchiveScanning: true },
    { name: 'servers', os: ['windows-server-2022'], intune: { management: 'mde' } },
  );
  const { files } = produce(group);
  const apart = 'Filled in at deployment/contoso - servers - Antivirus supplement.json';

  it('lie apart from what import tools take, with texts that the list names', () => {
    expect([...files.keys()]).toContain(`intune/${apart}`);
    const list = JSON.parse(textOf(files.get('intune/assignments.json') ?? new Uint8Array()));
    expect(list.formatVersion).toBe(4);
    const [plain, supplement] = list.objects;
    expect([plain.templateIds, supplement.file]).toEqual([null, apart]);
    const [setting] = supplement.templateIds.settings;
    expect(supplement.templateIds).toEqual({ template: '804339ad-1553-4478-a742-138fb5807418_1', settings: [setting] });
    const text = textOf(files.get(`intune/${apart}`) ?? new Uint8Array());
    for (const placeholder of [setting.instance, setting.value]) expect(text.split(placeholder)).toHaveLength(2);
    expect(JSON.stringify(plain)).not.toContain('${');
  });

  it('are asked for in plain requests too', () => {
    const requests = textOf(files.get('intune/requests.http') ?? new Uint8Array());
    expect(requests).toContain(
      "GET {{graph}}/configurationPolicyTemplates('804339ad-1553-4478-a742-138fb5807418_1')/settingTemplates?$expand=settingDefinitions\n",
    );
    expect(requests.split('configurationPolicyTemplates')).toHaveLength(2);
  });
});

describe('layouts', () => {
  const jsonPaths = (layout: string) =>
    [...produce(kiosks, { [INTUNE_OPTIONS.layout]: layout }).files.keys()].filter((path) => /\.(json|ps1)$/.test(path));

  it('of IntuneCD', () => {
    expect(jsonPaths('intunecd')).toEqual([
      'intune/Settings Catalog/contoso - kiosks - Defender_mdm.json',
      'intune/Settings Catalog/contoso - kiosks - Update controls_microsoftSense.json',
      'intune/Settings Catalog/contoso - kiosks - Antivirus exclusions_microsoftSense.json',
      'intune/Settings Catalog/contoso - kiosks - Endpoint detection and response_microsoftSense.json',
      'intune/Settings Catalog/contoso - kiosks - Security experience_microsoftSense.json',
      'intune/Settings Catalog/contoso - kiosks - Antivirus_microsoftSense.json',
      'intune/Device Configurations/contoso - kiosks - Defender (OMA-URI)_windows10CustomConfiguration.json',
      'intune/Undo/contoso - kiosks - ForceDefenderPassiveMode.json',
      'intune/Undo/contoso - kiosks - ForceDefenderPassiveMode_detection.ps1',
      'intune/Undo/contoso - kiosks - ForceDefenderPassiveMode_remediation.ps1',
      'intune/Proactive Remediations/contoso - kiosks - ForceDefenderPassiveMode.json',
      'intune/Proactive Remediations/Script Data/contoso - kiosks - ForceDefenderPassiveMode_detectionScript.ps1',
      'intune/Proactive Remediations/Script Data/contoso - kiosks - ForceDefenderPassiveMode_remediationScript.ps1',
      'intune/Compliance Policies/Policies/contoso - kiosks - Compliance_windows10CompliancePolicy.json',
      'intune/assignments.json',
    ]);
  });

  it('of IntuneManagement', () => {
    expect([...new Set(jsonPaths('intune-management').map((path) => path.split('/')[1]))]).toEqual([
      'SettingsCatalog',
      'DeviceConfiguration',
      'Undo',
      'DeviceHealthScripts',
      'CompliancePolicies',
      'assignments.json',
    ]);
  });

  it('have the same bytes in them', () => {
    const contents = (layout: string) =>
      [...produce(kiosks, { [INTUNE_OPTIONS.layout]: layout }).files]
        .filter(([path]) => !/assignments\.json|\.http$/.test(path))
        .map(([, bytes]) => textOf(bytes));
    expect(contents('intunecd')).toEqual(contents('plain'));
    expect(contents('intune-management')).toEqual(contents('plain'));
  });
});

describe('the portal form', () => {
  it('stands beside the reviewable files, for plain policies only', () => {
    const { files } = produce(kiosks, { [INTUNE_OPTIONS.portal]: 'yes' });
    expect([...files.keys()].filter((path) => path.startsWith('intune/Portal/'))).toEqual([
      'intune/Portal/contoso - kiosks - Defender.json',
    ]);
    const bytes = files.get('intune/Portal/contoso - kiosks - Defender.json') ?? new Uint8Array();
    const reviewable = files.get('intune/Settings Catalog/contoso - kiosks - Defender.json') ?? new Uint8Array();
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(settingsCatalogCodec.decode(bytes)).toEqual(settingsCatalogCodec.decode(reviewable));
  });
});

describe('onboarding with a package that has a name', () => {
  const group = groupOf(
    { mdeOnboarding: 'contoso-2026', mdeSampleSharing: true },
    { onboarding: { state: 'planned', via: 'intune' }, intune: { form: 'templates' } },
  );
  const { files, emissions } = produce(group);
  const environment = 'MDAV_ONBOARDING_CONTOSO_2026';
  const placeholder = `$\{${environment}}`;
  const path = 'intune/Onboarding/contoso - office-clients - Endpoint detection and response.json';

  it('lies apart from what import tools take, with a name where the package belongs', () => {
    expect([...files.keys()]).toEqual([path, 'intune/assignments.json', 'intune/requests.http', 'intune/undo.http']);
    const policy = settingsCatalogCodec.decode(files.get(path) ?? new Uint8Array());
    if (!policy.ok) throw new Error('not read');
    expect(policy.value.settings.map(({ definition }) => definition.replace(/^.*protection_/, ''))).toEqual([
      'configuration_samplesharing',
      'configurationtype',
    ]);
    expect(textOf(files.get(path) ?? new Uint8Array())).toContain(`"value": "${placeholder}"`);
    const list = JSON.parse(textOf(files.get('intune/assignments.json') ?? new Uint8Array()));
    expect(list.objects[0].secret).toEqual({ placeholder, environment });
  });

  it('is referred to by the name of an environment variable in the requests, and in the step by hand', () => {
    const requests = textOf(files.get('intune/requests.http') ?? new Uint8Array());
    expect(requests).toContain(`"value": "{{$processEnv ${environment}}}"`);
    expect(requests).not.toContain(`< ./${path.slice('intune/'.length)}`);
    expect(emissions[0]).toMatchObject({
      kind: 'manual',
      step: expect.stringContaining(environment),
    });
  });
});

describe('safeFileName', () => {
  it.each([
    ['Desks: all/some', 'Desks_ all_some'],
    ['a<b>c"d|e?f*g\\h', 'a_b_c_d_e_f_g_h'],
    ['line\nbreak', 'line_break'],
    ['ends with dots..', 'ends with dots__'],
    ['con', '_con'],
    ['LPT1.old', '_LPT1.old'],
    ['console', 'console'],
    ['..', '__'],
    ['', '_'],
    ['Büros – Süd', 'Büros – Süd'],
  ])('%j becomes %j', (given, expected) => {
    expect(safeFileName(given)).toBe(expected);
  });

  it('has a twin that leaves characters out', () => {
    expect(strippedFileName('a<b>: c/d')).toBe('ab cd');
    expect(strippedFileName('?')).toBe('_');
  });
});
