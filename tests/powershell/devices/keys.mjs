/** Keys of the registry as the simulated devices spell them. */
export const SENSOR = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Advanced Threat Protection';
export const POLICY = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender';
export const DEFENDER = 'HKLM\\SOFTWARE\\Microsoft\\Windows Defender';
export const SENSOR_OWN = 'HKLM\\SOFTWARE\\Microsoft\\Windows Advanced Threat Protection';
export const STATUS = `${SENSOR_OWN}\\Status`;
export const FEATURES = `${POLICY}\\Features`;
export const MANAGER = `${POLICY}\\Policy Manager`;
export const SPYNET = `${POLICY}\\Spynet`;
export const RULES = `${POLICY}\\Windows Defender Exploit Guard\\ASR\\Rules`;
export const FORCING = 'ForceDefenderPassiveMode';

export const POWERSHELL_64 = 'C:\\Windows\\SysNative\\WindowsPowerShell\\v1.0\\powershell.exe';

/** What registers with Security Center. `d68ddc3a-…` is the identifier under which Defender Antivirus stands there. */
export const DEFENDER_GUID = '{D68DDC3A-831F-4fae-9E44-DA132C1ACF46}';
const product = (name, state, guid) => ({ name, state, guid });
export const OWN = product('Windows Defender', 0x061100, DEFENDER_GUID);
export const OWN_PRESENT = product('Microsoft Defender Antivirus', 0x061100, DEFENDER_GUID);
export const OWN_RUSSIAN = product('Антивирусная программа Microsoft Defender', 0x061100, DEFENDER_GUID);
export const OWN_PORTUGUESE = product('Antivírus do Microsoft Defender', 0x060100, DEFENDER_GUID);
export const OTHER = product('Contoso Protect', 0x041000, '{5D1A1E7B-8A0D-4C1F-9C3A-0B9E2F6D7C11}');
export const OTHER_OFF = product('Fabrikam Antivirus', 0x040000, '{7E2C1F10-1111-4C1F-9C3A-0B9E2F6D7C22}');
export const OTHER_EXPIRED = product('Woodgrove Antivirus', 0x043010, '{3C4D5E6F-3333-4C1F-9C3A-0B9E2F6D7C44}');
/** As an old Windows lists it: neither identifier nor state. */
export const OWN_BARE = product('Windows Defender', null, null);
export const OTHER_BARE = product('Contoso Protect', null, null);
/** Numbers that are no state, as text and otherwise, and products that tell less than they should. */
const GUID = '{1D1A1E7B-8A0D-4C1F-9C3A-0B9E2F6D7C55}';
export const ODD_STATES = [2 ** 31, 2 ** 32 - 1, -1, '0x041000', '266240', ' 262144 ', 'on', '', true, 1.5, [262144]];
export const odd = (state) => product('Contoso Protect', state, GUID);
export const NAMELESS = product(null, 0x041000, GUID);
export const NAMELESS_BARE = product('', null, GUID);
export const OWN_NAMELESS = product(null, null, DEFENDER_GUID);
/** Another product that calls itself after Defender. */
export const IMPOSTOR = product('Defender Plus 2026', 0x041000, '{9B0E1D44-2222-4C1F-9C3A-0B9E2F6D7C33}');

/** Attack surface reduction rules: some that the catalogue names, and one that it does not. */
export const RULE_IDS = [
  'd4f940ab-401b-4efc-aadc-ad5f3c50688a',
  'BE9BA2D9-53EA-4CDC-84E5-9B1EEEE46550',
  'd1e49aac-8f56-4280-b9ba-993a6d77406c',
  '01443614-cd74-433a-b99e-2ecdc07bfc25',
  '00000000-0000-4000-8000-000000000016',
];
