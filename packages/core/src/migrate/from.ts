import type { Facts } from '../decision/facts.ts';
import { isServer } from '../facts/os.ts';
import type { OsId } from '../model/vocabulary.ts';

/** The modes that `--from` may name. */
export const FROM_MODES = ['active', 'active+edr-block', 'passive', 'passive+edr-block', 'disabled'] as const;
export type FromMode = (typeof FROM_MODES)[number];

/** What is known of where devices are: their mode in a word, what verification saw, or both. */
export interface From {
  readonly mode: FromMode;
  readonly facts?: Partial<Facts>;
}

/** The mode that facts tell; undefined when they do not. `EDR Block Mode` alone tells neither active nor passive. */
export function modeOfFacts(facts: Partial<Facts>): FromMode | undefined {
  switch (facts.reported) {
    case 'active':
      return facts.blockPolicy === 'set' ? 'active+edr-block' : 'active';
    case 'passive':
    case 'sxs-passive':
      return 'passive';
    case 'not-running':
      return 'disabled';
    case 'edr-block':
      if (facts.force === 'active') return 'active+edr-block';
      if (facts.force === 'passive') return 'passive+edr-block';
      return facts.antivirus === 'registered' || facts.antivirus === 'idle' ? 'passive+edr-block' : undefined;
    default:
      return undefined;
  }
}

/** True for a device that tells to be a client where the operating system is one of servers, or the other way round. */
export function isOtherClass(os: OsId, facts: Partial<Facts> | undefined): boolean {
  if (facts?.os !== 'client' && facts?.os !== 'server') return false;
  return facts.os !== (isServer(os) ? 'server' : 'client');
}
