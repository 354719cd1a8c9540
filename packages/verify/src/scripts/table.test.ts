import {
  AGENTS,
  type Agent,
  BASELINES,
  type Baseline,
  MODES,
  type Mode,
  OS_IDS,
  OS_KIND_INFO,
  OS_KINDS,
} from '@mdav/core';
import {
  CAUSES,
  DECISION_TABLE,
  type DecisionRow,
  everyCombination,
  FACTS,
  type FactId,
  type Known,
  valuesOf,
} from '@mdav/core/decision';
import { groupWith } from '@mdav/testkit';
import { describe, expect, it } from 'vitest';
import { nodesBelow, powershellMissing, type SyntaxNode } from '../../../../tests/powershell.ts';
import { assigned, entriesOf, literalOf, treeOf } from '../__tests__/read-script.ts';
import { expectedGroup } from '../expected/expected-group.ts';
import { groupFacts, osFactOf } from '../facts/group-facts.ts';
import { osClassOf, osOf } from '../state/os-of.ts';
import { detectionScript } from './detection.ts';
import { knownOf, systemRanges } from './group-knowledge.ts';
import { remediationScript } from './remediation.ts';

const group = (mode: Mode, baseline: Baseline, agent: Agent) =>
  groupWith({}, { mode, baseline, agent, os: agent === 'unified' ? 'windows-server-2016' : 'windows-server-2019' });

/** Every mode, with block mode by the switch of the portal and by policy. */
const scripts = MODES.flatMap((mode) =>
  (['2021-07', 'current'] as const).flatMap((baseline) => {
    const one = group(mode, baseline, 'builtin');
    return [
      [`detection: ${mode}, ${baseline}`, detectionScript(one), one] as const,
      [`remediation: ${mode}, ${baseline}`, remediationScript(one), one] as const,
    ];
  }),
);

/** Rows that hold for everything that is not known of a group. */
function outside(known: Known): readonly { readonly when: Known }[] {
  return (Object.keys(known) as FactId[]).map((id) => {
    const kept: readonly string[] = known[id] ?? [];
    return { when: { [id]: valuesOf(id).filter((value) => !kept.includes(value)) } };
  });
}

describe.skipIf(powershellMissing)(`the table of a script, read back from its text ${powershellMissing ?? ''}`, () => {
  it.each(scripts)('%s: says what the library says of every combination of facts', async (_, script, one) => {
    const table = literalOf(assigned(await treeOf(script), '$table')) as unknown as readonly DecisionRow[];
    const known = knownOf(groupFacts(expectedGroup(one)));
    const fence = outside(known);
    let seen = 0;
    for (const { rows, count } of everyCombination([...fence, ...DECISION_TABLE], [...fence, ...table])) {
      const [whole = -1, own = -1] = rows;
      if (whole < fence.length && own < fence.length) continue;
      const { verdict, cause } = DECISION_TABLE[whole - fence.length] as DecisionRow;
      expect(table[own - fence.length]).toMatchObject({ verdict, cause });
      seen += count;
    }
    const all = Object.keys(FACTS).reduce((product, id) => product * valuesOf(id as FactId).length, 1);
    const left = (Object.keys(known) as FactId[]).reduce(
      (count, id) => (count / valuesOf(id).length) * (known[id]?.length ?? 0),
      all,
    );
    expect(seen).toBe(left);
  });

  it('would be found different, were one word of one row another', async () => {
    const script = detectionScript(groupWith({}, { mode: 'passive', os: 'windows-server-2019' }));
    const other = script.replace("force = @('absent')", "force = @('active')");
    expect(other).not.toBe(script);
    const table = literalOf(assigned(await treeOf(other), '$table')) as unknown as readonly DecisionRow[];
    const fence = outside({ wanted: ['passive'] });
    const wrong = [...everyCombination([...fence, ...DECISION_TABLE], [...fence, ...table])].filter(({ rows }) => {
      const [whole = -1, own = -1] = rows.map((row) => row - fence.length);
      return whole >= 0 && DECISION_TABLE[whole]?.cause !== table[own]?.cause;
    });
    expect(wrong.length).toBeGreaterThan(0);
  });

  it.each(scripts)('%s: sees every fact that a row asks for, in words of that fact', async (_, script) => {
    const root = await treeOf(script);
    const table = literalOf(assigned(root, '$table')) as unknown as readonly DecisionRow[];
    const see = entriesOf(assigned(root, '$see'));
    const seen = new Set(see.map(([fact]) => fact));
    const asked = new Set(table.flatMap(({ when }) => Object.keys(when)));
    expect([...asked].filter((fact) => !seen.has(fact))).toEqual([]);
    for (const [fact, block] of see) {
      const words: readonly string[] = valuesOf(fact as FactId);
      const returned = returnsOf(block);
      expect(returned.length, fact).toBeGreaterThan(0);
      const said = returned.filter((value) => value !== '$system.os');
      expect(
        said.filter((value) => !words.map((word) => `'${word}'`).includes(value)),
        fact,
      ).toEqual([]);
      expect(returned.includes('$system.os'), fact).toBe(fact === 'os');
      // A statement that is neither an assignment nor a return would add a second word.
      expect(bareStatements(block), fact).toEqual([]);
    }
  });

  it.each(scripts)(
    '%s: has a title for every cause, and mends by causes that core lets a script mend',
    async (_, script) => {
      const root = await treeOf(script);
      const table = literalOf(assigned(root, '$table')) as unknown as readonly DecisionRow[];
      const titles = literalOf(assigned(root, '$titles')) as Readonly<Record<string, string>>;
      expect(new Set(Object.keys(titles))).toEqual(new Set(table.map(({ cause }) => cause)));
      for (const [cause, title] of Object.entries(titles))
        expect(CAUSES[cause as keyof typeof CAUSES].title).toBe(title);
      if (!script.includes('$mendable')) return;
      const mendable = literalOf(assigned(root, '$mendable')) as readonly string[];
      const allowed = Object.entries(CAUSES).filter(([, info]) => 'remedy' in info);
      const named = new Set<string>(table.map(({ cause }) => cause));
      expect(new Set(mendable)).toEqual(new Set(allowed.map(([cause]) => cause).filter((cause) => named.has(cause))));
      expect(mendable.length).toBeGreaterThan(0);
    },
  );

  it.each(scripts)('%s: has the systems of its group', async (_, script, one) => {
    const systems = literalOf(assigned(await treeOf(script), '$systems'));
    expect(systems).toEqual(systemRanges(groupFacts(expectedGroup(one))));
  });
});

