import type { Outcome } from '@mdav/core';
import { type FileSource, type ReadPolicy, succeed } from '@mdav/core/format';
import { liftRegistryForms, registryEntries } from '@mdav/registry';
import { decodePolicyRules, type PolicyRules } from '../policy-rules/decode.ts';

/** Rules of Microsoft's Policy Analyzer: the objects of a security baseline in one file. */
export const policyRulesSource: FileSource<PolicyRules> = {
  of: 'file',
  id: 'policy-rules',
  title: 'Policy Analyzer rules',
  endings: ['.PolicyRules'],
  policy: { word: 'Policy Analyzer rule set', holder: 'GPO', deliver: 'gpo', applied: 'group-policy' },
  channel: 'registry',
  recognise: ({ root }) => (root === 'PolicyRules' ? 'policy' : undefined),
  decode: decodePolicyRulesFile,
  lift: liftRegistryForms,
  show: (rules) => ({ entries: registryEntries(rules) }),
};

function decodePolicyRulesFile(bytes: Uint8Array): Outcome<readonly ReadPolicy<PolicyRules>[]> {
  const read = decodePolicyRules(bytes);
  if (!read.ok) return read;
  const policies = read.value.map((form): ReadPolicy<PolicyRules> => {
    return form.name === undefined ? { form } : { form, name: form.name };
  });
  return succeed(policies, read.diagnostics);
}
