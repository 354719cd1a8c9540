import { describeSource } from '@mdav/testkit';
import { lgpoCodec } from '../codec/lgpo/codec.ts';
import { lgpoFromPolicies } from '../codec/lgpo/convert.ts';
import { polCodec } from '../codec/pol/codec.ts';
import { regCodec } from '../codec/reg/codec.ts';
import { regFileFromPolicy } from '../codec/reg/convert.ts';
import type { RegistryPolicy } from '../form.ts';
import { lgpoSource } from './lgpo-source.ts';
import { polSource } from './pol-source.ts';
import { regSource } from './reg-source.ts';

const DEFENDER = String.raw`SOFTWARE\Policies\Microsoft\Windows Defender`;
const policy: RegistryPolicy = {
  hive: 'machine',
  entries: [
    { kind: 'set', key: DEFENDER, name: 'PUAProtection', data: { type: 'dword', value: 1 } },
    { kind: 'set', key: `${DEFENDER}\\Exclusions`, name: 'Exclusions_Paths', data: { type: 'dword', value: 1 } },
    { kind: 'set', key: `${DEFENDER}\\Exclusions\\Paths`, name: 'D:\\x', data: { type: 'sz', value: '0' } },
    { kind: 'delete', key: `${DEFENDER}\\Contoso`, name: 'Old' },
    { kind: 'set', key: `${DEFENDER}\\Contoso`, name: 'Blob', data: { type: 'raw', code: 3, bytes: Uint8Array.of(1) } },
  ],
};
const settings = { puaProtection: 'block', excludedPaths: ['D:\\x'] };

describeSource(polSource, [
  { name: 'the machine', files: polCodec.encode(policy), path: 'gpo/Machine/registry.pol', settings },
  { name: 'users, who have no settings', files: polCodec.encode(policy), path: 'gpo/User/registry.pol', settings: {} },
  { name: 'no entries', files: polCodec.encode({ hive: 'machine', entries: [] }), settings: {} },
]);
describeSource(regSource, [{ name: 'a file', files: regCodec.encode(regFileFromPolicy(policy).value), settings }]);
describeSource(lgpoSource, [
  {
    name: 'machine and users',
    files: lgpoCodec.encode(lgpoFromPolicies([policy, { ...policy, hive: 'user' }])),
    settings,
  },
]);
