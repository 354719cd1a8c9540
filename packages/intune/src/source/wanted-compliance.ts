import type { ResolvedGroup } from '@mdav/core';
import { compliancePolicies } from '../compliance/compliance-of.ts';
import { complianceToWire } from '../compliance/encode.ts';
import { asksIn, type ComplianceAsks } from './compliance-file.ts';

/** The compliance policy that a build writes for a group, as an export of it is read; nothing where it writes none. */
export function wantedCompliance(
  group: ResolvedGroup,
): { readonly name: string; readonly asks: ComplianceAsks } | undefined {
  const [policy] = compliancePolicies(group);
  return policy && { name: policy.name, asks: asksIn({ ...complianceToWire(policy) }) };
}
