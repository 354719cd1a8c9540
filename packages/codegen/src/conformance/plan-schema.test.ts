import { readFileSync } from 'node:fs';
import { acceptFleet, type Fleet, resolveFleet } from '@mdav/core';
import { type PlanBase, planDocument, planFleets } from '@mdav/review';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';

const schema = JSON.parse(readFileSync(new URL('../../../review/schema/plan.schema.json', import.meta.url), 'utf8'));
const validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);

function violations(document: unknown): readonly string[] {
  if (validate(document)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

function resolved(groups: Fleet['groups'], waivers: Fleet['waivers'] = []) {
  const accepted = acceptFleet({ mdav: 1, name: 'demo', groups, waivers }, 'mdav.yaml');
  const fleet = accepted.ok ? resolveFleet(accepted.value) : accepted;
  if (!fleet.ok) throw new Error(fleet.diagnostics.map(({ message }) => message).join('\n'));
  return fleet.value;
}

const BASES: readonly PlanBase[] = [
  { kind: 'git', ref: 'main', file: 'mdav.yaml', exists: true, asNow: ['prod.yaml'] },
  { kind: 'file', file: 'old.yaml' },
  { kind: 'output', folder: 'dist', tool: '0.1.0', tampered: ['a'], missing: [], uncarried: 2 },
];
const server = { os: 'windows-server-2022', deliver: ['gpo'], onboarding: { state: 'onboarded' } } as const;
const other = { product: 'Other', exclusionsForDefender: true } as const;

/** Every kind of change at once: new, gone and changed groups, values of every shape, dead ends, waivers, raw entries. */
const before = resolved({
  gone: { os: 'windows-11', mode: 'active', deliver: ['intune'], settings: { puaProtection: 'block' } },
  first: { os: 'windows-10', mode: 'active', deliver: ['gpo'], licence: 'p1' },
  desks: { os: 'windows-10', mode: 'active', deliver: ['intune', 'gpo'], licence: 'p2', engine: '1.1.24090.11' },
  stays: { os: 'windows-11', mode: 'active', deliver: ['intune'] },
  stuck: { ...server, mode: 'active', platform: '4.18.24090.11', tamperProtection: 'on' },
  moves: { ...server, mode: 'passive', antivirus: other },
  values: {
    os: 'windows-11',
    mode: 'active',
    deliver: ['intune', 'gpo'],
    settings: {
      excludedPaths: ['C:\\a'],
      attackSurfaceReductionRules: { 'block-psexec-wmi-process-creation': 'audit' },
      cloudBlockLevel: 'high',
      puaProtection: { value: 'audit', reason: 'r', owner: 'o', ticket: 'T-1', expires: '2027-01-01' },
    },
    raw: { registry: [{ key: 'HKLM\\SOFTWARE\\X', name: 'a', type: 'dword', data: 1, reason: 'r' }] },
  },
});
const after = resolved(
  {
    fresh: { os: 'windows-server-2022', mode: 'active', deliver: ['gpo'], settings: { puaProtection: 'block' } },
    second: { os: 'windows-10', mode: 'active', deliver: ['gpo'], licence: 'p1', was: 'first' },
    tables: { os: 'windows-10', mode: 'active', deliver: ['intune', 'gpo'], licence: 'p2', engine: '1.1.24090.11' },
    stays: { os: 'windows-11', mode: 'active', deliver: ['intune'] },
    stuck: { ...server, mode: 'passive', platform: '4.18.24090.11', tamperProtection: 'on', antivirus: other },
    moves: { ...server, mode: 'active', currentMode: 'passive', antivirus: 'none' },
    values: {
      os: ['windows-11', 'windows-10'],
      mode: 'active',
      deliver: ['gpo'],
      settings: {
        excludedPaths: [{ path: 'C:\\b', reason: 'r', owner: 'o', expires: '2027-01-01' }],
        attackSurfaceReductionRules: { 'block-psexec-wmi-process-creation': 'block' },
        cloudBlockLevel: 'high',
        allowArchiveScanning: false,
        puaProtection: { value: 'audit', reason: 's', owner: 'o' },
      },
      raw: { registry: [{ key: 'HKLM\\SOFTWARE\\X', name: 'a', type: 'dword', data: 2, reason: 'r' }] },
    },
  },
  [{ rule: 'tamper-blocks-switch-to-passive', group: 'stuck', reason: 'r', owner: 'o', expires: '2027-01-01' }],
);

describe('plan.schema.json', () => {
  it('is a schema, without anything that a validator would overlook', () => {
    expect(violations({})).not.toEqual([]);
  });

  it.each([
    ['a change of everything', before, after],
    ['the way back', after, before],
    ['a fleet that is new', undefined, after],
    ['no change', after, after],
  ] as const)('describes the plan of %s', (_name, old, fresh) => {
    const plan = planFleets(old, fresh, { date: '2026-11-21' });
    for (const base of BASES) {
      const document = JSON.parse(JSON.stringify(planDocument(plan, base)));
      expect(violations(document)).toEqual([]);
      const { findings: _, ...unknown } = plan;
      expect(violations(JSON.parse(JSON.stringify(planDocument(unknown, base))))).toEqual([]);
    }
  });

  it('meets every kind of change in these plans', () => {
    const { groups, findings, waivers } = planFleets(before, after, { date: '2026-11-21' });
    expect(new Set(groups.map(({ kind }) => kind))).toEqual(
      new Set(['added', 'removed', 'renamed', 'changed', 'unchanged']),
    );
    expect(new Set(groups.map(({ renamed }) => renamed?.by))).toEqual(new Set([undefined, 'was', 'content']));
    const changes = groups.flatMap(({ settings }) => settings);
    expect(new Set(changes.map(({ kind }) => kind))).toEqual(new Set(['added', 'removed', 'changed', 'rerouted']));
    expect(new Set(changes.map(({ change }) => change.kind))).toEqual(new Set(['value', 'entries', 'keys']));
    expect(groups.flatMap(({ transition }) => transition?.deadEnds ?? [])[0]?.waiver).toBeDefined();
    expect(groups.flatMap(({ transition }) => transition?.steps ?? []).length).toBeGreaterThan(3);
    expect(groups.flatMap(({ residue }) => residue)).toHaveLength(1);
    const reasons = groups.flatMap((group) => group.reasons);
    expect(reasons.some((reason) => reason.part !== undefined && reason.after?.expires !== undefined)).toBe(true);
    expect(reasons.some((reason) => reason.before?.ticket !== undefined && reason.after !== undefined)).toBe(true);
    expect(waivers).toHaveLength(1);
    expect(findings?.added.length).toBeGreaterThan(0);
  });

  it.each<[string, (document: Record<string, unknown>) => void]>([
    ['a member that is not known', (document) => Object.assign(document, { extra: 1 })],
    ['a version of another format', (document) => Object.assign(document, { formatVersion: 2 })],
    ['a missing member', (document) => void delete document['totals']],
  ])('refuses %s', (_name, spoil) => {
    const document = JSON.parse(
      JSON.stringify(planDocument(planFleets(before, after, { date: '2026-11-21' }), { kind: 'file', file: 'x' })),
    ) as Record<string, unknown>;
    spoil(document);
    expect(violations(document)).not.toEqual([]);
  });
});
