/**
 * Members that say nothing about the policy: annotations of OData (`@odata.context`, `settings@odata.count`), its action
 * links (`#microsoft.graph.assign`), the audit field that exports of 2026 carry as null, and the definitions that
 * Graph adds to a setting on request. A bare `@odata.type` is no noise.
 */
export function isNoise(name: string): boolean {
  if (name.startsWith('#microsoft.graph.')) return true;
  if (name === 'auditRuleInformation' || name === 'settingDefinitions') return true;
  return name !== '@odata.type' && name.includes('@odata');
}

/** Members of a policy that belong to the service or to the tenant. */
const SERVER_STATE: ReadonlySet<string> = new Set([
  'id',
  'createdDateTime',
  'creationDateTime',
  'lastModifiedDateTime',
  'version',
  'settingCount',
  'creationSource',
  'priorityMetaData',
  'supportsScopeTags',
  'isAssigned',
  'disableEntraGroupPolicyAssignment',
  'assignments',
  'deviceRunStates',
  'userRunStates',
  'runSummary',
]);

/** The same for the policy itself, where the service's own members stand as well. */
export function isPolicyNoise(name: string): boolean {
  return isNoise(name) || SERVER_STATE.has(name);
}