describe('systems by kind and build', () => {
  const everyGroup = MODES.flatMap((mode) =>
    BASELINES.flatMap((baseline) => AGENTS.map((agent) => [mode, baseline, agent] as const)),
  );

  it.each(everyGroup)('%s, %s, %s: count as the reader counts them', (mode, baseline, agent) => {
    const facts = groupFacts(expectedGroup(group(mode, baseline, agent)));
    const systems = systemRanges(facts);
    const builds = systems.flatMap(({ first, last }) => [first - 1, first, last, last + 1]);
    for (const kind of OS_KINDS) {
      const { captions, productTypes } = OS_KIND_INFO[kind];
      const caption = captions.at(-1);
      for (const build of [0, ...builds]) {
        const found = systems.filter((system) => system.kind === kind && build >= system.first && build <= system.last);
        const words = { caption, build, productType: productTypes.at(-1), platform: undefined };
        const state = { os: osOf(words), osClass: osClassOf(words), build };
        expect(found.length, `${caption} ${build}`).toBeLessThanOrEqual(1);
        expect(found[0]?.os ?? 'unknown', `${caption} ${build}`).toBe(osFactOf(facts, state));
      }
    }
  });

  it.each(everyGroup)('%s, %s, %s: share what the group settles for all of them', (mode, baseline, agent) => {
    const facts = groupFacts(expectedGroup(group(mode, baseline, agent)));
    const { withoutPolicy, platformFloor, engineFloor } = facts.planOf(undefined);
    for (const id of OS_IDS) {
      const plan = facts.planOf(id);
      if (plan.os !== 'unsupported' && facts.wantsBlockMode)
        expect(plan, id).toMatchObject({ withoutPolicy, platformFloor, engineFloor });
    }
  });
});

/** What the `return` statements of a block give, as they stand. */
function returnsOf(block: SyntaxNode): readonly string[] {
  return [...nodesBelow(block)]
    .filter(({ type }) => type === 'flow_control_statement')
    .map(({ text }) => text.replace(/^return\s+/, ''));
}

function bareStatements(node: SyntaxNode): readonly string[] {
  if (node.type === 'array_expression' || node.type === 'sub_expression') return [];
  const own = node.type === 'statement_list' ? node.children.filter(isBare).map(({ text }) => text) : [];
  return [...own, ...node.children.flatMap(bareStatements)];
}

function isBare({ type, text, children }: SyntaxNode): boolean {
  return (
    type === 'pipeline' &&
    !text.startsWith('Write-Verbose ') &&
    !children.some((child) => child.type === 'assignment_expression')
  );
}
