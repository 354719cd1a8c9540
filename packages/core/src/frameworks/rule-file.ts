import type { Ask, FrameworkRule } from './framework.ts';

/** A rule as people write it: what it asks for stands beside the rest, under the name of its kind. */
export interface RuleFile extends Omit<FrameworkRule, 'id' | 'ask'> {
  readonly setting?: string;
  readonly key?: string;
  readonly is?: unknown;
  readonly anyOf?: readonly unknown[];
  readonly from?: unknown;
  readonly to?: unknown;
  readonly set?: true;
  readonly absent?: true;
  readonly orAbsent?: true;
  readonly registry?: Omit<Extract<Ask, { kind: 'registry' }>, 'kind'>;
  readonly antivirus?: true;
  readonly cannot?: string;
  readonly definition?: string;
  readonly value?: string;
}
