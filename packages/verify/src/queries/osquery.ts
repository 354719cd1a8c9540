import { isPassive, isServer, type ResolvedGroup } from '@mdav/core';
import { jsonText, sqlText } from '@mdav/quote';
import { belowHive, FORCING, ONBOARDING, TURN_OFF, type ValuePlace, WRONG_FORCING } from '../facts/places.ts';

/** A query of a pack. */
interface PackQuery {
  readonly query: string;
  readonly interval: number;
  readonly platform: 'windows';
  readonly snapshot: true;
  readonly description: string;
}

const HOUR = 3600;
const keyOf = ({ key }: ValuePlace) => `HKEY_LOCAL_MACHINE\\${belowHive(key)}`;
const ATP = keyOf(FORCING);
const POLICY = keyOf(TURN_OFF);
const STATUS = keyOf(ONBOARDING);

/**
 * An osquery pack for a group. Each query gives a row where a device is not as the group wants it, and none where it
 * is. osquery has no table with the running mode, so the pack looks at what decides it.
 */
export function osqueryPack(group: ResolvedGroup): string {
  return `${jsonText({ platform: 'windows', queries: Object.fromEntries(queriesOf(group)) }, 2)}\n`;
}

function queriesOf(group: ResolvedGroup): readonly (readonly [string, PackQuery])[] {
  const passive = isPassive(group.mode);
  const servers = group.os.some(({ id }) => isServer(id));
  const clients = group.os.some(({ id }) => !isServer(id));
  const query = (name: string, description: string, sql: string) =>
    [name, { query: sql, interval: HOUR, platform: 'windows', snapshot: true, description }] as const;
  return [
    ...(passive && servers
      ? [
          query(
            'forcing_value_missing',
            'forcing-value-missing: a server becomes passive only by this value, and it is absent or not 1 as a DWORD',
            unlessValue(ATP, 'ForceDefenderPassiveMode', '1', SERVERS_ONLY),
          ),
        ]
      : []),
    ...(passive
      ? [
          query(
            'not_onboarded',
            'not-onboarded: OnboardingState is absent or not 1',
            unlessValue(STATUS, 'OnboardingState', '1'),
          ),
          query(
            'sensor_not_running',
            'sensor-not-running: passive mode can only be confirmed while the sensor runs',
            "SELECT 'Sense' AS service, COALESCE((SELECT status FROM services WHERE name = 'Sense'), 'missing') AS found WHERE found <> 'RUNNING';",
          ),
        ]
      : [
          query(
            'forced_passive',
            'forced-passive: the value is 1 where active mode is wanted',
            `SELECT name, data AS found FROM registry WHERE key = ${sqlText(ATP)} AND name = 'ForceDefenderPassiveMode' AND type = 'REG_DWORD' AND data = '1';`,
          ),
        ]),
    ...(passive && clients
      ? [
          query(
            'antivirus_not_registered',
            'antivirus-not-registered: Security Center lists no antivirus besides Defender',
            `SELECT 'none' AS found WHERE ${CLIENTS_ONLY} AND NOT EXISTS (SELECT 1 FROM windows_security_products WHERE type = 'Antivirus' AND name NOT LIKE '%Windows Defender%' AND name NOT LIKE '%Microsoft Defender%');`,
          ),
        ]
      : []),
    query(
      'wrong_forcing_value',
      'misplaced-forcing-value: a forcing value under a key or name that nothing reads',
      `SELECT path, name, data AS found FROM registry WHERE ${WRONG_FORCING.map((place) => `(key = ${sqlText(keyOf(place))} AND name = ${sqlText(place.name)})`).join(' OR ')};`,
    ),
    query(
      'turn_off_policy',
      'turn-off-policy-present: the policy "Turn off Microsoft Defender Antivirus" is set',
      `SELECT name, data AS found FROM registry WHERE key = ${sqlText(POLICY)} AND name = 'DisableAntiSpyware';`,
    ),
    query(
      'antivirus_removed',
      'antivirus-removed: the service of Defender Antivirus is not there',
      "SELECT 'WinDefend' AS service, 'missing' AS found WHERE NOT EXISTS (SELECT 1 FROM services WHERE name = 'WinDefend');",
    ),
  ];
}

const SERVERS_ONLY = "EXISTS (SELECT 1 FROM os_version WHERE name LIKE '%Server%' OR name LIKE '%Azure Stack%')";
const CLIENTS_ONLY = `NOT ${SERVERS_ONLY}`;

/** A row unless the value is as wanted. A text or a number of 64 bits is another value, whatever it says. */
function unlessValue(key: string, name: string, wanted: string, where?: string): string {
  const found = `(SELECT CASE type WHEN 'REG_DWORD' THEN data ELSE type || ' ' || data END FROM registry WHERE key = ${sqlText(key)} AND name = ${sqlText(name)})`;
  return `SELECT ${sqlText(name)} AS name, COALESCE(${found}, 'absent') AS found WHERE found <> ${sqlText(wanted)}${where === undefined ? '' : ` AND ${where}`};`;
}
