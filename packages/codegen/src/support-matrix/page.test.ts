import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sampled } from '@mdav/testkit';
import { describe, expect, it } from 'vitest';
import type { Agent, Baseline, Mode, OnboardingState, OsId } from '../../../core/src/model/vocabulary.ts';
import { AGENTS, BASELINES, MODES, ONBOARDING_STATES, OS_IDS } from '../../../core/src/model/vocabulary.ts';
import { readPage } from './__tests__/read-page.ts';
import type { AntivirusCase, Combination } from './combination.ts';
import { ANTIVIRUS_CASES } from './combination.ts';
import { supportMatrixFiles } from './page.ts';
import type { Verdict } from './verdict.ts';
import { verdictsOf } from './verdict.ts';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
const PAGE = 'docs/support-matrix.md';
const committed = readFileSync(join(ROOT, PAGE), 'utf8');
const verdictOnPage = readPage(committed);

function* everyCombination(): Generator<Combination> {
  for (const os of OS_IDS)
    for (const agent of [...AGENTS, undefined])
      for (const baseline of BASELINES)
        for (const mode of MODES)
          for (const onboarding of [...ONBOARDING_STATES, undefined])
            for (const antivirus of Object.keys(ANTIVIRUS_CASES) as AntivirusCase[])
              yield { os, agent, baseline, mode, onboarding, antivirus };
}

/** `ok forced policy`, `warn automatic: a rule`, `no: a rule, another rule`. */
function words({ level, how, rules }: Verdict): string {
  return [level, ...how].join(' ') + (rules.length === 0 ? '' : `: ${rules.join(', ')}`);
}

