import type { MdmNode, SettingRow } from '@mdav/core';
import { settingRow } from '@mdav/core';
import { describe, expect, it } from 'vitest';
import { saySetting } from './say-setting.ts';

const row: SettingRow = settingRow('allowArchiveScanning');

function nodeOf(changes: Partial<MdmNode>): MdmNode {
  if (row.mdm.kind !== 'node') throw new Error('the row has a node');
  return { ...row.mdm, ...changes };
}

describe('where a setting is said', () => {
  it('in a custom profile when the service offers the definition in templates only', () => {
    const { catalog } = nodeOf({});
    if (catalog === undefined) throw new Error('the row has a definition');
    const spoken = saySetting(row, nodeOf({ catalog: { ...catalog, templateOnly: true } }), true);
    expect(spoken).toMatchObject({ kind: 'said', it: { kind: 'custom', oma: { kind: 'integer', value: 1 } } });
  });

  it('with the type that the node takes', () => {
    const { catalog: _, ...node } = nodeOf({ format: 'bool', as: { on: 'true', off: 'false' } });
    expect(saySetting(row, node, true)).toMatchObject({ it: { oma: { kind: 'boolean', value: true } } });
    expect(saySetting(row, node, false)).toMatchObject({ it: { oma: { kind: 'boolean', value: false } } });
  });

  it('with XML characters escaped in an ADMX-backed node', () => {
    const text = settingRow('proxyServer');
    if (text.mdm.kind !== 'node') throw new Error('the row has a node');
    const { catalog: _, ...node } = text.mdm;
    expect(saySetting(text, node, '"a" & <b>')).toMatchObject({
      it: { oma: { value: '<enabled/><data id="ProxyServer" value="&quot;a&quot; &amp; &lt;b&gt;"/>' } },
    });
  });

  it('and an ADMX-backed list keeps names and data apart with a character reference', () => {
    const map = settingRow('threatsThreatIdDefaultAction');
    if (map.mdm.kind !== 'node') throw new Error('the row has a node');
    const { catalog: _, ...node } = map.mdm;
    expect(saySetting(map, node, { 7: 'allow', 8: 'remove' })).toMatchObject({
      it: {
        oma: {
          value: '<enabled/><data id="Threats_ThreatIdDefaultActionList" value="7&#xF000;6&#xF000;8&#xF000;3"/>',
        },
      },
    });
  });
});
