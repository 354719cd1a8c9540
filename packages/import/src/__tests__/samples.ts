import type { FileTree } from '@mdav/core/format';
import {
  type GpoBackup,
  gpoBackupFormat,
  gppCodec,
  NO_RESIDUE,
  PORTABLE_SECURITY_DESCRIPTOR,
  preferencesFromPolicy,
  registryExtensions,
} from '@mdav/gpo';
import {
  lgpoCodec,
  lgpoFromPolicies,
  polCodec,
  type RegistryEntry,
  type RegistryPolicy,
  regCodec,
  regFileFromPolicy,
} from '@mdav/registry';

const DEFENDER = String.raw`SOFTWARE\Policies\Microsoft\Windows Defender`;
export const ABOUT = { epochSeconds: 315_532_800, toolVersion: '0.1.0' };

/** Archive scanning on, and two values that no setting owns: one of Defender, one of somebody else. */
export const POLICY: RegistryPolicy = {
  hive: 'machine',
  entries: [
    dword(`${DEFENDER}\\Contoso`, 'Example', 7),
    dword(`${DEFENDER}\\Scan`, 'DisableArchiveScanning', 0),
    dword(String.raw`SOFTWARE\Policies\Microsoft\Windows\Installer`, 'AlwaysInstallElevated', 0),
  ],
};

/** What every way of writing that policy is read as. */
export const SAID = {
  settings: { allowArchiveScanning: true },
  raw: [
    { kind: 'registry', entry: { key: `HKLM\\${DEFENDER}\\Contoso`, name: 'Example', type: 'dword', data: 7 } },
    {
      kind: 'registry',
      entry: {
        key: String.raw`HKLM\SOFTWARE\Policies\Microsoft\Windows\Installer`,
        name: 'AlwaysInstallElevated',
        type: 'dword',
        data: 0,
      },
    },
  ],
};

export function dword(key: string, name: string, value: number): RegistryEntry {
  return { kind: 'set', key, name, data: { type: 'dword', value } };
}

export const polBytes = polCodec.encode(POLICY);
export const regBytes = regCodec.encode(regFileFromPolicy(POLICY).value);
export const lgpoBytes = lgpoCodec.encode(lgpoFromPolicies([POLICY]));
export const gppBytes = gppCodec.encode(preferencesFromPolicy(POLICY, 'x', ABOUT).preferences);

/** The side of the machine in a backup. */
export const MACHINE: GpoBackup['machine'] = {
  policy: POLICY,
  version: { directory: 1, sysvol: 1 },
  extensions: registryExtensions('machine'),
};

/** A backup as the console makes it, with its folder and manifest. */
export function backupFiles(name: string, parts: Partial<GpoBackup> = {}): FileTree {
  const number = String([...name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0)).padStart(12, '0');
  const backup: GpoBackup = {
    comment: '',
    gpo: {
      id: `{00000000-0000-0000-0000-${number}}`,
      name,
      domain: 'contoso.test',
      domainId: '',
      controller: 'dc.contoso.test',
    },
    status: 'enabled',
    machine: MACHINE,
    user: { version: { directory: 0, sysvol: 0 }, extensions: [] },
    securityDescriptor: PORTABLE_SECURITY_DESCRIPTOR,
    residue: NO_RESIDUE,
    ...parts,
  };
  return gpoBackupFormat.encode([backup], ABOUT);
}

/** An export of a settings catalog policy with these settings: definition to option. */
export function catalogBytes(name: string, options: Readonly<Record<string, string>>, more: object = {}): Uint8Array {
  const settings = Object.entries(options).map(([settingDefinitionId, suffix], id) => ({
    id: String(id),
    settingInstance: {
      '@odata.type': '#microsoft.graph.deviceManagementConfigurationChoiceSettingInstance',
      settingDefinitionId,
      choiceSettingValue: { value: `${settingDefinitionId}_${suffix}`, children: [] },
    },
  }));
  return json({ name, platforms: 'windows10', technologies: 'mdm', settingCount: settings.length, settings, ...more });
}

/** A custom profile with nodes: URI to value. */
export function customBytes(
  displayName: string,
  nodes: Readonly<Record<string, number | string | boolean>>,
): Uint8Array {
  const types = { number: 'Integer', string: 'String', boolean: 'Boolean' } as const;
  return json({
    '@odata.type': '#microsoft.graph.windows10CustomConfiguration',
    displayName,
    omaSettings: Object.entries(nodes).map(([omaUri, value]) => ({
      '@odata.type': `#microsoft.graph.omaSetting${types[typeof value as keyof typeof types]}`,
      displayName: omaUri.slice(omaUri.lastIndexOf('/') + 1),
      omaUri,
      value,
    })),
  });
}

export function json(data: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(data));
}

export const BLOCK_LEVEL = 'device_vendor_msft_policy_config_defender_cloudblocklevel';
