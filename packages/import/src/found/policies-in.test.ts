import type { FileTree } from '@mdav/core/format';
import { EMPTY_SIDE, NO_RESIDUE } from '@mdav/gpo';
import { describe, expect, it } from 'vitest';
import { kindOf } from '../__tests__/policies.ts';
import {
  BLOCK_LEVEL,
  backupFiles,
  catalogBytes,
  customBytes,
  gppBytes,
  json,
  lgpoBytes,
  POLICY,
  polBytes,
  regBytes,
  SAID,
} from '../__tests__/samples.ts';
import { planImport } from '../draft/plan-import.ts';
import { policiesIn } from './policies-in.ts';

const one = (bytes: Uint8Array, root = 'odd name.bin') => policiesIn({ root, files: new Map([['', bytes]]) });
const tree = (files: Readonly<Record<string, Uint8Array>>): FileTree => new Map(Object.entries(files));
const under = (folder: string, files: FileTree): FileTree =>
  new Map([...files].map(([path, bytes]) => [`${folder}/${path}`, bytes]));

describe('a policy in a file of any name', () => {
  it.each([
    ['pol', polBytes],
    ['reg', regBytes],
    ['lgpo', lgpoBytes],
    ['gpo-preferences', gppBytes],
  ] as const)('is read: %s', (kind, bytes) => {
    const { policies, problems, others } = one(bytes);
    expect({ problems, others }).toEqual({ problems: [], others: [] });
    expect(policies).toMatchObject([{ kind: kindOf(kind), path: 'odd name.bin', ...SAID, unsayable: [] }]);
  });

  it('is read: policies and profiles of Intune, also in UTF-16', () => {
    const policy = catalogBytes('AV', {
      [BLOCK_LEVEL]: '2',
      device_vendor_msft_policy_config_browser_allowpopups: '1',
    });
    const wide = new Uint8Array(Buffer.from(`\ufeff${new TextDecoder().decode(policy)}`, 'utf16le'));
    for (const bytes of [policy, wide]) {
      expect(one(bytes).policies).toMatchObject([
        {
          kind: kindOf('settings-catalog'),
          name: 'AV',
          settings: { cloudBlockLevel: 'high' },
          unsayable: [{ what: 'device_vendor_msft_policy_config_browser_allowpopups', isDefender: false }],
        },
      ]);
    }
    const uri = './Device/Vendor/MSFT/Defender/Configuration/';
    expect(
      one(customBytes('OMA', { [`${uri}PassiveRemediation`]: 1, [`${uri}New`]: true, [`${uri}Text`]: 'x' })).policies,
    ).toMatchObject([
      {
        kind: kindOf('custom-profile'),
        name: 'OMA',
        settings: { passiveRemediation: ['edr-remediation'] },
        raw: [
          { kind: 'oma', entry: { uri: `${uri}New`, type: 'boolean', value: true } },
          { kind: 'oma', entry: { uri: `${uri}Text`, type: 'string', value: 'x' } },
        ],
      },
    ]);
  });

  it('knows the template that a policy follows', () => {
    const template = {
      templateId: '804339ad-1553-4478-a742-138fb5807418_1',
      templateFamily: 'endpointSecurityAntivirus',
    };
    const [policy] = one(catalogBytes('AV', { [BLOCK_LEVEL]: '2' }, { templateReference: template })).policies;
    expect(policy).toMatchObject({ template: 'antivirus', notes: [] });
  });

  it.each<[string, Uint8Array]>([
    ['nothing', new Uint8Array()],
    ['any text', new TextEncoder().encode('Computers are fine.\n')],
    ['any JSON', json({ a: 1 })],
    [
      'a compliance policy',
      json({ '@odata.type': '#microsoft.graph.windows10CompliancePolicy', passwordRequired: true }),
    ],
    ['a fleet', new TextEncoder().encode('mdav: 1\nname: x\n')],
    ['bytes', new Uint8Array([0, 1, 2, 255, 254])],
  ])('is not: %s', (_, bytes) => {
    expect(one(bytes)).toMatchObject({ policies: [], problems: [], others: ['odd name.bin'] });
  });

  it('that is broken is refused with its place', () => {
    expect(one(polBytes.slice(0, -3))).toMatchObject({
      policies: [],
      problems: [{ severity: 'error', at: { file: 'odd name.bin', offset: expect.any(Number) } }],
    });
  });
});

