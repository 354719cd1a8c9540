import { findSetting, REMOVE, type SettingValue, settingRow, settingRows } from '@mdav/core';
import { codeOf, jsonBytes, listCodes, seeFile } from '@mdav/core/format';
import { boundaryValues, describeSource, plainValue } from '@mdav/testkit';
import { describe, expect, it } from 'vitest';
import { preferenceSource } from '../source/preference-source.ts';
import { decodePreferences } from './decode.ts';
import { liftPreferences } from './lift.ts';
import { PARAMETERS } from './parameters.ts';

const TICKS_PER_MINUTE = 600_000_000;

/** What a device shows of a value; nothing for a value that a parameter has no words for. */
function shown(id: string, value: SettingValue): unknown {
  const parameter = PARAMETERS[id];
  const { type, registry } = settingRow(id);
  // No device shows that something is to be taken away.
  if (value === REMOVE) return undefined;
  switch (parameter?.how) {
    case 'same':
    case 'inverted':
      return (value === true) === (parameter.how === 'same');
    case 'number':
      return codeOf(type, undefined, value);
    case 'time':
      return { Ticks: Number(codeOf(type, undefined, value)) * TICKS_PER_MINUTE, Days: 0 };
    case 'text':
      return value;
    case 'list':
      return listCodes(value, undefined);
    case 'joined': {
      const write = registry.kind === 'values' ? registry.writes[0] : undefined;
      const texts = listCodes(value, write?.kind === 'value' ? write.as : undefined) ?? [];
      return texts.some((text) => /[|{}]|^\s|\s$/.test(text)) ? undefined : texts.join('|');
    }
    case 'choice':
      return parameter.words[type.kind === 'toggle' ? (value === true ? 'on' : 'off') : String(value)]?.[0];
    case undefined:
      return undefined;
  }
}

function lifted(parameters: object) {
  const read = decodePreferences(jsonBytes(parameters));
  if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
  return liftPreferences(read.value[0] ?? { parameters: {} }, 'x');
}

const CASES = Object.keys(PARAMETERS).flatMap((id) =>
  boundaryValues(settingRow(id)).flatMap((value) => {
    const data = shown(id, value);
    // An empty list is what nobody set.
    return data === undefined || (Array.isArray(data) && data.length === 0) || data === ''
      ? []
      : [[id, value, data] as const];
  }),
);

describe('the parameters of Get-MpPreference', () => {
  it('are of settings that there are, each with words that the setting has', () => {
    expect(Object.keys(PARAMETERS)).toEqual(Object.keys(PARAMETERS).toSorted());
    for (const [id, parameter] of Object.entries(PARAMETERS)) {
      const row = findSetting(id);
      if (row === undefined) throw new Error(`no setting ${id}`);
      const { type } = row;
      if (parameter.how !== 'choice') continue;
      const options = type.kind === 'toggle' ? ['on', 'off'] : type.kind === 'choice' ? Object.keys(type.options) : [];
      expect(options, id).toEqual(expect.arrayContaining(Object.keys(parameter.words)));
    }
    const names = Object.values(PARAMETERS).map(({ name }) => name.toLowerCase());
    expect(new Set(names).size).toBe(names.length);
  });

  it('say every setting that they can say, with both of its words', () => {
    expect(new Set(CASES.map(([id]) => id))).toEqual(new Set(Object.keys(PARAMETERS)));
    for (const row of settingRows()) {
      const parameter = PARAMETERS[row.id];
      if (row.type.kind === 'toggle' && parameter !== undefined && parameter.how !== 'choice')
        expect(['same', 'inverted'], row.id).toContain(parameter.how);
    }
  });

  it.each(CASES)('%s = %j is read from %j', (id, value, data) => {
    const { settings, left } = lifted({ [PARAMETERS[id]?.name ?? '']: data });
    expect(settings).toEqual({ [id]: plainValue(settingRow(id), value) });
    expect(left).toEqual([]);
  });
});

const RULE = 'd4f940ab-401b-4efc-aadc-ad5f3c50688a';

