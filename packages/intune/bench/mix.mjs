// Files to measure with where no genuine ones are at hand: as many of each kind, and with as much of Defender in them, as
// in the collections of exports that people publish. Nothing is random: every run measures the same bytes.
import { encodePortalForm, mdmChannel, settingsCatalogCodec } from '../dist/index.js';

const CONFIGURATION = '#microsoft.graph.deviceManagementConfiguration';
const POLICY_URL = "deviceManagement/configurationPolicies('00000000-0000-0000-0000-000000000000')";

/** A group of clients as the compiler has it. */
export function groupOf(settings, intune = {}) {
  return {
    fleet: 'contoso',
    name: 'office-clients',
    os: [{ id: 'windows-11', at: {} }],
    mode: 'active',
    baseline: 'current',
    technique: 'documented',
    deliver: ['intune'],
    intune,
    plans: [],
    at: {},
    origins: {},
    assignments: Object.entries(settings).map(([setting, value]) => ({
      setting,
      value,
      origin: { kind: 'written', layer: 'group', at: {} },
    })),
  };
}

/** Settings of Defender of every kind of instance. */
export const SETTINGS = {
  allowCloudProtection: true,
  cloudBlockLevel: 'high',
  cloudExtendedTimeout: { seconds: 50 },
  passiveRemediation: ['edr-remediation'],
  excludedPaths: ['D:\\Ledger', 'D:\\Archive'],
  scheduleQuickScanTime: '02:30',
  attackSurfaceReductionRules: { 'block-vulnerable-signed-drivers': 'block', 'block-obfuscated-scripts': 'audit' },
  scanPurgeItemsAfterDelay: { days: 30 },
  threatSeverityDefaultAction: { severe: 'quarantine', low: 'clean' },
};

const defender = [{}, { form: 'templates' }].flatMap(
  (intune) => mdmChannel.lower(groupOf(SETTINGS, intune)).form.catalog,
);
const defenderSettings = defender.flatMap(({ settings }) => settings);

/** A choice of another area, with a child where the number says so. */
function other(number) {
  const definition = `device_vendor_msft_policy_config_area${number % 60}_setting${number}`;
  const at = { kind: 'choice', definition, template: null };
  const child = {
    ...at,
    definition: `${definition}_part`,
    value: { option: `${definition}_part_0`, template: null, children: [] },
  };
  return { ...at, value: { option: `${definition}_1`, template: null, children: number % 5 === 0 ? [child] : [] } };
}

function policyOf(number, count) {
  const settings = Array.from({ length: count }, (_, index) => {
    const place = number * 7 + index;
    return place % 10 === 0 ? defenderSettings[place % defenderSettings.length] : other(place);
  });
  const seen = new Map(settings.map((instance) => [instance.definition, instance]));
  return { ...defender[0], name: `Baseline - Windows - Area ${number}`, settings: [...seen.values()] };
}

/** The policy as tools write it that ask the service for everything: annotations, links and actions on all levels. */
function withAnnotations(policy) {
  const lean = JSON.parse(new TextDecoder().decode(settingsCatalogCodec.encode(policy)));
  const actions = ['assign', 'createCopy', 'reorder', 'retrieveLatestUpgradeDefaultBaselinePolicy'];
  const linked = (member) => ({
    [`${member}@odata.context`]: `https://graph.microsoft.com/beta/$metadata#${POLICY_URL}/${member}`,
    [`${member}@odata.associationLink`]: `https://graph.microsoft.com/beta/${POLICY_URL}/${member}/$ref`,
    [`${member}@odata.navigationLink`]: `https://graph.microsoft.com/beta/${POLICY_URL}/${member}`,
  });
  return {
    '@odata.context': 'https://graph.microsoft.com/beta/$metadata#deviceManagement/configurationPolicies/$entity',
    '@odata.type': `${CONFIGURATION}Policy`,
    '@odata.id': POLICY_URL,
    '@odata.editLink': POLICY_URL,
    'createdDateTime@odata.type': '#DateTimeOffset',
    createdDateTime: '2025-08-04T13:56:33.7940754Z',
    creationSource: null,
    ...lean,
    'roleScopeTagIds@odata.type': '#Collection(String)',
    settingCount: lean.settings.length,
    id: '00000000-0000-0000-0000-000000000000',
    ...linked('assignments'),
    assignments: [],
    ...linked('settings'),
    settings: lean.settings.map((setting) => ({
      '@odata.type': `${CONFIGURATION}Setting`,
      '@odata.id': `${POLICY_URL}/settings('${setting.id}')`,
      ...annotated(setting),
      'settingDefinitions@odata.associationLink': `https://graph.microsoft.com/beta/${POLICY_URL}/settings('${setting.id}')/$ref`,
    })),
    ...Object.fromEntries(
      actions.map((action) => [
        `#microsoft.graph.${action}`,
        { title: `microsoft.graph.${action}`, target: `https://graph.microsoft.com/beta/${POLICY_URL}/${action}` },
      ]),
    ),
  };
}

/** Lists with the annotation of their type before them. */
function annotated(value) {
  if (Array.isArray(value)) return value.map(annotated);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) => [
      ...(Array.isArray(inner) ? [[`${name}@odata.type`, '#Collection(microsoft.graph.entity)']] : []),
      [name, annotated(inner)],
    ]),
  );
}

function utf16(text) {
  return new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'));
}

/** 400 files: 340 with everything the service adds, in UTF-16; 30 lean ones, 20 of the portal, 10 large ones. */
export function mixedFiles() {
  const full = Array.from({ length: 340 }, (_, number) =>
    utf16(JSON.stringify(withAnnotations(policyOf(number, 1 + (number % 4))), null, 4)),
  );
  const lean = Array.from({ length: 30 }, (_, number) =>
    settingsCatalogCodec.encode(number % 3 === 0 ? defender[number % defender.length] : policyOf(number, 5 + number)),
  );
  const portal = Array.from({ length: 20 }, (_, number) => encodePortalForm(policyOf(number, 3 + number)));
  const large = Array.from({ length: 10 }, (_, number) =>
    settingsCatalogCodec.encode(policyOf(number, 150 + 20 * number)),
  );
  return [...full, ...lean, ...portal, ...large];
}
