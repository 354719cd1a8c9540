import { CAUSES, DECISION_TABLE, decide } from '../../../packages/core/dist/decision.js';
import { expectedGroup, factsOf, stateOf, verifier } from '../../../packages/verify/dist/index.js';
import { rowOf } from './from-facts.mjs';
import { FORCING, MANAGER, RULES, SENSOR } from './keys.mjs';

/** Intune keeps so many characters of what a script prints. */
const LONGEST = 2048;
/** The key of the sensor as the collector shortens it. */
const SHORT_SENSOR = 'P:Windows Advanced Threat Protection';
const WORDS = { 0: 'Compliant', 1: 'NonCompliant', 2: 'Unknown' };
const VERDICT = /^(Compliant|NonCompliant|Unknown): (right|pending|wrong|unknown), ([a-z-]+) \(/;

/**
 * Holds what the scripts of a group did with one device to the laws. Returns the row of the decision table that decided
 * on it, where the collector told enough.
 */
export function holdLaws(tally, { group, facts, device, said }) {
  const { steps } = said;
  const hold = (law, isHeld, tell) => tally.hold(law, isHeld, group.name, () => `${device.id}: ${tell()}`);
  const row = holdVerdict(hold, group, facts, steps, device);
  for (const [name, step] of Object.entries(steps)) {
    hold(
      'one line and nothing beside it',
      step.thrown === null && step.lines.length === 1 && !/^ERROR/.test(step.lines[0] ?? ''),
      () => `${name}: ${JSON.stringify(step.thrown ?? step.lines).slice(0, 200)}`,
    );
    hold(
      `at most ${LONGEST} characters`,
      name === 'collectWhole' || step.lines.join('\n').length <= LONGEST,
      () => `${name}: ${step.lines.join('\n').length}`,
    );
    hold(
      'readers write nothing',
      !/[dD]etect|collect|whatIf/.test(name) || step.writes.length === 0,
      () => `${name}: ${step.writes}`,
    );
    hold(
      'only the forcing value is written',
      step.writes.every(
        (write) =>
          write === `key ${SENSOR}` ||
          write.startsWith(`value ${SENSOR} ${FORCING} DWord `) ||
          write === `remove ${SENSOR} ${FORCING}`,
      ),
      () => `${name}: ${step.writes}`,
    );
  }
  hold('a script leaves nothing behind in the session', said.left.length === 0, () => said.left.join(', '));
  holdDetection(hold, steps.detect);
  if (steps.detectCcm !== undefined)
    hold(
      'below Configuration Manager detect ends with 0',
      steps.detectCcm.code === 0 && steps.detectCcm.lines[0] === steps.detect.lines[0],
      () => `${steps.detectCcm.code} ${steps.detectCcm.lines[0]}`,
    );
  if (steps.collectWhole !== undefined) holdWhole(hold, facts, steps, device);
  if (steps.packageDetect !== undefined) holdPackage(hold, steps, device);
  if (steps.remediate !== undefined) {
    holdRemediation(hold, steps);
    holdRefusals(hold, facts, steps, device);
  }
  return row;
}

/** Verdict and cause as `detect.ps1` names them. */
export function detectedBy({ lines }) {
  const [, , verdict, cause] = VERDICT.exec(lines[0] ?? '') ?? [];
  return `${verdict}/${cause}`;
}

function holdVerdict(hold, group, facts, { collect, detect }, device) {
  const state = stateOf(jsonOf(collect.lines[0]), {}, device.id);
  hold('the collector is read', state.ok && state.value.shape === 'collected', () =>
    collect.lines.join('\n').slice(0, 200),
  );
  if (!state.ok) return undefined;
  const row = rowOf(factsOf(state.value, facts), DECISION_TABLE);
  const own = VERDICT.exec(detect.lines[0] ?? '');
  hold(
    'detect = library',
    own?.[2] === row.verdict && own?.[3] === row.cause,
    () => `script ${own?.[2]}/${own?.[3]}, library ${row.verdict}/${row.cause}`,
  );
  const besides = [...(detect.lines[0] ?? '').matchAll(/, besides ([a-z-]+)/g)].map(([, caution]) => caution);
  const { cautions } = decide(factsOf(state.value, facts));
  hold(
    'cautions of detect = library',
    besides.join() === cautions.join(),
    () => `script ${besides}, library ${cautions}`,
  );
  const names = / as .*?, not told: (.*)$/.exec(detect.lines[0] ?? '')?.[1] ?? '';
  const untold = untoldBy(group, state.value);
  hold('what detect calls not told = library', names === untold, () => `script "${names}", library "${untold}"`);
  holdRules(hold, state.value, device);
  return row;
}

const verifiers = new Map();

/** What the library calls not told, but for settings and cloud protection, at which the script does not look. */
function untoldBy(group, state) {
  if (!verifiers.has(group)) verifiers.set(group, verifier([expectedGroup(group)]));
  const one = verifiers.get(group);
  const { notes } = one.describe(one.verify(state));
  const note = notes.find((text) => text.startsWith('Not told, and so not judged: ')) ?? ': .';
  return note
    .slice(note.indexOf(': ') + 2, -1)
    .split(', ')
    .filter((word) => word !== '' && word !== 'cloud protection' && !/^[0-9]+ settings?$/.test(word))
    .map((word) => (word === 'agent' ? 'operating system' : word))
    .sort(byPlace)
    .join(', ');
}

/** The script names fields of the protection last. */
const byPlace = (left, right) => Number(/^[A-Z]\w+Enabled$/.test(left)) - Number(/^[A-Z]\w+Enabled$/.test(right));

/** Rules that count on the device and that no policy has are those that the collector tells of. */
function holdRules(hold, { localRules }, { rules, registry, denied, status, wow }) {
  const told = rules !== null && status !== null && rules.every(({ action }) => action !== null);
  if (!told || denied.includes(RULES) || denied.includes(MANAGER)) {
    hold('rules that cannot be seen are not told', localRules === undefined, () => JSON.stringify(localRules));
    return;
  }
  const plain = (text) => text.replaceAll(/[{}\s]/g, '').toLowerCase();
  const byPolicy = new Set([
    ...Object.entries(registry[RULES] ?? {}).map(([id, [, data]]) => plain(`${id}=${data}`)),
    ...`${registry[MANAGER]?.ASRRules?.[1] ?? ''}`.split('|').map(plain),
  ]);
  const local = rules.filter(({ id, action }) => !byPolicy.has(plain(`${id}=${action}`)));
  const list = (all) =>
    all
      .map(({ id, action }) => plain(`${id}=${action}`))
      .sort()
      .join();
  hold(
    'the rules that no policy has are told',
    localRules?.count === local.length && (localRules.rules.length === 0 || list(localRules.rules) === list(local)),
    () => `${JSON.stringify(localRules)}, not ${list(local)}${wow ? ', 32-bit' : ''}`,
  );
}

/** What is left out for want of room changes no fact, and is named. */
function holdWhole(hold, facts, { collect, collectWhole }, device) {
  const [line, whole] = [collect, collectWhole].map(({ lines }) => stateOf(jsonOf(lines[0]), {}, device.id));
  if (!line.ok || !whole.ok) return;
  const [own, all] = [line.value, whole.value].map((state) => JSON.stringify(factsOf(state, facts)));
  hold('the facts of a line = those of -Whole', own === all, () => `${own} | ${all}`);
  hold('-Whole drops nothing', whole.value.dropped.length === 0, () => whole.value.dropped.join(', '));
  const isSame = JSON.stringify(line.value.registry) === JSON.stringify(whole.value.registry);
  hold('what is missing in a line is named', isSame || line.value.dropped.length > 0, () => collect.lines[0]);
}

function holdDetection(hold, { lines, code }) {
  const [, word, verdict] = VERDICT.exec(lines[0] ?? '') ?? [];
  const fits =
    { right: 'Compliant', pending: 'Compliant', wrong: 'NonCompliant', unknown: 'Unknown' }[verdict] === word;
  hold('exit code of detect', fits && WORDS[code] === word, () => `${word}, ${verdict}, code ${code}`);
}

function holdRemediation(hold, { detect, whatIf, remediate, remediateCcm, collectAgain, detectAgain, remediateAgain }) {
  const [, word] = /^(Done|Nothing|Refused|Failed)\b/.exec(remediate.lines[0] ?? '') ?? [];
  hold(
    'exit code of remediate',
    { Done: 0, Nothing: 0, Refused: 1, Failed: 1 }[word] === remediate.code,
    () => `${word}, code ${remediate.code}`,
  );
  hold(
    'remediate writes only when Done or Failed',
    remediate.writes.length === 0 || word === 'Done' || word === 'Failed',
    () => `${word}: ${remediate.writes}`,
  );
  hold('remediate is Done only by writing', word !== 'Done' || remediate.writes.length > 0, () => remediate.lines[0]);
  const [, verdict, cause] = VERDICT.exec(detect.lines[0] ?? '')?.slice(1) ?? [];
  const mends = verdict === 'wrong' && CAUSES[cause]?.remedy === 'set-forcing-value';
  hold('remediate acts on nothing else', word !== 'Done' || mends, () => `${verdict}/${cause}: ${word}`);
  if (whatIf !== undefined) {
    hold(
      '-WhatIf says what remediate does',
      (word === 'Done' || word === 'Failed') === whatIf.lines[0]?.startsWith('Nothing was changed'),
      () => `${whatIf.lines[0]} / ${remediate.lines[0]}`,
    );
    hold(
      'below Configuration Manager remediate ends with 0',
      remediateCcm.code === 0 && remediateCcm.lines[0] === whatIf.lines[0],
      () => `${remediateCcm.code} ${remediateCcm.lines[0]}`,
    );
  }
  if (word !== 'Done') return;
  const [, , again, after] = VERDICT.exec(detectAgain.lines[0] ?? '') ?? [];
  hold(
    'after Done detect asks for no repair',
    !(again === 'wrong' && CAUSES[after]?.remedy === 'set-forcing-value'),
    () => `${cause} became ${again}/${after}`,
  );
  hold(
    'a second remediate writes nothing',
    remediateAgain.writes.length === 0,
    () => `${remediateAgain.lines[0]} ${remediateAgain.writes}`,
  );
  const data = jsonOf(collectAgain.lines[0])?.registry?.[SHORT_SENSOR]?.[FORCING];
  hold(
    'the collector sees what was set',
    remediate.lines[0].includes(`is ${data};`),
    () => `${JSON.stringify(data)}: ${remediate.lines[0]}`,
  );
}

/** What can be mended is, unless tamper protection would not let it act: that is an active device that is onboarded. */
function holdRefusals(hold, facts, { collect, detect, remediate }, { id, elevated, writeDenied, writeIgnored }) {
  const state = stateOf(jsonOf(collect.lines[0]), {}, id);
  const [, verdict, cause] = VERDICT.exec(detect.lines[0] ?? '')?.slice(1) ?? [];
  if (!state.ok || verdict !== 'wrong' || CAUSES[cause]?.remedy !== 'set-forcing-value') return;
  const { wanted, os, tamper, onboarded, reported } = factsOf(state.value, facts);
  const isPassive = reported === 'passive' || reported === 'edr-block';
  const wantsPassive = wanted.startsWith('passive');
  const isHeld = wantsPassive && tamper === 'holds-active' && onboarded !== 'no' && !isPassive;
  const word = os !== 'server' || isHeld || !elevated ? 'Refused' : writeDenied || writeIgnored ? 'Failed' : 'Done';
  hold('remediate mends what it can', remediate.lines[0]?.startsWith(word), () => `${word}: ${remediate.lines[0]}`);
  hold(
    'remediate asks for a restart where one is needed',
    word !== 'Done' || remediate.lines[0]?.includes('restart the device') === !(wantsPassive && isPassive),
    () => remediate.lines[0],
  );
}

/** The document that a line is; nothing where it is none. */
export function jsonOf(line) {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** The package of the forcing value: looks, mends, looks again and has nothing left to do. */
function holdPackage(
  hold,
  { packageDetect: before, packageRemediate: mend, packageDetectAgain: after, packageRemediateAgain: again },
  device,
) {
  const [seen, done, checked] = [before, mend, after].map(({ lines }) => jsonOf(lines[0]));
  hold(
    'package: a code for each state',
    { 'as-wanted': 0, different: 1, unknown: 2 }[seen?.state] === before.code,
    () => `${before.code} ${before.lines[0]}`,
  );
  hold(
    'package: the repair tells its end',
    { 'as-wanted': 0, failed: 1 }[done?.state] === mend.code,
    () => `${mend.code} ${mend.lines[0]}`,
  );
  hold(
    'package: writes only what differs',
    mend.writes.length > 0 === (seen?.state === 'different'),
    () => `${seen?.state}: ${mend.writes}`,
  );
  hold(
    'package: what was mended is as wanted',
    done?.state !== 'as-wanted' || checked?.state === 'as-wanted',
    () => after.lines[0],
  );
  hold(
    'package: a second repair writes nothing',
    done?.state !== 'as-wanted' || again.writes.length === 0,
    () => `${again.writes}`,
  );
  hold(
    'package: says why it failed',
    done?.state !== 'failed' || typeof done.error === 'string' || device.writeIgnored,
    () => mend.lines[0],
  );
}
