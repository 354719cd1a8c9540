import { describe, expect, it } from 'vitest';
import { SOURCES } from '../facts/sources.ts';
import { CAUSES, CAUTION_INFOS, type CauseId } from './causes.ts';
import { everyCombination } from './combinations.ts';
import { decide, decidingRow, factsNumber } from './decide.ts';
import { CAUTIONS, DECISION_TABLE, type Verdict } from './decision-table.ts';
import { FACT_IDS, FACTS, type Facts, valuesOf } from './facts.ts';

const NOTHING_TOLD: Facts = {
  wanted: 'active',
  os: 'unknown',
  defender: 'unknown',
  reported: 'unknown',
  troubleshooting: 'unknown',
  onboarding: 'none',
  onboarded: 'unknown',
  sensor: 'unknown',
  securityCenter: 'unknown',
  antivirus: 'unknown',
  force: 'unknown',
  turnOff: 'unknown',
  tamper: 'unknown',
  tamperWish: 'unknown',
  protection: 'unknown',
  signatures: 'unknown',
  asr: 'unknown',
  exclusions: 'unknown',
  versions: 'unknown',
  floor: 'unknown',
  cloud: 'unknown',
  blockPolicy: 'unknown',
  conflict: 'no',
  change: 'unknown',
};

const forcedServer: Partial<Facts> = {
  os: 'server',
  defender: 'installed',
  onboarded: 'yes',
  sensor: 'running',
  force: 'passive',
  turnOff: 'absent',
  tamper: 'free',
  change: 'settled',
};

const passiveClient: Partial<Facts> = {
  os: 'client',
  defender: 'installed',
  onboarded: 'yes',
  sensor: 'running',
  securityCenter: 'running',
  antivirus: 'registered',
  force: 'absent',
  turnOff: 'absent',
  change: 'settled',
};

describe('the decision table over every combination of facts', () => {
  const parts = [...everyCombination(DECISION_TABLE)];

  it('goes through all of them', () => {
    const all = FACT_IDS.reduce((product, id) => product * valuesOf(id).length, 1);
    expect(parts.reduce((sum, { count }) => sum + count, 0)).toBe(all);
    expect(all).toBe(4_231_664_861_184);
  });

  it('has a row for each', () => {
    expect(parts.filter(({ rows }) => rows[0] === -1)).toEqual([]);
  });

  it('has no row that another one hides', () => {
    const used = new Set(parts.map(({ rows }) => rows[0]));
    expect(DECISION_TABLE.filter((_, index) => !used.has(index))).toEqual([]);
  });

  it('decides a sample of each part as the part says', () => {
    for (const { sample, rows } of parts) expect(decidingRow(sample)).toBe(DECISION_TABLE[rows[0] ?? -1]);
  });

  it('never reads active or passive from block mode alone', () => {
    for (const { sample, rows } of parts) {
      const verdict = DECISION_TABLE[rows[0] ?? -1]?.verdict;
      const told = sample.force === 'unknown' && sample.antivirus === 'unknown';
      if (sample.reported !== 'edr-block' || !told) continue;
      expect(verdict, JSON.stringify(sample)).not.toBe('right');
    }
  });

  it('never calls a device right that is not protected', () => {
    const off: readonly Partial<Facts>[] = [
      { signatures: 'old' },
      { tamperWish: 'differs' },
      { wanted: 'active', protection: 'off' },
      { wanted: 'active+edr-block', protection: 'off' },
      { wanted: 'active', onboarding: 'done', onboarded: 'no' },
      { wanted: 'active', onboarding: 'done', sensor: 'stopped' },
    ];
    for (const facts of off) {
      const when = Object.fromEntries(Object.entries(facts).map(([id, value]) => [id, [value]]));
      let seen = 0;
      for (const { rows } of everyCombination([{ when }], DECISION_TABLE)) {
        if (rows[0] !== 0) continue;
        expect(DECISION_TABLE[rows[1] ?? -1]?.verdict, JSON.stringify(facts)).not.toBe('right');
        seen++;
      }
      expect(seen).toBeGreaterThan(0);
    }
  });

  it('asks a passive server for what keeps it passive, with block mode as without', () => {
    for (const wanted of ['passive', 'passive+edr-block'] as const)
      for (const force of ['absent', 'wrong-key', 'wrong-data'] as const) {
        const when = {
          wanted: [wanted],
          os: ['server'],
          force: [force],
          turnOff: ['absent', 'disabled', 'unknown'],
        } as const;
        const decided = [...everyCombination([{ when }], DECISION_TABLE)].filter(({ rows }) => rows[0] === 0);
        expect(decided.length).toBeGreaterThan(0);
        for (const { sample, rows } of decided)
          expect(DECISION_TABLE[rows[1] ?? -1]?.verdict, JSON.stringify(sample)).not.toBe('right');
      }
  });

  it('never calls a device right whose reported mode is another one', () => {
    const fits: Record<Facts['wanted'], readonly Facts['reported'][]> = {
      active: ['active', 'edr-block'],
      'active+edr-block': ['active', 'edr-block'],
      passive: ['passive'],
      'passive+edr-block': ['edr-block'],
    };
    for (const { sample, rows } of parts)
      if (DECISION_TABLE[rows[0] ?? -1]?.verdict === 'right') expect(fits[sample.wanted]).toContain(sample.reported);
  });
});

