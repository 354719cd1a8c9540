import { describe, expect, it } from 'vitest';
import { catalogBytes } from '../__tests__/samples.ts';
import { importFiles } from '../import-files.ts';
import { noPolicyIn } from './no-policy.ts';
import { readTree } from './read-tree.ts';
import { unreadFile } from './unread-file.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));
const json = (value: unknown) => utf8(JSON.stringify(value));
const utf32 = (text: string, isLittle: boolean) => {
  const view = new DataView(new ArrayBuffer((text.length + 1) * 4));
  [`\ufeff`, ...text].forEach((letter, at) => {
    view.setUint32(at * 4, letter.charCodeAt(0), isLittle);
  });
  return new Uint8Array(view.buffer);
};
const compound = (content: string) =>
  new Uint8Array(Buffer.from(`\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1${content}`, 'latin1'));

const ARCHIVES = 'device_vendor_msft_policy_config_defender_allowarchivescanning';
const URI = './Device/Vendor/MSFT/Policy/Config/Defender/AllowArchiveScanning';
const KEY = String.raw`SOFTWARE\Policies\Microsoft\Windows Defender`;
const setting = {
  settingInstance: { settingDefinitionId: ARCHIVES, choiceSettingValue: { value: `${ARCHIVES}_0`, children: [] } },
};
const shown = { MAPSReporting: 0, PUAProtection: 0, SubmitSamplesConsent: 1, CloudBlockLevel: 0 };
const resource = (attributes: object) => ({
  terraform_version: '1.9.0',
  resources: [{ type: 'settings_catalog', instances: [{ attributes }] }],
});
const clixml = (content: string) =>
  utf8(`<Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04">${content}</Objs>`);

/** Files as other tools write them, each with the word that tells what it is. */
const UNREAD: readonly (readonly [what: string, bytes: Uint8Array, why: RegExp])[] = [
  ['text in UTF-32', utf32(JSON.stringify(setting), true), /UTF-32/],
  ['text in UTF-32, the other way round', utf32(JSON.stringify(setting), false), /UTF-32/],
  ['an installer', compound('\x84\x10\x0c\0\0\0\0\0\xc0\0\0\0\0\0\0\x46'), /installer/],
  [
    'an error of Graph',
    json({ error: { code: 'Forbidden', message: 'No.', innerError: {} } }),
    /error .*: Forbidden\.$/,
  ],
  [
    'a batch of errors',
    json({ responses: [{ id: '1', status: 429, body: { error: { code: 'TooManyRequests', message: '' } } }] }),
    /429 TooManyRequests/,
  ],
  [
    'a report in HTML',
    utf16('<html gpmc_reportInitialized="false"><td>Turn off Microsoft Defender Antivirus</td></html>'),
    /report on Group Policy in HTML/,
  ],
  [
    'a result as text',
    utf8(
      `\n            GPO: A\n                KeyName:     ${KEY}\\DisableAntiSpyware\n                Value:       1, 0, 0, 0\n`,
    ),
    /gpresult \/z/,
  ],
  [
    'a report of a device on its management',
    utf8('<MDMEnterpriseDiagnosticsReport><PolicyAreaName>Defender</PolicyAreaName></MDMEnterpriseDiagnosticsReport>'),
    /MDMDiagReport/,
  ],
  ['objects of PowerShell', clixml(`<S N="settingDefinitionId">${ARCHIVES}</S>`), /Export-Clixml/],
  [
    'preferences as objects of PowerShell',
    clixml('<B N="MAPSReporting"/><B N="PUAProtection"/><B N="CloudBlockLevel"/>'),
    /Export-Clixml/,
  ],
  ['a state of Terraform', json(resource({ settings: [{ instance: { definition_id: ARCHIVES } }] })), /Terraform/],
  ['text in a state of Terraform', json(resource({ settings: JSON.stringify([setting]) })), /Terraform/],
  ['a configuration of Terraform', utf8(`resource "settings_catalog" "a" {\n  id = "${ARCHIVES}"\n}\n`), /Terraform/],
  [
    'a security template',
    utf8(`[Unicode]\r\nUnicode=yes\r\n[Registry Values]\r\nMACHINE\\${KEY}\\DisableAntiSpyware=4,1\r\n`),
    /security template.*DisableAntiSpyware=4,1/,
  ],
  [
    'a service in a security template',
    utf16('[Service General Setting]\r\n"WinDefend",4,""\r\n'),
    /template.*WinDefend/,
  ],
  [
    'keys as reg query shows them',
    utf8(`\r\nHKEY_LOCAL_MACHINE\\${KEY}\r\n    PUAProtection    REG_DWORD    0x0\r\n`),
    /query/,
  ],
  [
    'a key as a list',
    utf16(
      `\r\nPUAProtection : 0\r\nPSPath        : Microsoft.PowerShell.Core\\Registry::HKEY_LOCAL_MACHINE\\${KEY}\r\n`,
    ),
    /query/,
  ],
  [
    'a key as JSON',
    json({ PUAProtection: 0, PSPath: `Microsoft.PowerShell.Core\\Registry::HKEY_LOCAL_MACHINE\\${KEY}` }),
    /Get-ItemProperty/,
  ],
  ['preferences within an object', json({ device: 'X-1', preference: shown }), /Get-MpPreference/],
  ['preferences as a table', utf8(`${Object.keys(shown).join(',')}\r\n0,0,1,0\r\n`), /Get-MpPreference/],
  ['a table of settings', utf8(`Policy;Setting;Value\nA;${ARCHIVES};${ARCHIVES}_0\n`), /form that is not read/],
  [
    'settings under names of a script',
    json([{ DefinitionId: ARCHIVES, Value: `${ARCHIVES}_0` }]),
    /form that is not read/,
  ],
  ['addresses under names of a script', json({ items: [{ uri: URI, value: 0 }] }), /form that is not read/],
  [
    'a key under names of a script',
    json({ items: [{ key: `HKLM\\${KEY}`, name: 'PUAProtection', value: 0 }] }),
    /form that is not read/,
  ],
  [
    'settings in XML of others',
    utf8(`<export><setting id="${ARCHIVES}">0</setting></export>`),
    /form that is not read/,
  ],
  ['settings as YAML of others', utf8(`- settingDefinitionId: ${ARCHIVES}\n  value: 0\n`), /form that is not read/],
];