describe('what a device shows', () => {
  it.each<[string, object, object]>([
    [
      'words in place of numbers',
      { PUAProtection: 'AuditMode', CloudBlockLevel: 'highplus' },
      { puaProtection: 'audit', cloudBlockLevel: 'high-plus' },
    ],
    ['basic membership', { MAPSReporting: 1 }, { allowCloudProtection: true }],
    ['a list of one without its list', { ExclusionPath: 'C:\\a' }, { excludedPaths: ['C:\\a'] }],
    [
      'a list as Windows PowerShell wraps it',
      { ExclusionPath: { value: ['C:\\a'], Count: 1 } },
      { excludedPaths: ['C:\\a'] },
    ],
    ['times as text', { ScanScheduleTime: '02:30:00' }, { scheduleScanTime: '02:30' }],
    [
      'sources in braces and with blanks',
      { SignatureFallbackOrder: '{MicrosoftUpdateServer | MMPC}' },
      { signatureUpdateFallbackOrder: ['microsoft-update-server', 'mmpc'] },
    ],
    [
      'rules and what they do',
      { AttackSurfaceReductionRules_Ids: [RULE.toUpperCase()], AttackSurfaceReductionRules_Actions: [6] },
      { attackSurfaceReductionRules: { 'block-office-child-processes': 'warn' } },
    ],
    [
      'one rule without lists',
      { AttackSurfaceReductionRules_Ids: RULE, AttackSurfaceReductionRules_Actions: 1 },
      { attackSurfaceReductionRules: { 'block-office-child-processes': 'block' } },
    ],
    [
      'actions by severity, and none',
      { LowThreatDefaultAction: 0, SevereThreatDefaultAction: 2 },
      { threatSeverityDefaultAction: { severe: 'quarantine' } },
    ],
    [
      'actions by threat',
      { ThreatIDDefaultAction_Ids: [2147519003], ThreatIDDefaultAction_Actions: [6] },
      { threatsThreatIdDefaultAction: { '2147519003': 'allow' } },
    ],
    ['TDT as the cmdlet has it', { IntelTDTEnabled: true }, { intelTDTEnabled: 'on' }],
    [
      'names in any case',
      {
        puaprotection: 1,
        inteltdtenabled: true,
        SEVERETHREATDEFAULTACTION: 2,
        attacksurfacereductionrules_ids: [RULE],
        AttackSurfaceReductionRules_ACTIONS: [1],
      },
      {
        puaProtection: 'block',
        intelTDTEnabled: 'on',
        threatSeverityDefaultAction: { severe: 'quarantine' },
        attackSurfaceReductionRules: { 'block-office-child-processes': 'block' },
      },
    ],
    [
      'what nobody set',
      {
        ExclusionPath: null,
        ProxyServer: '',
        ExclusionProcess: [],
        ComputerID: 'x',
        CimClass: { CimClassName: 'MSFT_MpPreference' },
      },
      {},
    ],
  ])('%s', (_, parameters, settings) => {
    const part = lifted(parameters);
    expect(part.settings).toEqual(settings);
    expect(part.left).toEqual([]);
  });

  it.each<[object, RegExp]>([
    [{ ExclusionPath: ['N/A: Must be an administrator to view exclusions'] }, /to administrators only/],
    [{ ExclusionPath: 'N/A: Must be an administrator to view exclusions' }, /to administrators only/],
    [{ CloudBlockLevel: 77 }, /none that the setting can have/],
    [{ ScanScheduleTime: '/Date(1700000000000)/' }, /none that the setting can have/],
    [{ DisableTamperProtection: false }, /no way to configure/],
    [{ IntelTDTEnabled: false }, /what nobody set/],
    [{ AttackSurfaceReductionRules_Ids: [RULE], AttackSurfaceReductionRules_Actions: [5] }, /not configured/],
    [{ AttackSurfaceReductionRules_Ids: [RULE], AttackSurfaceReductionRules_Actions: [1, 1] }, /different length/],
    [{ EnableFullScanOnBatteryPower: false }, /no setting stands for/],
    [{ disabletamperprotection: false }, /no way to configure/],
    [{ ExclusionPath: [5, true] }, /none that the setting can have/],
    [{ AttackSurfaceReductionRules_RuleSpecificExclusions: ['C:\\a'] }, /not documented/],
  ])('is named where it is no setting: %j', (parameters, why) => {
    const { settings, left } = lifted(parameters);
    expect(settings).toEqual({});
    expect(left.length).toBeGreaterThan(0);
    for (const { unsayable } of left) expect(unsayable).toMatchObject([{ why: expect.stringMatching(why) }]);
  });

  it('takes the texts of a list, and names what is none', () => {
    const { settings, left } = lifted({ ExclusionPath: ['C:\\a', 5, 'C:\\b'] });
    expect(settings).toEqual({ excludedPaths: ['C:\\a', 'C:\\b'] });
    expect(left).toMatchObject([
      {
        lines: [{ place: 'Get-MpPreference ExclusionPath', says: '5' }],
        unsayable: [{ why: 'this entry of the list is no text' }],
      },
    ]);
  });

  it('says of itself what it is, and what no page confirms', () => {
    const { diagnostics } = lifted({ EnableConvertWarnToBlock: true, PUAProtection: 1 });
    expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
      ['preference-observed', expect.stringContaining('2 settings')],
      ['preference-unchecked', expect.stringContaining('enableConvertWarnToBlock is read')],
    ]);
  });

  it.each<[string, string, object]>([
    ['"x"', 'preference-other-document', { line: 1, column: 1 }],
    ['[{"a":1}, 2]', 'preference-other-document', { line: 1, column: 1 }],
    ['{\n "MAPSReporting": }', 'json-syntax', { line: 2, column: 19 }],
  ])('is refused with the place: %s', (text, code, at) => {
    expect(decodePreferences(new TextEncoder().encode(text))).toMatchObject({ ok: false, diagnostics: [{ code, at }] });
  });

  it('as the list of a screen is known, and refused with the command that writes what is read', () => {
    const list = '\r\nCloudBlockLevel : 2\r\nExclusionPath   : {C:\\Data, D:\\SQL...}\r\nPUAProtection   : 1\r\n';
    const bytes = new TextEncoder().encode(list);
    const seen = { shape: 'text', text: list } as const;
    expect(preferenceSource.recognise(seen as unknown as Parameters<typeof preferenceSource.recognise>[0])).toBe(
      'policy',
    );
    expect(preferenceSource.decode(bytes, 'x').diagnostics).toMatchObject([
      { code: 'preference-as-list', hint: expect.stringContaining('Get-MpPreference | ConvertTo-Json') },
    ]);
    // Other commands show lists too.
    expect(decodePreferences(new TextEncoder().encode('Name : x\nPUAProtection : 1\n')).diagnostics).not.toMatchObject([
      { code: 'preference-as-list' },
    ]);
  });

  it('names the setting of what is not understood, and none for what says nothing', () => {
    const { left } = lifted({
      PUAProtection: 7,
      ExclusionPath: 'N/A: Must be an administrator to view exclusions',
      HighThreatDefaultAction: 77,
      AttackSurfaceReductionRules_Ids: ['56a863a9-875e-4185-98a7-b882c64b5ce5', '26190899-1602-49e8-8b27-eb1d0a1ce869'],
      AttackSurfaceReductionRules_Actions: [5, 77],
      NewOne: 3,
    });
    const settings = left.flatMap(({ unsayable = [] }) => unsayable.map(({ what, ofSetting }) => [what, ofSetting]));
    expect(Object.fromEntries(settings)).toEqual({
      'The parameter PUAProtection': 'puaProtection',
      'The parameter ExclusionPath': 'excludedPaths',
      'The parameter HighThreatDefaultAction': 'threatSeverityDefaultAction',
      'The parameter AttackSurfaceReductionRules_Ids 56a863a9-875e-4185-98a7-b882c64b5ce5': undefined,
      'The parameter AttackSurfaceReductionRules_Ids 26190899-1602-49e8-8b27-eb1d0a1ce869':
        'attackSurfaceReductionRules',
      'The parameter NewOne': undefined,
    });
  });

  it.each(['System.Object[]', 'System.String[]', 'System.UInt32'])('is no %s', (type) => {
    for (const value of [type, [type]])
      expect(decodePreferences(new TextEncoder().encode(JSON.stringify({ ExclusionPath: value })))).toMatchObject({
        value: [{ parameters: {} }],
        diagnostics: [{ code: 'preference-unknown-data' }],
      });
  });

  it('that was cut off is told with the place', () => {
    const read = decodePreferences(
      new TextEncoder().encode('{"PUAProtection": 1,\n "ScanScheduleTime": {"Hours": 2}}'),
    );
    expect(read).toMatchObject({
      ok: true,
      diagnostics: [{ code: 'preference-unknown-data', at: { line: 2, column: 22 } }],
    });
  });
});