type Case = readonly [name: string, facts: Partial<Facts>, verdict: Verdict, cause: CauseId];

describe('single devices', () => {
  const cases: readonly Case[] = [
    ['a server forced passive', { ...forcedServer, wanted: 'passive', reported: 'passive' }, 'right', 'reached'],
    [
      'a client beside another antivirus',
      { ...passiveClient, wanted: 'passive', reported: 'passive' },
      'right',
      'reached',
    ],
    ['a mode alone, as the cmdlet tells it', { wanted: 'passive', reported: 'passive' }, 'right', 'reached'],
    [
      'a server without the value',
      { ...forcedServer, force: 'absent', wanted: 'passive', reported: 'active' },
      'wrong',
      'forcing-value-missing',
    ],
    [
      'a passive server that nothing keeps passive',
      { ...forcedServer, force: 'absent', wanted: 'passive', reported: 'passive' },
      'wrong',
      'forcing-value-missing',
    ],
    [
      'a passive server with the value where nothing reads it',
      { ...forcedServer, force: 'wrong-key', wanted: 'passive', reported: 'passive' },
      'wrong',
      'misplaced-forcing-value',
    ],
    [
      'a passive server with the value as a text',
      { ...forcedServer, force: 'wrong-data', wanted: 'passive', reported: 'passive' },
      'wrong',
      'wrong-forcing-value',
    ],
    [
      'a passive server whose registry nobody told',
      { ...forcedServer, force: 'unknown', wanted: 'passive', reported: 'passive' },
      'right',
      'reached',
    ],
    [
      'the key of the guides',
      { ...forcedServer, force: 'wrong-key', wanted: 'passive', reported: 'active' },
      'wrong',
      'misplaced-forcing-value',
    ],
    [
      'the value as a text',
      { ...forcedServer, force: 'wrong-data', wanted: 'passive', reported: 'active' },
      'wrong',
      'wrong-forcing-value',
    ],
    [
      'the value as a text, before onboarding',
      { ...forcedServer, force: 'wrong-data', onboarded: 'no', wanted: 'passive', reported: 'active' },
      'wrong',
      'wrong-forcing-value',
    ],
    [
      'back to active with another number',
      { ...forcedServer, force: 'wrong-data', wanted: 'active', reported: 'passive' },
      'wrong',
      'wrong-forcing-value',
    ],
    [
      'forced and not yet onboarded, as planned',
      { ...forcedServer, onboarding: 'planned', onboarded: 'no', wanted: 'passive', reported: 'active' },
      'pending',
      'awaits-onboarding',
    ],
    [
      'planned, and the value not yet there',
      {
        ...forcedServer,
        force: 'absent',
        onboarding: 'planned',
        onboarded: 'no',
        wanted: 'passive',
        reported: 'active',
      },
      'wrong',
      'forcing-value-missing',
    ],
    [
      'planned, and Defender does not run on a server',
      { ...forcedServer, onboarding: 'planned', onboarded: 'no', wanted: 'passive', reported: 'not-running' },
      'wrong',
      'not-onboarded',
    ],
    [
      'in troubleshooting mode',
      { ...forcedServer, force: 'absent', troubleshooting: 'on', wanted: 'passive', reported: 'active' },
      'pending',
      'troubleshooting-mode',
    ],
    [
      'active without protection',
      { wanted: 'active', reported: 'active', protection: 'off' },
      'wrong',
      'protection-off',
    ],
    [
      'active with old intelligence',
      { wanted: 'active', reported: 'active', signatures: 'old' },
      'wrong',
      'signatures-old',
    ],
    [
      'active and to be onboarded',
      { wanted: 'active', reported: 'active', onboarding: 'done', onboarded: 'no' },
      'wrong',
      'not-onboarded',
    ],
    ['active and not to be onboarded', { wanted: 'active', reported: 'active', onboarded: 'no' }, 'right', 'reached'],
    [
      'active without the sensor',
      { wanted: 'active', reported: 'active', onboarding: 'done', sensor: 'stopped' },
      'wrong',
      'sensor-not-running',
    ],
    [
      'passive with tamper protection off',
      { ...forcedServer, tamperWish: 'differs', wanted: 'passive', reported: 'passive' },
      'wrong',
      'tamper-differs',
    ],
    [
      'block mode with old intelligence',
      { ...forcedServer, signatures: 'old', wanted: 'passive+edr-block', reported: 'edr-block' },
      'wrong',
      'signatures-old',
    ],
    [
      'passive, where real-time protection is off as it should be',
      { ...forcedServer, protection: 'off', wanted: 'passive', reported: 'passive' },
      'right',
      'reached',
    ],
    [
      'a server held by tamper protection',
      { ...forcedServer, tamper: 'holds-active', wanted: 'passive', reported: 'active' },
      'wrong',
      'tamper-protection-holds-active',
    ],
    [
      'held by tamper protection, and just changed',
      { ...forcedServer, tamper: 'holds-active', change: 'since-boot', wanted: 'passive', reported: 'active' },
      'wrong',
      'tamper-protection-holds-active',
    ],
    [
      'a value set since the start',
      { ...forcedServer, change: 'since-boot', wanted: 'passive', reported: 'active' },
      'pending',
      'restart-pending',
    ],
    [
      'a server not onboarded',
      { ...forcedServer, onboarded: 'no', wanted: 'passive', reported: 'active' },
      'wrong',
      'not-onboarded',
    ],
    [
      'a client without another antivirus',
      { ...passiveClient, antivirus: 'none', wanted: 'passive', reported: 'active' },
      'wrong',
      'antivirus-not-registered',
    ],
    [
      'a passive client that nothing protects',
      { ...passiveClient, antivirus: 'none', securityCenter: 'running', wanted: 'passive', reported: 'passive' },
      'wrong',
      'antivirus-not-registered',
    ],
    [
      'a passive client that lists no other antivirus, with a Security Center that was not told',
      { ...passiveClient, antivirus: 'none', wanted: 'passive', reported: 'passive' },
      'wrong',
      'antivirus-not-registered',
    ],
    ...(['none', 'unknown'] as const).map(
      (antivirus): Case => [
        `a passive client without Security Center, other antivirus ${antivirus}`,
        { ...passiveClient, antivirus, securityCenter: 'stopped', wanted: 'passive', reported: 'passive' },
        'unknown',
        'security-center-stopped',
      ],
    ),
    ...(
      [
        ['passive', 'passive'],
        ['passive+edr-block', 'edr-block'],
      ] as const
    ).map(
      ([wanted, reported]): Case => [
        `a client that reports ${reported} beside a product that is off`,
        { ...passiveClient, antivirus: 'idle', wanted, reported },
        'unknown',
        'other-antivirus-off',
      ],
    ),
    [
      'a passive client beside a product that is off, with old intelligence',
      { ...passiveClient, antivirus: 'idle', signatures: 'old', wanted: 'passive', reported: 'passive' },
      'wrong',
      'signatures-old',
    ],
    [
      'a client that cannot see it',
      { ...passiveClient, antivirus: 'none', securityCenter: 'stopped', wanted: 'passive', reported: 'active' },
      'wrong',
      'security-center-stopped',
    ],
    [
      'a client kept running by policy',
      { ...passiveClient, turnOff: 'disabled', wanted: 'passive', reported: 'active' },
      'wrong',
      'turn-off-policy-disabled',
    ],
    ['block mode alone', { wanted: 'passive+edr-block', reported: 'edr-block' }, 'unknown', 'block-mode-ambiguous'],
    [
      'block mode on a forced server',
      { ...forcedServer, wanted: 'passive+edr-block', reported: 'edr-block' },
      'right',
      'reached',
    ],
    [
      'block mode by policy not there',
      { ...passiveClient, floor: 'met', blockPolicy: 'missing', wanted: 'passive+edr-block', reported: 'passive' },
      'wrong',
      'block-mode-policy-missing',
    ],
    [
      'an old platform',
      {
        ...passiveClient,
        floor: 'platform-below',
        blockPolicy: 'set',
        wanted: 'passive+edr-block',
        reported: 'passive',
      },
      'wrong',
      'platform-below-floor',
    ],
    [
      'back to active, value 0 and no restart',
      { ...forcedServer, force: 'active', change: 'since-boot', wanted: 'active', reported: 'passive' },
      'pending',
      'restart-pending',
    ],
    [
      'back to active without the value',
      { ...forcedServer, force: 'absent', wanted: 'active', reported: 'passive' },
      'wrong',
      'active-value-missing',
    ],
    ['a mode that no page documents', { ...forcedServer, wanted: 'passive' }, 'unknown', 'mode-not-reported'],
  ];

  it.each(cases)('%s', (_, facts, verdict, cause) => {
    expect(decide({ ...NOTHING_TOLD, ...facts })).toMatchObject({ verdict, cause });
  });

  it('names every further cause of a device that is wrong twice', () => {
    const facts: Facts = {
      ...NOTHING_TOLD,
      ...forcedServer,
      onboarded: 'no',
      force: 'absent',
      wanted: 'passive',
      reported: 'active',
    };
    expect(decide(facts)).toMatchObject({ cause: 'forcing-value-missing', also: ['not-onboarded'] });
  });

  it('tells cautions beside any verdict', () => {
    const facts: Facts = {
      ...NOTHING_TOLD,
      ...forcedServer,
      force: 'absent',
      turnOff: 'enabled',
      wanted: 'passive',
      reported: 'passive',
    };
    expect(decide(facts)).toMatchObject({ verdict: 'right', cautions: ['passive-by-turn-off-policy'] });
  });

  it('numbers combinations without collision', () => {
    const numbers = new Set<number>();
    for (const id of FACT_IDS)
      for (const value of valuesOf(id)) numbers.add(factsNumber({ ...NOTHING_TOLD, [id]: value } as Facts));
    const values = FACT_IDS.reduce((sum, id) => sum + valuesOf(id).length, 0);
    expect(numbers.size).toBe(values - FACT_IDS.length + 1);
  });
});

describe('causes and cautions', () => {
  it('are all used, and name sources that exist', () => {
    expect(new Set(DECISION_TABLE.map(({ cause }) => cause))).toEqual(new Set(Object.keys(CAUSES)));
    expect(new Set(CAUTIONS.map(({ caution }) => caution))).toEqual(new Set(Object.keys(CAUTION_INFOS)));
    for (const { sources } of [...Object.values(CAUSES), ...Object.values(CAUTION_INFOS), ...Object.values(FACTS)]) {
      expect(sources.length).toBeGreaterThan(0);
      for (const source of sources) expect(SOURCES).toHaveProperty([source]);
    }
  });

  it('say what to do, except where the mode is reached', () => {
    for (const [id, { next }] of Object.entries(CAUSES)) expect(next === '', id).toBe(id === 'reached');
  });
});
