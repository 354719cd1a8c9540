import { settingRows } from '@mdav/core';
import { isSameValue, seeFile, utf8 } from '@mdav/core/format';
import { describeSource } from '@mdav/testkit';
import { describe, expect, it } from 'vitest';
import { groupOf } from '../__tests__/groups.ts';
import { sampleValues } from '../__tests__/row-values.ts';
import { syncmlSource } from '../source/syncml-source.ts';
import { decodeSyncml } from './decode.ts';
import { syncmlTarget } from './target.ts';

const PUA = './Device/Vendor/MSFT/Policy/Config/Defender/PUAProtection';
const item = (uri: string, data = '', format = 'int') =>
  `<Item><Target><LocURI>${uri}</LocURI></Target><Meta><Format xmlns="syncml:metinf">${format}</Format></Meta><Data>${data}</Data></Item>`;

function saidBy(text: string) {
  const read = syncmlSource.decode(utf8(text), 'x.xml');
  if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
  const { parts, beside } = syncmlSource.lift(read.value.map(({ form }) => ({ form, path: 'x.xml' })));
  return { settings: parts[0]?.settings, left: [...parts.flatMap(({ left }) => left), ...beside] };
}

describe('commands of SyncML', () => {
  it('come back as the settings that they were made of, the removal of one too', () => {
    let compared = 0;
    for (const row of settingRows())
      for (const value of sampleValues(row)) {
        const { files } = syncmlTarget.produce(groupOf({ [row.id]: value }), { epochSeconds: 0, toolVersion: '0' });
        const bytes = files.get('syncml/office-clients.xml');
        if (bytes === undefined) continue;
        const { settings = {}, left } = saidBy(new TextDecoder().decode(bytes));
        expect([Object.keys(settings), left], row.id).toEqual([[row.id], []]);
        expect(isSameValue(row.id, value, settings[row.id] ?? ''), `${row.id} ${JSON.stringify(value)}`).toBe(true);
        compared += 1;
      }
    expect(compared).toBeGreaterThan(450);
  });

  it.each([
    ['one after the other', `<Replace>${item(PUA, '1')}</Replace>`],
    [
      'in a message',
      `<?xml version="1.0"?>\n<SyncML xmlns="SYNCML:SYNCML1.2"><SyncHdr/><SyncBody><Replace><CmdID>1</CmdID>${item(PUA, '1')}</Replace><Final/></SyncBody></SyncML>`,
    ],
    ['all or none', `<Atomic><CmdID>1</CmdID><Add>${item(PUA, '1')}</Add></Atomic>`],
    [
      'with the format at the command',
      `<Replace><Meta><Format>int</Format></Meta><Item><Target><LocURI>${PUA}</LocURI></Target><Data>1</Data></Item></Replace>`,
    ],
    ['with the short address', `<Replace>${item(PUA.replace('./Device', '.'), ' 1 ')}</Replace>`],
    [
      'the last one of a node',
      `<Replace>${item(PUA, '2')}</Replace><Delete>${item(PUA)}</Delete><Replace>${item(PUA, '1')}</Replace>`,
    ],
    [
      'the last one of a node in another spelling',
      `<Delete>${item(PUA)}</Delete><Replace>${item(PUA.replace('./Device', '.'), '1')}</Replace>`,
    ],
  ])('are read %s', (_, text) => {
    expect(saidBy(text)).toEqual({ settings: { puaProtection: 'block' }, left: [] });
  });

  it('take away what an earlier one sets in another spelling', () => {
    const { settings } = saidBy(
      `<Replace>${item(PUA, '2')}</Replace><Delete>${item(PUA.replace('./Device', '.'))}</Delete>`,
    );
    expect(settings).toEqual({ puaProtection: 'remove' });
  });

  it('name what sets no node, and carry nodes that no setting stands for', () => {
    const other = './Device/Vendor/MSFT/Policy/Config/Update/AllowAutoUpdate';
    const { left } = saidBy(
      `<Exec>${item('./Vendor/MSFT/Reboot/RebootNow')}</Exec><Delete>${item(other)}</Delete><Replace>${item('./Vendor/MSFT/Contoso', 'x', 'chr')}</Replace><Replace>${item('./Vendor/MSFT/Blob', 'eA==', 'b64')}</Replace>`,
    );
    expect(left.map(({ raw, unsayable }) => raw?.[0]?.entry ?? unsayable?.[0]?.why)).toEqual([
      { uri: './Vendor/MSFT/Contoso', type: 'string', value: 'x' },
      expect.stringMatching(/no form for a value of this kind/),
      expect.stringMatching(/taken away/),
      expect.stringMatching(/runs Exec/),
    ]);
  });

  it.each<[string, string, object]>([
    ['<Replace>\n<Item><Data>1</Data></Item></Replace>', 'syncml-bad-command', { line: 2, column: 1 }],
    [`<Replace>${item(PUA, 'one')}</Replace>`, 'syncml-bad-command', { line: 1, column: 10 }],
    [`<Replace>${item(PUA, '1', 'x')}</Replace>`, 'syncml-bad-command', { line: 1 }],
    [`<Replace>${item(PUA, 'maybe', 'bool')}</Replace>`, 'syncml-bad-command', { line: 1 }],
    ['<Replace>\n<Item>', 'xml-not-well-formed', {}],
  ])('that are broken are refused with the place: %s', (text, code, at) => {
    expect(decodeSyncml(utf8(text))).toMatchObject({ ok: false, diagnostics: [{ code, at }] });
  });

  it('are told from other XML by the nodes that they name', () => {
    expect(syncmlSource.recognise(seeFile(utf8('<Replace><Item/></Replace>')))).toBeUndefined();
    expect(syncmlSource.recognise(seeFile(utf8('<Policy><LocURI>x</LocURI></Policy>')))).toBeUndefined();
  });
});

describeSource(syncmlSource, [
  {
    name: 'a profile',
    files: utf8(`<Replace>${item(PUA, '1')}</Replace>\n<Delete>${item('./x')}</Delete>`),
    settings: { puaProtection: 'block' },
  },
]);
