import type { Assignment, ResolvedGroup } from '@mdav/core';
import { settingRows } from '@mdav/core';
import { lgpoCodec, policiesFromLgpo, registryChannel } from '@mdav/registry';
import { describe, expect, it } from 'vitest';
import { policyDefinitions } from '../admx/make/admx-for.ts';
import { gpoBackupFormat } from '../backup/format.ts';
import { policyComments, shownPolicy } from './policy-comments.ts';
import { gpoTargets } from './targets.ts';

const about = { epochSeconds: 315_532_800, toolVersion: '0.0.0' };
const written = { kind: 'written', layer: 'group', at: {} } as const;

function groupWith(...assignments: readonly Assignment[]): ResolvedGroup {
  return {
    fleet: 'contoso',
    name: 'file-servers',
    os: [{ id: 'windows-server-2022', at: {} }],
    mode: 'passive',
    baseline: 'current',
    technique: 'documented',
    deliver: ['gpo'],
    assignments,
    osModes: [],
    at: {},
    origins: {},
  };
}

const group = groupWith(
  {
    setting: 'forceDefenderPassiveMode',
    value: true,
    origin: { kind: 'mode', because: 'The mode is passive.', at: {} },
  },
  {
    setting: 'excludedPaths',
    value: [
      { path: 'D:\\Ledger', reason: 'vendor advice 4711', owner: 'erp', expires: '2027-03-01' },
      'E:\\',
      { path: 'F:\\', owner: 'erp' },
    ],
    origin: written,
  },
  { setting: 'disableCatchupQuickScan', value: true, origin: written },
);

function produce(of: ResolvedGroup) {
  const [target] = gpoTargets;
  if (target === undefined) throw new Error('no target');
  return target.produce(of, about);
}

/** The files with the folder of the backup under a fixed name. */
function relative(files: ReadonlyMap<string, Uint8Array>): readonly string[] {
  return [...files.keys()].map((path) => path.replace(/\{[^}]*\}/, '{ID}'));
}

describe('gpo-backup', () => {
  it('serves groups that are delivered by Group Policy, beside the target of Configuration Manager', () => {
    expect(gpoTargets.map(({ id, serves }) => [id, serves])).toEqual([
      ['gpo-backup', ['gpo']],
      ['configmgr', ['configmgr']],
    ]);
  });

  it('writes a backup and its readable twin, which say what the registry channel says', () => {
    const produced = produce(group);
    const lowered = registryChannel.lower(group);
    expect(produced.emissions).toEqual(lowered.emissions);
    expect(produced.diagnostics).toEqual([]);
    expect(relative(produced.files)).toEqual([
      'gpo/manifest.xml',
      'gpo/{ID}/Backup.xml',
      'gpo/{ID}/bkupInfo.xml',
      'gpo/{ID}/DomainSysvol/GPO/GPO.cmt',
      'gpo/{ID}/DomainSysvol/GPO/Machine/comment.cmtx',
      'gpo/{ID}/DomainSysvol/GPO/Machine/registry.pol',
      'gpo/registry.pol.txt',
      'gpo.undo/manifest.xml',
      'gpo.undo/{ID}/Backup.xml',
      'gpo.undo/{ID}/bkupInfo.xml',
      'gpo.undo/{ID}/DomainSysvol/GPO/GPO.cmt',
      'gpo.undo/{ID}/DomainSysvol/GPO/Machine/registry.pol',
      'gpo.undo/registry.pol.txt',
    ]);
    const read = gpoBackupFormat.decode(produced.files);
    expect(read.diagnostics).toEqual([]);
    const backup = read.ok ? read.value[0] : undefined;
    expect(backup?.gpo.name).toBe('contoso - file-servers - Defender');
    expect(backup?.machine.policy).toEqual(lowered.form);
    expect(backup?.machine.version).toEqual({ directory: 1, sysvol: 1 });
    expect(backup?.user.version).toEqual({ directory: 0, sysvol: 0 });
    expect(backup?.user.policy).toBeUndefined();
    const twin = lgpoCodec.decode(produced.files.get('gpo/registry.pol.txt') ?? new Uint8Array());
    expect(twin.ok && policiesFromLgpo(twin.value).value).toEqual([lowered.form]);
  });

  it('leaves out what is to go another way alone, and says so', () => {
    const [first, second, third] = group.assignments;
    if (first === undefined || second === undefined || third === undefined) throw new Error('no assignments');
    const divided = groupWith(first, { ...second, only: ['intune', 'registry'] }, { ...third, only: ['gpo'] });
    const produced = produce(divided);
    expect(produced.emissions).toEqual([
      { kind: 'emitted', setting: 'forceDefenderPassiveMode' },
      { kind: 'unsupported', setting: 'excludedPaths', why: 'It goes by intune, registry alone, not by Group Policy.' },
      { kind: 'emitted', setting: 'disableCatchupQuickScan' },
    ]);
    const read = gpoBackupFormat.decode(produced.files);
    const machine = read.ok ? read.value[0]?.machine : undefined;
    expect(machine?.policy).toEqual(registryChannel.lower(groupWith(first, third)).form);
    expect(machine?.comments?.comments.map(({ policy }) => policy)).toEqual(['ForceDefenderPassiveMode']);
    expect(produce(groupWith({ ...second, only: ['intune'] })).files.size).toBe(0);
  });

  it('writes nothing when there is nothing to write', () => {
    expect(produce(groupWith())).toEqual({ files: new Map(), emissions: [], diagnostics: [] });
  });

  it('gives the same bytes each time, and other groups other ids', () => {
    expect(produce(group)).toEqual(produce(group));
    const ids = [group, { ...group, name: 'x' }, { ...group, fleet: 'x' }].map((of) => {
      const read = gpoBackupFormat.decode(produce(of).files);
      return read.ok ? [read.value[0]?.gpo.id, read.value[0]?.id] : [];
    });
    expect(new Set(ids.flat()).size).toBe(6);
    const changed = produce({ ...group, assignments: group.assignments.slice(0, 1) });
    expect([...changed.files.keys()].filter((path) => !produce(group).files.has(path))).toEqual([]);
    for (const id of ids.flat()) expect(id).toMatch(/^\{[0-9A-F-]{13}-5[0-9A-F]{3}-[89AB][0-9A-F]{3}-[0-9A-F]{12}\}$/);
  });
});

