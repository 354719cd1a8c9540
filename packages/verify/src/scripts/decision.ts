import type { CauseId, DecisionRow, FactId, Known } from '@mdav/core/decision';
import { CAUSES, CAUTIONS, type CautionRow, DECISION_TABLE, FACT_IDS, specialise } from '@mdav/core/decision';
import { DEFENDER_PRODUCT, remember } from '@mdav/core/format';
import { readsRegistry } from '@mdav/intune';
import { fill, indentCode, joinCode, type PowerShell, ps, psKey, psText, psTexts } from '@mdav/quote';
import type { GroupFacts } from '../facts/group-facts.ts';
import { KIND_SIGNS, type KindSign } from '../state/os-of.ts';
import { DEFENDER_IDENTIFIER, OWNED_BY_WINDOWS, OWNER_BITS } from '../state/products.ts';
import { type Derived, derivations, isSeen, type SeenFact } from './derive.ts';
import { DECISION, PLAIN } from './embedded.generated.ts';
import { excludedDrivesFunction } from './excluded-drives.ts';
import { knownOf, type SystemRange, systemRanges } from './group-knowledge.ts';
import { localRulesFunction } from './local-rules.ts';
import { DECIDING_FIELDS } from './status-fields.ts';

/** The rows of the decision table that can hold for a device of the group. */
export function groupTable(group: GroupFacts): readonly DecisionRow[] {
  return tableOf(knownOf(group));
}

const tableOf = remember((known: Known) => specialise(DECISION_TABLE, known), 256);

/** The cautions that can hold for a device of the group. Each is told by itself, so none hides another. */
export function groupCautions(group: GroupFacts): readonly CautionRow[] {
  return cautionsOf(knownOf(group));
}

const cautionsOf = remember((known: Known) => CAUTIONS.flatMap((row) => specialise([row], known)), 256);

/** The causes that the rows name, each once, in their order. */
export function causesIn(table: readonly DecisionRow[]): readonly CauseId[] {
  return [...new Set(table.map(({ cause }) => cause))];
}

/**
 * The common part of the scripts for a group: sees the facts that its rows ask for, and finds the first row that holds.
 * Leaves `$facts`, `$row` and `$title`.
 */
export function decisionText(group: GroupFacts, beside: readonly SeenFact[] = []): PowerShell {
  const { wanted, mdmWins, tamperProtected, protection, signatureDays, lowest, excludedDrives } = group;
  const asked = { tamperProtected, protection, signatureDays, lowest, excludedDrives };
  const derived = { wanted, mdmWins, ...asked, plan: group.planOf(undefined) };
  return textOf({ known: knownOf(group), systems: systemRanges(group), derived, beside });
}

/** All that the text depends on. Groups that agree in it have one text. */
interface DecisionInput {
  readonly known: Known;
  readonly systems: readonly SystemRange[];
  readonly derived: Derived;
  readonly beside: readonly SeenFact[];
}

const textOf = remember(({ known, systems, derived, beside }: DecisionInput): PowerShell => {
  const table = tableOf(known);
  const asked = FACT_IDS.filter(
    (id): id is SeenFact => isSeen(id) && (beside.includes(id) || table.some(({ when }) => when[id] !== undefined)),
  );
  const bodies = derivations(derived);
  return fill(DECISION, {
    kinds: lines(KIND_SIGNS.map(kindText)),
    registryData: readsRegistry('anywhere'),
    counts: PLAIN.wholeNumber,
    productState: asked.includes('antivirus') ? PLAIN.productState : ps``,
    localRules: asked.includes('asr') ? localRulesFunction() : ps``,
    excludedDrives: asked.includes('exclusions') ? excludedDrivesFunction() : ps``,
    identifier: psText(`{${DEFENDER_IDENTIFIER}}`),
    defenderProduct: psText(DEFENDER_PRODUCT),
    ownerBits: ps`${OWNER_BITS}`,
    ownedByWindows: ps`${OWNED_BY_WINDOWS}`,
    statusFields: psTexts(DECIDING_FIELDS),
    systems: lines(systems.map(systemText)),
    rows: lines(table.map(rowText)),
    titles: lines(causesIn(table).map((cause) => ps`${psText(cause)} = ${psText(CAUSES[cause].title)}`)),
    see: lines(asked.map((fact) => ps`${psKey(fact)} = {\n${indentCode(bodies[fact])}\n}`)),
  });
}, 256);

const lines = (pieces: readonly PowerShell[]) => joinCode(pieces, '\n');

function kindText({ kind, class: osClass, productTypes, text }: KindSign): PowerShell {
  const types = joinCode(
    productTypes.map((type) => ps`${type}`),
    ', ',
  );
  return ps`@{ kind = ${psText(kind)}; class = ${psText(osClass)}; types = @(${types}); text = ${psText(text)} }`;
}

function systemText({ kind, first, last, os }: SystemRange): PowerShell {
  return ps`@{ kind = ${psText(kind)}; first = ${first}; last = ${last}; os = ${psText(os)} }`;
}

function rowText({ verdict, cause, when }: DecisionRow): PowerShell {
  return ps`@{ verdict = ${psText(verdict)}; cause = ${psText(cause)}; when = ${whenText(when)} }`;
}

export function cautionText({ caution, when }: CautionRow): PowerShell {
  return ps`@{ caution = ${psText(caution)}; when = ${whenText(when)} }`;
}

function whenText(when: DecisionRow['when']): PowerShell {
  const asked: readonly FactId[] = FACT_IDS.filter((id) => when[id] !== undefined);
  const conditions = asked.map((id) => ps`${psKey(id)} = @(${joinCode((when[id] ?? []).map(psText), ', ')})`);
  return conditions.length === 0 ? ps`@{}` : ps`@{ ${joinCode(conditions, '; ')} }`;
}