const both = { PUAProtection: 1, MAPSReporting: 2, DisableArchiveScanning: false, ExclusionPath: ['C:\\ä'], NewOne: 3 };
const settings = {
  puaProtection: 'block',
  allowCloudProtection: true,
  allowArchiveScanning: true,
  excludedPaths: ['C:\\ä'],
};
const utf16 = new Uint8Array(Buffer.from(`\uFEFF${JSON.stringify(both)}\r\n`, 'utf16le'));

describeSource(preferenceSource, [
  { name: 'PowerShell 7', files: jsonBytes(both), settings },
  { name: 'Windows PowerShell with >', files: utf16, settings },
  {
    name: 'two devices',
    files: jsonBytes([
      { ...both, PSComputerName: 'A' },
      { ...both, PSComputerName: 'B' },
    ]),
    settings,
  },
]);

describe('several devices in a file', () => {
  const shown = (device: string) => ({
    PSComputerName: device,
    PUAProtection: 1,
    MAPSReporting: 2,
    CloudBlockLevel: 2,
  });
  const [one, two] = [JSON.stringify(shown('A')), JSON.stringify(shown('B'))];

  it.each<[string, string]>([
    ['a list', `[${one},${two}]`],
    ['lines', `${one}\r\n${two}\r\n`],
    ['lists one after another', `[${one}]\n[${two}]\n`],
    ['a list that Windows PowerShell wrapped', `{"value":[${one},${two}],"Count":2}`],
    ['such lists on lines', `{"value":[${one}],"Count":1}\n{"value":[${two}],"Count":1}`],
  ])('as %s', (_, text) => {
    const bytes = new TextEncoder().encode(text);
    expect(preferenceSource.recognise(seeFile(bytes))).toBe('policy');
    expect(preferenceSource.decode(bytes, 'x')).toMatchObject({ ok: true, value: [{ name: 'A' }, { name: 'B' }] });
  });

  it('have no line where one of them is not understood', () => {
    const bytes = new TextEncoder().encode(`${one}\n${JSON.stringify({ ...shown('B'), ExclusionPath: { a: 1 } })}`);
    const { diagnostics } = preferenceSource.decode(bytes, 'x');
    expect(diagnostics).toMatchObject([{ code: 'preference-unknown-data' }]);
    expect(diagnostics[0]?.at.line).toBeUndefined();
  });
});
