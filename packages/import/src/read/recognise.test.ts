import { seeFile } from '@mdav/core/format';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { POLICY_SOURCES } from './policy-sources.ts';
import { recognise } from './recognise.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));
const utf16be = (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le').swap16());
const CATALOG = '{"name":"x","platforms":"windows10","settings":[]}';

describe('what a file is, by its content', () => {
  it.each<[string, string, Uint8Array]>([
    ['pol', 'a registry policy file', utf8('PReg\u0001\0\0\0')],
    ['pol', 'one that is cut short', utf8('PReg')],
    ['reg', 'a .reg file', utf16('Windows Registry Editor Version 5.00\r\n')],
    ['reg', 'one of old', utf8('REGEDIT4\n')],
    ['lgpo', 'LGPO text', utf8('; made by hand\r\n\r\nComputer\r\nSOFTWARE\\X\r\na\r\nDELETE\r\n')],
    ['lgpo', 'LGPO text for some users', utf16('User:Administrators\r\n')],
    ['lgpo', 'LGPO text without entries', utf8('; PARSING Computer POLICY\r\n')],
    [
      'lgpo',
      'LGPO text in an 8-bit code page',
      new Uint8Array([...utf8('; caf'), 0xe9, ...utf8('\nUser\nX\na\nDELETE\n')]),
    ],
    ['gpo-preferences', 'preferences', utf8('<?xml version="1.0"?>\n<RegistrySettings clsid="{x}"/>')],
    ['settings-catalog', 'a policy', utf8(CATALOG)],
    ['settings-catalog', 'a policy as the portal exports it', utf16(CATALOG)],
    ['settings-catalog', 'one in the other byte order', utf16be(CATALOG)],
    [
      'settings-catalog',
      'one by its type',
      utf8('{"@odata.type":"#microsoft.graph.deviceManagementConfigurationPolicy"}'),
    ],
    ['settings-catalog', 'a template of CIPP', utf8(JSON.stringify({ RAWJson: CATALOG }))],
    ['settings-catalog', 'one that is broken, for its reader to say where', utf8('{"settings": [,]}')],
    ['settings-catalog', 'one without its settings', utf8('{"name":"x","platforms":"windows10","technologies":"mdm"}')],
    [
      'settings-catalog',
      'whatever has settings of Defender, for its reader to say what is wrong',
      utf8('// mine\n{"a":[{"settingDefinitionId": "device_vendor_msft_policy_config_defender_puaprotection"}]}'),
    ],
    ['custom-profile', 'a profile', utf8('{"@odata.type":"#microsoft.graph.windows10CustomConfiguration"}')],
    ['script-package', 'a script package', utf8('{"@odata.type":"#microsoft.graph.deviceHealthScript"}')],
    ['ansible', 'a playbook', utf8('- hosts: all\n  tasks:\n    - ansible.windows.win_regedit: { path: x }\n')],
    ['ansible', 'tasks as JSON', utf8('[{"win_regedit":{"path":"x"}}]')],
    ['syncml', 'commands', utf8('<Delete><Item><Target><LocURI>./x</LocURI></Target></Item></Delete>')],
    [
      'utcm',
      'a baseline',
      utf8(
        '{"resources":[{"resourceType":"microsoft.intune.antiviruspolicywindows10settingcatalog","properties":{}}]}',
      ),
    ],
    [
      'utcm-drift',
      'a drift',
      utf8('{"resourceType":"microsoft.intune.antiviruspolicywindows10settingcatalog","driftedProperties":[]}'),
    ],
    ['unknown', 'a playbook about something else', utf8('- hosts: all\n  tasks: [{ win_ping: }]\n')],
    ['fleet', 'a fleet', utf8('# mine\nmdav: 1\n')],
    ['fleet', 'a fleet as JSON', utf8('{"mdav":1}')],
    ['other', 'a part of a backup', utf8('\ufeff<?xml version="1.0"?><!-- c --><GroupPolicyBackupScheme/>')],
    ['other', 'the list of backups', utf8('<Backups xmlns="x"/>')],
    ['other', 'a compliance policy', utf8('{"@odata.type":"#microsoft.graph.windows10CompliancePolicy"}')],
    ['other', 'a manifest', utf8('{"tool":{"name":"mdav","version":"1"},"fleet":{"name":"x"},"files":{}}')],
    ['other', 'what devices must show', utf8('{"compare":"ignore-case","devices":[]}')],
    ['unknown', 'nothing', new Uint8Array()],
    ['unknown', 'text', utf8('Computers are useful.\n')],
    ['unknown', 'a page', utf8('<html></html>')],
    ['unknown', 'a list', utf8('[1]')],
    ['unknown', 'broken JSON of something else', utf8('{"a":')],
    ['unknown', 'bytes', new Uint8Array([0, 1, 2, 0xff])],
    ['unknown', 'an object with the members of all objects', utf8('{"__proto__":{"mdav":1}}')],
  ])('%s: %s', (kind, _what, bytes) => {
    const found = recognise(bytes);
    expect(found.kind === 'policy' ? found.source.id : found.kind).toBe(kind);
    // The order of the list decides nothing.
    expect(POLICY_SOURCES.filter((source) => source.recognise(seeFile(bytes)) === 'policy').length).toBeLessThan(2);
  });

  it('is a value, whatever the bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => recognise(bytes).kind !== undefined));
    fc.assert(fc.property(fc.json(), (text) => recognise(utf8(text)).kind !== undefined));
  });
});

describe('the formats', () => {
  it('have each an id and a title of their own', () => {
    for (const key of ['id', 'title'] as const)
      expect(new Set(POLICY_SOURCES.map((source) => source[key])).size).toBe(POLICY_SOURCES.length);
  });
});
