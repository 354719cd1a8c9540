import { isPassive, OS_INFO } from '@mdav/core';
import { FACTS, type FactId } from '@mdav/core/decision';
import type { DeviceState } from '../state/device-state.ts';
import { exclusionGuardNotes } from './exclusion-guard.ts';
import { localRulesNotes } from './local-rules.ts';
import { productStatusWords } from './product-status.ts';
import type { DecidedVerdict } from './verdict.ts';

/** What is worth knowing of how a verdict came about: complete sentences. */
export function decidedNotes(verdict: DecidedVerdict): readonly string[] {
  return [
    ...osNotes(verdict),
    ...notTold(verdict),
    ...statusNotes(verdict.state),
    ...exclusionGuardNotes(verdict.state),
    ...localRulesNotes(verdict.state),
    ...droppedNotes(verdict.state),
  ];
}

function osNotes({ osIsListed, state: { os, build }, facts, group }: DecidedVerdict): readonly string[] {
  if (os === undefined)
    return facts.os === 'server'
      ? [`Build ${build} is none of the known ones; it counts as a server, which has to be forced.`]
      : [];
  if (osIsListed) return [];
  return [`${OS_INFO[os].title} is not among the operating systems of ${group}; the support table decides.`];
}

/** What a right verdict would have asked for besides, had it been told. */
const PROTECTS: readonly FactId[] = ['protection', 'signatures'];

/** A device that is right as far as it told: what it did not tell is not known to be well. */
function notTold({ verdict, facts, wanted }: DecidedVerdict): readonly string[] {
  if (verdict !== 'right') return [];
  const missing = PROTECTS.filter((id) => facts[id] === 'unknown' && (id !== 'protection' || !isPassive(wanted)));
  if (missing.length === 0) return [];
  return [`Not told, and so not judged: ${missing.map((id) => FACTS[id].title.toLowerCase()).join(', ')}.`];
}

function statusNotes({ productStatus, controlledConfiguration }: DeviceState): readonly string[] {
  const words = productStatus === undefined ? [] : productStatusWords(productStatus);
  return [
    ...(words.length === 0 ? [] : [`The service says of itself: ${words.join(', ')}.`]),
    ...(controlledConfiguration === undefined ? [] : [`Configuration protection: ${controlledConfiguration}.`]),
  ];
}

function droppedNotes({ dropped }: DeviceState): readonly string[] {
  if (dropped.length === 0) return [];
  return [`The collector left out, for want of room: ${dropped.join(', ')}. With -Whole it prints everything.`];
}