describe('policyComments', () => {
  it('says why and who answers for what, for policies of a template of Microsoft or ours', () => {
    expect(policyComments(group.assignments)).toEqual({
      namespaces: ['Mdav.Policies.MicrosoftDefenderAntivirus', 'Microsoft.Policies.WindowsDefender'],
      comments: [
        {
          namespace: 'Mdav.Policies.MicrosoftDefenderAntivirus',
          policy: 'ForceDefenderPassiveMode',
          text: 'The mode is passive.',
        },
        {
          namespace: 'Microsoft.Policies.WindowsDefender',
          policy: 'Exclusions_Paths',
          text: 'D:\\Ledger: vendor advice 4711; owner: erp; until 2027-03-01\nF:\\: owner: erp',
        },
      ],
    });
  });

  it('says why a setting is there that nobody wrote', () => {
    const because = 'The mode is passive+edr-block.';
    const comments = policyComments([
      { setting: 'passiveRemediation', value: ['sense-auto-remediation'], origin: { kind: 'mode', because, at: {} } },
    ]);
    expect(comments?.comments).toEqual([
      { namespace: 'Microsoft.Policies.WindowsDefender', policy: 'Features_PassiveRemediation', text: because },
    ]);
  });

  it('has what a group says in its order, without the note on the mode, and adds who answers for entries', () => {
    const namespace = 'Microsoft.Policies.WindowsDefender';
    const other = { namespace: 'Contoso.Policies', policy: 'A', text: 'one\ntwo' };
    const said = {
      namespaces: ['Unused', namespace],
      comments: [other, { namespace, policy: 'Exclusions_Paths', text: 'F:\\: owner: erp' }],
    };
    expect(policyComments(group.assignments, said)).toEqual({
      namespaces: ['Unused', namespace, 'Contoso.Policies'],
      comments: [
        other,
        {
          namespace,
          policy: 'Exclusions_Paths',
          text: 'F:\\: owner: erp\nD:\\Ledger: vendor advice 4711; owner: erp; until 2027-03-01',
        },
      ],
    });
    expect(policyComments([], { namespaces: [namespace] })).toEqual({ namespaces: [namespace], comments: [] });
  });

  it('says nothing about settings that say nothing about themselves', () => {
    expect(policyComments([{ setting: 'excludedPaths', value: ['E:\\'], origin: written }])).toBeUndefined();
    expect(policyComments([{ setting: 'excludedPaths', value: 'remove', origin: written }])).toBeUndefined();
  });

  it('say why a setting has its value, and a single rule its own', () => {
    const comments = policyComments([
      {
        setting: 'puaProtection',
        value: 'audit',
        justification: { reason: 'an installer', ticket: 'CHG-1', owner: 'desks', expires: '2027-03-01' },
        origin: written,
      },
      {
        setting: 'attackSurfaceReductionRules',
        value: { 'block-webshell-creation': 'audit', 'block-office-child-processes': 'block' },
        justification: { owner: 'soc' },
        keyJustifications: { 'block-webshell-creation': { reason: 'a portal' } },
        origin: written,
      },
      { setting: 'cloudBlockLevel', value: 'high', justification: {}, origin: written },
    ]);
    expect(comments?.comments.map(({ text }) => text)).toEqual([
      'an installer; ticket CHG-1; owner: desks; until 2027-03-01',
      'owner: soc\nblock-webshell-creation: a portal',
    ]);
  });

  it('knows the namespace of every template that the catalogue names', () => {
    const without = settingRows().filter((row) => row.admx !== undefined && shownPolicy(row) === undefined);
    expect(without.map(({ id, admx }) => [id, admx?.file])).toEqual([]);
    const { target, policies } = policyDefinitions().admx;
    const ours = settingRows()
      .filter((row) => row.admx === undefined)
      .flatMap((row) => shownPolicy(row) ?? []);
    expect(ours).toEqual(policies.map(({ name }) => ({ namespace: target.namespace, policy: name })));
  });
});