describe('policies in folders', () => {
  it('are one set for each GPO, with preferences beside policy', () => {
    const preferences = { path: 'DomainSysvol/GPO/Machine/Preferences/Registry/Registry.xml', bytes: gppBytes };
    const files = new Map([
      ...under('a', backupFiles('First', { residue: { ...NO_RESIDUE, files: [preferences] } })),
      ...under('b', backupFiles('Second', { status: 'computer-disabled' })),
    ]);
    const { policies, problems, others } = policiesIn({ root: 'gpos', files });
    expect({ problems, others }).toEqual({ problems: [], others: [] });
    expect(policies.map(({ kind, name, path }) => [kind.applied, name, path.replace(/\{.*\}/, '{}')])).toEqual([
      ['group-policy', 'First', 'gpos/a/{}'],
      ['preferences', 'First', 'gpos/a/{}'],
      ['group-policy', 'Second', 'gpos/b/{}'],
    ]);
    for (const policy of policies) expect(policy).toMatchObject(SAID);
    expect(policies[2]?.notes).toMatchObject([{ code: 'import-side-off', severity: 'warning' }]);
    expect(planImport(policies).groups.map(({ name }) => name)).toEqual(['first', 'second']);
  });

  it('stand or fall alone: one broken backup does not hide the others', () => {
    const broken = new Map(
      [...under('b', backupFiles('Broken'))].map(
        ([path, bytes]) => [path, /registry\.pol$/.test(path) ? bytes.slice(0, -3) : bytes] as const,
      ),
    );
    const { policies, problems } = policiesIn({
      root: 'gpos',
      files: new Map([...under('a', backupFiles('Whole')), ...broken]),
    });
    expect(policies.map(({ name }) => name)).toEqual(['Whole']);
    expect(problems).toMatchObject([
      { severity: 'warning', at: { file: expect.stringMatching(/^gpos\/b\/\{.*registry\.pol$/) } },
    ]);
  });

  it('of Intune are one set for each folder that was named, or one each on request', () => {
    const files = tree({
      'x/AV.json': catalogBytes('AV', { [BLOCK_LEVEL]: '2' }),
      'y/More.json': catalogBytes('More', { [BLOCK_LEVEL]: '4' }),
    });
    const sets = (each: boolean) => planImport(policiesIn({ root: 'exports/Tenant A', files }, each).policies).groups;
    expect(sets(false).map(({ name, policies }) => [name, policies.length])).toEqual([['tenant-a', 2]]);
    expect(sets(true).map(({ name }) => name)).toEqual(['av', 'more']);
  });

  it('take the registry policy and the preferences of a GPO for one', () => {
    const files = tree({
      '{G}/Machine/registry.pol': polBytes,
      '{G}/Machine/Preferences/Registry/Registry.xml': gppBytes,
    });
    const { policies } = policiesIn({ root: 'sysvol', files });
    expect(policies).toHaveLength(2);
    expect(new Set(policies.map(({ set }) => set.id)).size).toBe(1);
  });

  it('take the two sides of a GPO for one', () => {
    const user = { hive: 'user', entries: POLICY.entries } as const;
    const files = tree({ '{G}/Machine/registry.pol': polBytes, '{G}/User/registry.pol': polBytes });
    const { policies } = policiesIn({ root: 'sysvol', files });
    expect(new Set(policies.map(({ set }) => set.id)).size).toBe(1);
    expect(policies[1]).toMatchObject({
      settings: {},
      raw: [],
      unsayable: user.entries.map(() => ({ what: expect.stringMatching(/^HKCU\\/) })),
    });
  });

  it('leave out what takes another file back, and name the rest', () => {
    const files = tree({
      'a.reg': regBytes,
      'a.undo.reg': regBytes,
      'b.undo.reg': regBytes,
      'notes.md': new Uint8Array([35]),
    });
    const { policies, others } = policiesIn({ root: '', files });
    expect(policies.map(({ path }) => path)).toEqual(['a.reg', 'b.undo.reg']);
    expect(others).toEqual(['notes.md']);
  });

  it('say what else a GPO does', () => {
    const residue = {
      ...NO_RESIDUE,
      files: [
        { path: 'DomainSysvol/GPO/Machine/Scripts/x.ps1', bytes: new Uint8Array([1]) },
        { path: 'gpreport.xml', bytes: new Uint8Array([1]) },
      ],
    };
    const { policies } = policiesIn({ root: '', files: backupFiles('Scripts', { residue, user: EMPTY_SIDE }) });
    expect(policies[0]?.notes.map(({ code, message }) => [code, message])).toContainEqual([
      'import-other-content',
      'GPO "Scripts" does more than a fleet file can say: scripts.',
    ]);
  });
});
