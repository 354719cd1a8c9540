import { subkeyOf } from '../model/raw.ts';
import { isForcingName } from './forcing-places.ts';

/** What Security Center calls Defender Antivirus in English, the old name and the present one: a pattern of any case. */
export const DEFENDER_PRODUCT = String.raw`^\s*(Windows|Microsoft) Defender( Antivirus)?\s*$`;

/** What people call it as well. */
const SPOKEN = /^\s*(?:(?:windows|microsoft) )?defender(?: (?:antivirus|av|for endpoint))?\s*$/i;

/** True for a name that Security Center gives to Defender Antivirus. */
export function isDefenderProduct(name: string): boolean {
  return PRODUCT.test(name);
}

const PRODUCT = new RegExp(DEFENDER_PRODUCT, 'i');

/** True for a product in a fleet file that is Defender itself, however it is called. */
export function isDefenderItself(product: string): boolean {
  return isDefenderProduct(product) || SPOKEN.test(product);
}

/** Services and drivers of Defender and of Security Center, whose start values are not to be changed. */
export const GUARDED_SERVICES = [
  'WinDefend',
  'WdNisSvc',
  'WdNisDrv',
  'WdFilter',
  'WdBoot',
  'Sense',
  'wscsvc',
  'SecurityHealthService',
] as const;

/** Keys of Defender, below the machine: its policies, its own settings, and its services and drivers. */
const KEYS = [
  String.raw`SOFTWARE\Policies\Microsoft\Windows Defender`,
  String.raw`SOFTWARE\Policies\Microsoft\Windows Defender Security Center`,
  String.raw`SOFTWARE\Policies\Microsoft\Windows Advanced Threat Protection`,
  String.raw`SOFTWARE\Policies\Microsoft\Microsoft Antimalware`,
  String.raw`SOFTWARE\Microsoft\Windows Defender`,
  String.raw`SOFTWARE\Microsoft\Windows Defender Security Center`,
  String.raw`SOFTWARE\Microsoft\Windows Advanced Threat Protection`,
  ...[...GUARDED_SERVICES, 'MDCoreSvc'].map((service) => `SYSTEM\\CurrentControlSet\\Services\\${service}`),
].map((key) => key.toLowerCase());

/** What scripts and guides write for a key, and the key that is meant. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/^SYSTEM\\ControlSet\d{3}\\/i, 'SYSTEM\\CurrentControlSet\\'],
  [/^SOFTWARE\\WOW6432Node\\/i, 'SOFTWARE\\'],
  [
    /^(SOFTWARE\\(?:Policies\\)?Microsoft)\\(?:Microsoft Defender|(?:Windows|Microsoft) Defender Antivirus)(?=\\|$)/i,
    '$1\\Windows Defender',
  ],
  [
    /^(SOFTWARE\\(?:Policies\\)?Microsoft)\\(?:Microsoft Advanced Threat Protection|(?:Windows|Microsoft) Defender (?:ATP|Advanced Threat Protection))(?=\\|$)/i,
    '$1\\Windows Advanced Threat Protection',
  ],
];

/** A key below the machine as Windows spells it, where it has another spelling that is about the same. */
export function meantKey(subkey: string): string {
  return SPELLINGS.reduce((key, [written, meant]) => key.replace(written, meant), subkey);
}

/** The deprecated policy of the security guide that writes a value of Defender: the rest of its area is not Defender's. */
const OF_SECURITY_GUIDE = 'turnonwindowsdefenderprotectionagainstpotentiallyunwantedapplications';

/** Configuration service providers of Defender, and its areas of the Policy CSP. */
const URI = new RegExp(
  String.raw`^\./(?:device/)?vendor/msft/(?:(?:defender|windowsadvancedthreatprotection|policy/config/(?:defender|admx_microsoftdefenderantivirus|windowsdefendersecuritycenter))/|policy/config/mssecurityguide/${OF_SECURITY_GUIDE}$)`,
  'i',
);

/** The same as definitions of the settings catalog, and those that templates of Configuration Manager have beside them. */
const DEFINITION = new RegExp(
  `^(?:(?:(?:device|user)_)?vendor_msft_(?:(?:defender|windowsadvancedthreatprotection|policy_config_(?:defender|admx_microsoftdefenderantivirus|windowsdefendersecuritycenter))_|policy_config_mssecurityguide_${OF_SECURITY_GUIDE})|defender_)`,
  'i',
);

/** Defender on Linux, by the start of its definitions. */
const LINUX_DEFINITION = /^linux_mdatp_/i;

/**
 * Defender on macOS. Its definitions stand in one area with those of other applications, and nothing but their names tells
 * whose they are: these are in Intune's templates for Defender on macOS and in policies of the catalog made like them.
 * Source: the resources IntuneAntivirusPolicyMacOS, IntuneAntivirusExclusionsPolicyMacOS and
 * IntuneEndpointDetectionAndResponsePolicyMacOS of https://github.com/microsoft/Microsoft365DSC.
 */
const MACOS_DEFINITION = new RegExp(
  `^com\\.apple\\.managedclient\\.preferences_(?:${[
    'allowedthreats',
    'automaticdefinitionupdateenabled',
    'automaticsamplesubmission',
    'cloudblocklevel',
    'consumerexperience',
    'diagnosticlevel',
    'disallowedthreatactions',
    'earlypreview',
    'enabled',
    'enablefilehashcomputation',
    'enablerealtimeprotection',
    'enforcementlevel(?:_antivirusengine|_tamperprotection)?',
    'exclusions(?:_item_.+|_tamperprotection)?',
    'exclusionsmergepolicy',
    'groupids',
    'hidestatusmenuicon',
    'maximumondemandscanthreads',
    'passivemode',
    'scanafterdefinitionupdate',
    'scanarchives',
    'scanhistorymaximumitems',
    'scanresultsretentiondays',
    'systemextensions',
    'tags(?:_item_.+)?',
    'threattypesettings(?:_item_.+)?',
    'threattypesettingsmergepolicy',
    'userinitiatedfeedback',
  ].join('|')})$`,
  'i',
);

/** True for a registry key that is Defender's, or is meant to be; a hive may stand before it. */
export function isDefenderKey(key: string): boolean {
  const subkey = meantKey(subkeyOf(key)).toLowerCase();
  return KEYS.some((known) => subkey === known || subkey.startsWith(`${known}\\`));
}

/** True for the beginning of a key that may go on to one of Defender, as nothing at all may. */
export function isDefenderKeyStart(start: string): boolean {
  const subkey = subkeyOf(start).toLowerCase();
  return isDefenderKey(start) || KEYS.some((known) => known.startsWith(subkey));
}

/** True for an OMA-URI that is Defender's. */
export function isDefenderUri(uri: string): boolean {
  return URI.test(uri);
}

/** True for a definition of the settings catalog that is Defender's, on Windows or another system. */
export function isDefenderDefinition(definition: string): boolean {
  return [DEFINITION, LINUX_DEFINITION, MACOS_DEFINITION].some((pattern) => pattern.test(definition));
}

/** True for a name that guides write to make Defender passive or to turn it off, under all kinds of keys. */
export function isModeName(name: string): boolean {
  return isForcingName(name) || /^DisableAnti(?:Spyware|Virus)$/i.test(name);
}
