import { describe, expect, it } from 'vitest';
import { groupOf } from '../__tests__/groups.ts';
import { mdmChannel } from '../channel.ts';
import type { OmaSetting } from '../custom/profile.ts';
import { EMPTY_FORM } from '../lower/form.ts';

const { lift } = mdmChannel;

function liftNode(
  uri: string,
  value: string | number,
  kind: 'string' | 'integer' = typeof value === 'string' ? 'string' : 'integer',
) {
  const common = { name: 'x', description: null, uri, secretReference: null };
  const oma: OmaSetting =
    kind === 'string'
      ? { ...common, kind, value: String(value) }
      : { ...common, kind, value: Number(value), isReadOnly: false };
  return lift({ ...EMPTY_FORM, custom: [{ name: 'x', description: null, roleScopeTagIds: ['0'], settings: [oma] }] });
}

describe('custom profiles', () => {
  const BLOCK_MODE = 'MSFT/Defender/Configuration/PassiveRemediation';
  const ASR = './Device/Vendor/MSFT/Policy/Config/Defender/AttackSurfaceReductionRules';
  const ADMX_NODE = './Device/Vendor/MSFT/Policy/Config/ADMX_MicrosoftDefenderAntivirus';

  it.each<[string, string, string | number, object]>([
    ['a number', `./Device/Vendor/${BLOCK_MODE}`, 1, { passiveRemediation: ['edr-remediation'] }],
    [
      'the short form of the URI',
      `./Vendor/${BLOCK_MODE}`,
      5,
      { passiveRemediation: ['edr-remediation', 'realtime-remediation'] },
    ],
    [
      'a joined list',
      './Device/Vendor/MSFT/Policy/Config/Defender/ExcludedPaths',
      'C:\\A|C:\\B',
      { excludedPaths: ['C:\\A', 'C:\\B'] },
    ],
    [
      'rules in any order and letter case',
      ASR,
      '75668C1F-73B5-4CF0-BB93-3ECF5CB7CC84=2|26190899-1602-49e8-8b27-eb1d0a1ce869=1',
      {
        attackSurfaceReductionRules: {
          'block-office-code-injection': 'audit',
          'block-office-communication-child-processes': 'block',
        },
      },
    ],
    [
      'an ADMX-backed state',
      `${ADMX_NODE}/DisableBlockAtFirstSeen`,
      ' <enabled />\n',
      { disableBlockAtFirstSeen: false },
    ],
    [
      'an ADMX-backed number',
      `${ADMX_NODE}/Scan_PurgeItemsAfterDelay`,
      "<enabled/>\r\n<data value='30' id='Scan_PurgeItemsAfterDelay'/>",
      { scanPurgeItemsAfterDelay: { days: 30 } },
    ],
    [
      'an ADMX-backed list',
      `${ADMX_NODE}/Threats_ThreatIdDefaultAction`,
      '<enabled/><data id="Threats_ThreatIdDefaultActionList" value="7&#xF000;6&#61440;8&#xf000;2"/>',
      { threatsThreatIdDefaultAction: { 7: 'allow', 8: 'quarantine' } },
    ],
    [
      'the ADMX-backed twin',
      `${ADMX_NODE}/SpynetReporting`,
      '<enabled/><data id="SpynetReporting" value="2"/>',
      { allowCloudProtection: true },
    ],
  ])('%s is read, and would be written through the settings catalog', (_, uri, value, settings) => {
    const lifted = liftNode(uri, value);
    expect(lifted.settings).toEqual(settings);
    expect(lifted.residue.custom).toEqual([]);
    expect(lifted.diagnostics.map(({ code }) => code)).toEqual(['mdm-respelled']);
    const again = mdmChannel.lower(groupOf(lifted.settings));
    expect(again.form.custom).toEqual([]);
    expect(mdmChannel.lift(again.form).settings).toEqual(settings);
  });

  it('rules known by their GUID only are written the same way again', () => {
    const lifted = liftNode(ASR, '11111111-2222-3333-4444-555555555555=6');
    expect(lifted.settings).toEqual({
      attackSurfaceReductionRules: { '11111111-2222-3333-4444-555555555555': 'warn' },
    });
    expect(lifted.diagnostics).toEqual([]);
  });

  it.each<[string, string, string | number]>([
    ['a node that is not known', './Device/Vendor/MSFT/Defender/Configuration/Nothing', 1],
    ['a URI in another letter case: nodes are told apart by it', `./device/vendor/${BLOCK_MODE}`, 1],
    ['a bit that is not known', `./Device/Vendor/${BLOCK_MODE}`, 8],
    ['text for a number', `./Device/Vendor/${BLOCK_MODE}`, '1'],
    ['a number for text', ASR, 1],
    ['a rule without action', ASR, '26190899-1602-49e8-8b27-eb1d0a1ce869'],
    ['a rule with two actions', ASR, '26190899-1602-49e8-8b27-eb1d0a1ce869=1=2'],
    ['an empty entry', './Device/Vendor/MSFT/Policy/Config/Defender/ExcludedPaths', 'C:\\A||C:\\B'],
    ['no ADMX state', `${ADMX_NODE}/DisableBlockAtFirstSeen`, 'enabled'],
    [
      'an ADMX state with an element too many',
      `${ADMX_NODE}/DisableBlockAtFirstSeen`,
      '<enabled/><data id="a" value="b"/>',
    ],
    [
      'an ADMX element of another name',
      `${ADMX_NODE}/Scan_PurgeItemsAfterDelay`,
      '<enabled/><data id="x" value="30"/>',
    ],
    [
      'a list with half a pair',
      `${ADMX_NODE}/Threats_ThreatIdDefaultAction`,
      '<enabled/><data id="Threats_ThreatIdDefaultActionList" value="7&#xF000;6&#xF000;8"/>',
    ],
  ])('%s is kept as it is', (_, uri, value) => {
    const lifted = liftNode(uri, value);
    expect(lifted.settings).toEqual({});
    expect(lifted.residue.custom[0]?.settings).toHaveLength(1);
    expect(lifted.diagnostics).toEqual([]);
  });

  it('a value that the service hides is kept as it is', () => {
    const oma: OmaSetting = {
      kind: 'string',
      name: 'x',
      description: null,
      uri: ASR,
      value: '****',
      secretReference: 'a_b',
    };
    const form = { ...EMPTY_FORM, custom: [{ name: 'x', description: null, roleScopeTagIds: [], settings: [oma] }] };
    expect(lift(form)).toEqual({ settings: {}, residue: form, diagnostics: [] });
  });
});
