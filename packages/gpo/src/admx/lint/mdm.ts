import type { Diagnostic } from '@mdav/core';
import { policyKeys } from '../policies-writing.ts';
import { finding, placeIn, type Template } from './template-set.ts';

/** Where the ingestion of templates over MDM may not write; source: Win32 and Centennial app policy configuration. */
const REFUSED = ['system', 'software\\microsoft', 'software\\policies\\microsoft'];

/** What it may write all the same; the same source. */
const ALLOWED = [
  ...['office', 'shared tools\\proofing tools', 'imejp', 'ime\\shared', 'shared tools\\graphics filters'].map(policies),
  ...['windows\\currentversion\\explorer', 'softwareprotectionplatform', 'officesoftwareprotectionplatform'].map(
    policies,
  ),
  ...['windows\\windows search\\preferences', 'exchange', 'vba\\security'].map(policies),
  ...['office', 'windows\\currentversion\\explorer', 'internet explorer', 'shared tools\\proofing tools'].map(software),
  ...[
    'shared tools\\graphics filters',
    'windows\\windows search\\preferences',
    'exchange',
    'onedrive',
    'edge',
    'edgeupdate',
  ].map(software),
];

function policies(key: string): string {
  return `software\\policies\\microsoft\\${key}`;
}

function software(key: string): string {
  return `software\\microsoft\\${key}`;
}

/** True when a template that writes to a key cannot be ingested over MDM. The key has no hive. */
export function isRefusedByMdm(key: string): boolean {
  const isBelow = (parent: string) => `${key.toLowerCase()}\\`.startsWith(`${parent}\\`);
  return REFUSED.some(isBelow) && !ALLOWED.some(isBelow);
}

/**
 * Policies that only Active Directory can deliver: `admx-mdm-refused`. Templates that come with Windows are passed
 * over, for nobody ingests them.
 */
export function checkMdm({ path, admx }: Template): readonly Diagnostic[] {
  if (/^Microsoft\./i.test(admx.target.namespace)) return [];
  return admx.policies.flatMap((policy) => {
    const refused = policyKeys(policy).find(isRefusedByMdm);
    if (refused === undefined) return [];
    const message = `MDM refuses to ingest "${policy.name}", because it writes to ${refused}.`;
    return [finding('admx-mdm-refused', 'info', message, placeIn(path, policy.at), 'Deliver it with Group Policy.')];
  });
}
