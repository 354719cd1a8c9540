import type { RegistryPolicy } from '@mdav/registry';
import { describeSource } from '@mdav/testkit';
import { EMPTY_SIDE, type GpoBackup, NO_RESIDUE, PORTABLE_SECURITY_DESCRIPTOR } from '../backup/form.ts';
import { gpoBackupFormat } from '../backup/format.ts';
import { gppCodec } from '../gpp/codec.ts';
import { preferencesFromPolicy } from '../gpp/policy.ts';
import { backupSource } from './backup-source.ts';
import { preferencesSource } from './preferences-source.ts';

const ABOUT = { epochSeconds: 315_532_800, toolVersion: '0.1.0' };
const DEFENDER = String.raw`SOFTWARE\Policies\Microsoft\Windows Defender`;
const machine: RegistryPolicy = {
  hive: 'machine',
  entries: [{ kind: 'set', key: DEFENDER, name: 'PUAProtection', data: { type: 'dword', value: 1 } }],
};
const user: RegistryPolicy = { ...machine, hive: 'user' };
const preferences = (policy: RegistryPolicy) => gppCodec.encode(preferencesFromPolicy(policy, 'x', ABOUT).preferences);
const scan: RegistryPolicy = {
  hive: 'machine',
  entries: [
    { kind: 'set', key: `${DEFENDER}\\Scan`, name: 'DisableArchiveScanning', data: { type: 'dword', value: 0 } },
  ],
};

function backup(number: number): GpoBackup {
  const guid = (digit: number) => `{${String(digit).repeat(8)}-0000-0000-0000-000000000000}`;
  const below = 'DomainSysvol/GPO';
  return {
    id: guid(number),
    comment: '',
    gpo: { id: guid(number + 4), name: `GPO ${number}`, domain: 'contoso.test', domainId: '', controller: '' },
    status: 'enabled',
    machine: { ...EMPTY_SIDE, policy: machine },
    user: { ...EMPTY_SIDE, policy: user },
    securityDescriptor: PORTABLE_SECURITY_DESCRIPTOR,
    residue: {
      ...NO_RESIDUE,
      files: [
        { path: `${below}/Machine/Preferences/Registry/Registry.xml`, bytes: preferences(scan) },
        { path: `${below}/Machine/Scripts/scripts.ini`, bytes: Uint8Array.of(1) },
        { path: `${below}/User/Preferences/Registry/Registry.xml`, bytes: preferences(user) },
      ],
    },
  };
}

describeSource(preferencesSource, [
  { name: 'a file', files: preferences(machine), settings: { puaProtection: 'block' } },
  { name: 'for users', files: preferences(user), settings: {} },
]);
describeSource(backupSource, [
  {
    name: 'two backups with preferences',
    files: gpoBackupFormat.encode([backup(1), backup(2)], ABOUT),
    settings: { puaProtection: 'block', allowArchiveScanning: true },
  },
]);