describe('the support matrix', () => {
  it('is what the rules say, whenever it is made', () => {
    const files = supportMatrixFiles();
    expect(files.get(PAGE)).toBe(committed);
    expect([...files.keys()]).toEqual([PAGE]);
  });

  it('gives combinations the verdict that the rules give it', () => {
    const combinations = [...sampled(24, everyCombination())];
    const wrong = verdictsOf(combinations).flatMap((verdict, index) => {
      const combination = combinations[index] as Combination;
      const [found, shown] = [words(verdict), words(verdictOnPage(combination))];
      return found === shown ? [] : [{ combination, found, shown }];
    });
    expect(wrong).toEqual([]);
    expect(committed).toContain(` ${[...everyCombination()].length} in all`);
  });

  it('links to pages that exist', () => {
    const links = [...committed.matchAll(/^\[([a-z0-9-]+)\]: (\S+)$/gm)];
    expect(links.length).toBeGreaterThan(10);
    for (const [, , target = ''] of links) expect(existsSync(join(ROOT, 'docs', target)), target).toBe(true);
    const defined = new Set(links.map(([, rule]) => rule));
    const used = [...committed.matchAll(/\[([a-z0-9-]+)\](?![:(])/g)].map(([, rule]) => rule);
    expect(used.filter((rule) => !defined.has(rule))).toEqual([]);
  });
});

describe('a system that gets Defender Antivirus from the Defender deployment tool', () => {
  const [, section = ''] = /^## Onboarded by the Defender deployment tool\n([\s\S]*?)^## /m.exec(committed) ?? [];
  it.each([
    ['Windows 7', '`current`', 'ok'],
    ['Windows Server 2008 R2', '`current`', 'ok'],
  ])('%s is active by it in the documentation of %s', (os, baseline, cell) => {
    expect(section).toContain(`| ${os} | ${baseline} | ${cell} |`);
    expect(section).not.toContain(`| ${os} | any |`);
  });
});

/** Written by hand from the documentation: operating systems, agents and modes; then what decides the mode. */
type Anchor = readonly [
  os: OsId,
  agent: Agent | undefined,
  baseline: Baseline,
  mode: Mode,
  onboarding: OnboardingState | undefined,
  antivirus: AntivirusCase,
  verdict: string,
];

const ANCHORS: readonly Anchor[] = [
  // Windows 10: passive by itself, block mode in all releases; in July 2021 in the portal only.
  ['windows-10', undefined, '2021-07', 'passive', 'onboarded', 'registered', 'ok automatic'],
  ['windows-10', undefined, '2021-07', 'passive+edr-block', 'onboarded', 'registered', 'ok automatic portal'],
  ['windows-10', undefined, 'current', 'passive', 'onboarded', 'registered', 'ok automatic'],
  ['windows-10', undefined, 'current', 'passive+edr-block', 'onboarded', 'registered', 'ok automatic policy'],
  // Windows 11: not named in July 2021.
  ['windows-11', undefined, '2021-07', 'passive', 'onboarded', 'registered', 'warn automatic: os-newer-than-baseline'],
  ['windows-11', undefined, '2022-03', 'passive', 'onboarded', 'registered', 'ok automatic'],
  ['windows-11', undefined, 'current', 'passive+edr-block', 'onboarded', 'registered', 'ok automatic policy'],
  // Windows Server since version 1803, and 2019: passive by hand.
  ['windows-server-1803', undefined, '2021-07', 'passive', 'onboarded', 'registered', 'ok forced'],
  ['windows-server-1803', undefined, 'current', 'passive+edr-block', 'onboarded', 'registered', 'ok forced policy'],
  ['windows-server-2019', undefined, '2021-07', 'passive+edr-block', 'onboarded', 'registered', 'ok forced portal'],
  ['windows-server-2019', undefined, 'current', 'passive', 'onboarded', 'registered', 'ok forced'],
  // Windows Server 2022 and 2025: not named in July 2021, and 2025 not in 2022 either.
  [
    'windows-server-2022',
    undefined,
    '2021-07',
    'passive',
    'onboarded',
    'registered',
    'warn forced: os-newer-than-baseline',
  ],
  ['windows-server-2022', undefined, 'current', 'passive+edr-block', 'onboarded', 'registered', 'ok forced policy'],
  [
    'windows-server-2025',
    undefined,
    '2022-09',
    'passive',
    'onboarded',
    'registered',
    'warn forced: os-newer-than-baseline',
  ],
  ['windows-server-2025', undefined, 'current', 'passive', 'onboarded', 'registered', 'ok forced'],
  ['windows-server-2025', undefined, 'current', 'passive+edr-block', 'onboarded', 'registered', 'ok forced policy'],
  // Azure Local: passive is documented, block mode is in no list.
  ['azure-local-23h2', undefined, 'current', 'passive', 'onboarded', 'registered', 'ok forced'],
  [
    'azure-local-23h2',
    undefined,
    'current',
    'passive+edr-block',
    'onboarded',
    'registered',
    'warn forced policy: edr-block-os-unlisted',
  ],
  // Windows Server 2016: no passive mode in July 2021, block mode beside active only; both with the unified agent since.
  [
    'windows-server-2016',
    'mma',
    '2021-07',
    'passive',
    'onboarded',
    'registered',
    'no: passive-server-2016-2021-baseline',
  ],
  [
    'windows-server-2016',
    'builtin',
    '2021-07',
    'active+edr-block',
    'onboarded',
    'none',
    'warn portal: edr-block-server-2016-active-only',
  ],
  [
    'windows-server-2016',
    'mma',
    '2021-07',
    'passive+edr-block',
    'onboarded',
    'registered',
    'no: passive-server-2016-2021-baseline, edr-block-server-2016-active-only',
  ],
  ['windows-server-2016', 'unified', '2022-03', 'passive', 'onboarded', 'registered', 'ok forced'],
  ['windows-server-2016', 'unified', 'current', 'passive+edr-block', 'onboarded', 'registered', 'ok forced policy'],
  ['windows-server-2016', 'mma', 'current', 'passive', 'onboarded', 'registered', 'no: passive-needs-unified-agent'],
  ['windows-server-2016', 'mma', 'current', 'active+edr-block', 'onboarded', 'none', 'no: edr-block-unsupported-os'],
  ['windows-server-2016', 'mma', 'current', 'active', 'onboarded', 'none', 'ok'],
  // Windows Server 2012 R2: no antivirus without the unified agent.
  ['windows-server-2012-r2', 'mma', 'current', 'active', 'onboarded', 'none', 'no: server-2012r2-no-antivirus'],
  [
    'windows-server-2012-r2',
    'mma',
    '2021-07',
    'passive',
    'onboarded',
    'registered',
    'no: passive-server-2016-2021-baseline, server-2012r2-no-antivirus',
  ],
  ['windows-server-2012-r2', 'unified', 'current', 'active', 'onboarded', 'none', 'ok'],
  ['windows-server-2012-r2', 'unified', 'current', 'passive', 'onboarded', 'registered', 'ok forced'],
  ['windows-server-2012-r2', 'unified', 'current', 'passive+edr-block', 'onboarded', 'registered', 'ok forced policy'],
  ['windows-server-2012-r2', undefined, 'current', 'active', 'onboarded', 'none', 'warn: server-2012r2-no-antivirus'],
  // Older systems: out of scope.
  ['windows-8.1', 'mma', 'current', 'active', 'onboarded', 'none', 'no: downlevel-os-out-of-scope'],
  [
    'windows-7',
    'mma',
    '2021-07',
    'passive',
    'onboarded',
    'registered',
    'no: passive-unsupported-os, downlevel-os-out-of-scope',
  ],
  [
    'windows-server-2008-r2',
    'mma',
    'current',
    'passive',
    'onboarded',
    'registered',
    'no: passive-unsupported-os, downlevel-os-out-of-scope',
  ],
  // Block mode beside active: to be kept on in 2021, of little use by 2023, to be turned off since 2025.
  ['windows-10', undefined, '2021-07', 'active+edr-block', 'onboarded', 'none', 'ok portal'],
  ['windows-10', undefined, '2022-09', 'active+edr-block', 'onboarded', 'none', 'ok policy'],
  ['windows-10', undefined, 'current', 'active+edr-block', 'onboarded', 'none', 'warn policy: edr-block-while-active'],

  // A client without another antivirus is active, onboarded or not.
  ['windows-11', undefined, 'current', 'active', 'onboarded', 'none', 'ok'],
  ['windows-11', undefined, 'current', 'active', 'none', 'none', 'ok'],
  ['windows-11', undefined, 'current', 'passive', 'onboarded', 'none', 'no: passive-requires-other-antivirus'],
  // Beside a registered one it is passive when onboarded, and disabled when not.
  ['windows-11', undefined, 'current', 'passive', 'onboarded', 'registered', 'ok automatic'],
  ['windows-11', undefined, 'current', 'active', 'onboarded', 'registered', 'no: active-with-other-antivirus'],
  ['windows-11', undefined, 'current', 'passive', 'none', 'registered', 'no: passive-requires-onboarding'],
  ['windows-11', undefined, 'current', 'active', 'none', 'registered', 'no: active-with-other-antivirus'],
  [
    'windows-11',
    undefined,
    'current',
    'passive',
    'planned',
    'registered',
    'note automatic: passive-requires-onboarding',
  ],
  // One that is not registered goes unseen.
  ['windows-11', undefined, 'current', 'passive', 'onboarded', 'not registered', 'no: other-antivirus-not-registered'],
  // A server without another antivirus is active, onboarded or not.
  ['windows-server-2022', undefined, 'current', 'active', 'onboarded', 'none', 'ok'],
  ['windows-server-2022', undefined, 'current', 'active', 'none', 'none', 'ok'],
  ['windows-server-2022', undefined, 'current', 'passive', 'onboarded', 'none', 'no: passive-requires-other-antivirus'],
  // Beside another one it stays active until it is forced, which takes onboarding.
  ['windows-server-2022', undefined, 'current', 'passive', 'onboarded', 'registered', 'ok forced'],
  [
    'windows-server-2022',
    undefined,
    'current',
    'active',
    'onboarded',
    'registered',
    'warn: active-with-other-antivirus',
  ],
  [
    'windows-server-2022',
    undefined,
    'current',
    'active',
    'none',
    'registered',
    'warn: server-not-onboarded-other-antivirus',
  ],
  ['windows-server-2022', undefined, 'current', 'passive', 'none', 'registered', 'no: passive-requires-onboarding'],
  [
    'windows-server-2022',
    undefined,
    'current',
    'passive',
    'planned',
    'registered',
    'note forced: passive-requires-onboarding',
  ],
  [
    'windows-server-2022',
    undefined,
    'current',
    'passive',
    'onboarded',
    'not registered',
    'note forced: other-antivirus-not-registered',
  ],
  // Block mode takes onboarding in active mode, too.
  [
    'windows-server-2022',
    undefined,
    '2022-09',
    'active+edr-block',
    'none',
    'none',
    'no: edr-block-requires-onboarding',
  ],
  // A fact that nobody gives makes it one step milder.
  [
    'windows-11',
    undefined,
    'current',
    'passive',
    undefined,
    'registered',
    'warn automatic: passive-requires-onboarding',
  ],
  [
    'windows-server-2022',
    undefined,
    'current',
    'passive',
    'onboarded',
    'not said',
    'warn forced: passive-requires-other-antivirus',
  ],
];

describe('by the documentation', () => {
  it.each(ANCHORS)('%s, %s, %s, %s, %s, %s: %s', (os, agent, baseline, mode, onboarding, antivirus, verdict) => {
    const combination = { os, agent, baseline, mode, onboarding, antivirus };
    expect(verdictsOf([combination]).map(words)).toEqual([verdict]);
    expect(words(verdictOnPage(combination))).toBe(verdict);
  });
});
