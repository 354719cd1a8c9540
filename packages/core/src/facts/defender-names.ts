import { subkeyOf } from '../model/raw.ts';

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

/** Keys of Defender, below the machine: its policies, its own settings, and its services and drivers. */
const KEYS = [
  String.raw`SOFTWARE\Policies\Microsoft\Windows Defender`,
  String.raw`SOFTWARE\Policies\Microsoft\Windows Defender Security Center`,
  String.raw`SOFTWARE\Policies\Microsoft\Windows Advanced Threat Protection`,
  String.raw`SOFTWARE\Policies\Microsoft\Microsoft Antimalware`,
  String.raw`SOFTWARE\Microsoft\Windows Defender`,
  String.raw`SOFTWARE\Microsoft\Windows Defender Security Center`,
  String.raw`SOFTWARE\Microsoft\Windows Advanced Threat Protection`,
  ...['WinDefend', 'WdNisSvc', 'WdNisDrv', 'WdFilter', 'WdBoot', 'Sense', 'MDCoreSvc', 'SecurityHealthService'].map(
    (service) => `SYSTEM\\CurrentControlSet\\Services\\${service}`,
  ),
].map((key) => key.toLowerCase());

/** Configuration service providers of Defender, and its areas of the Policy CSP. */
const URI =
  /^\.\/(?:device\/)?vendor\/msft\/(?:defender|windowsadvancedthreatprotection|policy\/config\/(?:defender|admx_microsoftdefenderantivirus|windowsdefendersecuritycenter))\//i;

/** The same as definitions of the settings catalog. */
const DEFINITION =
  /^(?:(?:device|user)_)?vendor_msft_(?:defender|windowsadvancedthreatprotection|policy_config_(?:defender|admx_microsoftdefenderantivirus|windowsdefendersecuritycenter))_/i;

/** True for a registry key that is Defender's; a hive may stand before it. */
export function isDefenderKey(key: string): boolean {
  const subkey = subkeyOf(key).toLowerCase();
  return KEYS.some((known) => subkey === known || subkey.startsWith(`${known}\\`));
}

/** True for an OMA-URI that is Defender's. */
export function isDefenderUri(uri: string): boolean {
  return URI.test(uri);
}

/** True for a definition of the settings catalog that is Defender's. */
export function isDefenderDefinition(definition: string): boolean {
  return DEFINITION.test(definition);
}