/** Files that lie beside exports, and say nothing that would be lost. */
const OTHERS: readonly (readonly [what: string, bytes: Uint8Array])[] = [
  ['a page about settings', utf8(`# Archives\n\nSet ${ARCHIVES} under HKLM\\${KEY}.\n`)],
  ['a script', utf8(`Set-MpPreference -PUAProtection 1 -MAPSReporting 2 -CloudBlockLevel 2\n# ${ARCHIVES}\n`)],
  ['a script with a heading', utf8(`<#\n.SYNOPSIS Sets ${ARCHIVES}.\n#>\n`)],
  ['a query', json({ queries: { pua: `SELECT data FROM registry WHERE key = 'HKEY_LOCAL_MACHINE\\${KEY}'` } })],
  ['a document of Office', compound('Word.Document.8')],
  ['an answer that is none', json({ error: 'no' })],
  ['other JSON', json({ name: 'x', dependencies: {} })],
  ['a schema', json({ $schema: 'https://json-schema.org/draft/2020-12/schema', examples: [ARCHIVES] })],
  ['a batch of answers', json({ responses: [{ id: '1', status: 200, body: { value: [] } }] })],
  ['a table of policies', utf8('Policy name,Platform\nDefender Antivirus,Windows\n')],
  ['a state of Terraform of something else', json(resource({ name: 'x' }))],
  ['a security template of something else', utf8('[Registry Values]\r\nMACHINE\\Software\\X=4,1\r\n')],
  ['keys of something else', utf8('\r\nHKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso\r\n    A    REG_DWORD    0x0\r\n')],
  ['a template of Group Policy', utf8(`<policyDefinitions><policy key="${KEY}"/></policyDefinitions>`)],
  ['a report in HTML on something else', utf16('<html gpmc_reportInitialized="false"><td>Fonts</td></html>')],
  ['a compliance policy', json({ '@odata.type': '#microsoft.graph.windows10CompliancePolicy', defenderEnabled: true })],
  ['a firewall', json({ items: [{ id: 'vendor_msft_firewall_mdmstore_domainprofile_enablefirewall' }] })],
];

describe('a file that no format knows', () => {
  it.each(UNREAD)('is told of where it is %s', (_, bytes, why) => {
    expect(unreadFile('x/file', bytes, () => false)).toMatchObject({
      code: 'artifact-not-read',
      severity: 'warning',
      message: expect.stringMatching(why),
      hint: expect.stringMatching(/^[A-Z].*\.$/s),
    });
  });

  it.each(OTHERS)('is left alone where it is %s', (_, bytes) => {
    expect(unreadFile('x/file', bytes, () => false)).toBeUndefined();
  });
});

describe('beside a policy', () => {
  const files = (bytes: Uint8Array) =>
    new Map([
      ['a.json', catalogBytes('A', { [ARCHIVES]: '1' })],
      ['file', bytes],
    ]);
  const told = ({ diagnostics }: { readonly diagnostics: readonly { code: string; at: { file?: string } }[] }) =>
    diagnostics.filter(({ code }) => code === 'artifact-not-read').map(({ at }) => at.file);

  it.each(UNREAD)('%s is named by an import and by what reads a folder', (_, bytes) => {
    const imported = importFiles([{ root: 'x', files: files(bytes) }], { date: '2026-11-20', os: ['windows-11'] });
    expect([imported.ok, told(imported), told(readTree(files(bytes), 'x'))]).toEqual([true, ['x/file'], ['x/file']]);
  });

  it.each(OTHERS)('%s is not', (_, bytes) => {
    const imported = importFiles([{ root: 'x', files: files(bytes) }], { date: '2026-11-20', os: ['windows-11'] });
    expect([imported.ok, told(imported), told(readTree(files(bytes), 'x'))]).toEqual([true, [], []]);
  });
});

it.each(UNREAD.filter(([what]) => what !== 'an installer'))(
  'says of %s that was named itself what it is',
  (_, bytes, why) => {
    expect(noPolicyIn('file', bytes)).toMatchObject({ code: 'artifact-unknown', message: expect.stringMatching(why) });
  },
);
