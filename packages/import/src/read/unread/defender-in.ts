import { isDefenderDefinition, isDefenderKey, isDefenderUri } from '@mdav/core/format';

/** Definitions of the settings catalog, and options that begin like them. */
const DEFINITION = /\b(?:(?:device|user)_)?vendor_msft_\w+|\blinux_mdatp_\w+/gi;
const URI = /\.\/(?:(?:device|user)\/)?vendor\/msft\/[\w/.-]+/gi;
/** Keys of the registry, with separators that JSON and text within JSON have doubled; not those within a command or query. */
const KEY =
  /(?<=["\t,;>]|::|^|^[^:"'\r\n]{1,40}: {1,8})(?:(?:HKLM|HKEY_LOCAL_MACHINE|MACHINE):?\\+)?(?:SOFTWARE|SYSTEM)\\+[\w \\]+/gim;
/** Settings of older profiles of Intune, by their properties. */
const INTENT = /\bdeviceConfiguration--\w+_(?:windows)?defender\w+/i;
const PROFILE = /windows10(?:general|endpointprotection)configuration/i;
const PROPERTY = /\bdefender\w+\\*"\s*:\s*(?!null|false|\\*"(?:notConfigured|userDefined)?\\*"|\[\s*\])/i;

/** Parameters that every device has, and no other cmdlet than Get-MpPreference shows. */
const PARAMETERS = [
  'MAPSReporting',
  'PUAProtection',
  'SubmitSamplesConsent',
  'DisableRealtimeMonitoring',
  'CloudBlockLevel',
];
const ENOUGH = 3;

/** True for a text with settings of Defender by the names that Intune, the registry or older profiles have for them. */
export function namesSettings(text: string): boolean {
  return (
    found(text, DEFINITION).some(isDefenderDefinition) ||
    found(text, URI).some(isDefenderUri) ||
    found(text, KEY).some((key) => isDefenderKey(key.replaceAll(/\\+/g, '\\').replace(/^MACHINE\\/i, ''))) ||
    INTENT.test(text) ||
    (PROFILE.test(text) && PROPERTY.test(text))
  );
}

/** True for a text with what Get-MpPreference shows, in whatever form. */
export function namesParameters(text: string): boolean {
  return PARAMETERS.filter((name) => new RegExp(`\\b${name}\\b`).test(text)).length >= ENOUGH;
}

/** True for a text that speaks of Defender at all. */
export function namesDefender(text: string): boolean {
  return /defender(?! (?:firewall|application guard|smartscreen))|threat[ _]?protection/i.test(text);
}

function found(text: string, pattern: RegExp): readonly string[] {
  return [...new Set(text.match(pattern))];
}
