import { element } from '@mdav/xml';
import { expect, it } from 'vitest';
import { EMPTY_SIDE, type GpoBackup, NO_RESIDUE, PORTABLE_SECURITY_DESCRIPTOR } from './form.ts';
import { encodeScheme } from './scheme.ts';

const gpo = { domain: 'mdav.invalid', domainId: '', controller: 'dc.mdav.invalid' };
const id = '{6A0C6B40-2A4B-5E0D-9B0B-000000000001}';

const backup = (of: Partial<GpoBackup['gpo']>, residue = NO_RESIDUE): GpoBackup => ({
  comment: '',
  gpo: { ...gpo, id, name: 'contoso', ...of },
  description: 'listed',
  status: 'enabled',
  machine: { ...EMPTY_SIDE, policy: { hive: 'machine', entries: [] } },
  user: EMPTY_SIDE,
  securityDescriptor: PORTABLE_SECURITY_DESCRIPTOR,
  residue,
});

it.each([
  [{ name: 'contoso - file-servers - Defender' }],
  [{ name: 'größer 日本' }],
  [{ name: 'R&D <1> ]]> $& $1' }],
  [{ name: '(id) and (name)' }],
  [{ name: 'a\rb\u0001' }],
  [{ id: '(name)' }],
  [{ id: "{$&'}" }],
  [{ controller: '(id).invalid' }],
  [{ domain: 'a&b.invalid' }],
])('says %o as it does where nothing is laid out before', (of) => {
  const elements = { ...NO_RESIDUE, wmiFilter: [element('WMIFilter')] };
  const text = new TextDecoder().decode(encodeScheme(backup(of)));
  expect(text).toBe(new TextDecoder().decode(encodeScheme(backup(of, elements))));
  expect(text).toContain('<WMIFilter/>');
});
