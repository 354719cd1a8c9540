/*
 * What a policy says, worked out from its JSON alone and without the code under test, so that the two can be compared.
 */

const SERVER_STATE = new Set([
  'id',
  'createdDateTime',
  'lastModifiedDateTime',
  'settingCount',
  'creationSource',
  'priorityMetaData',
  'isAssigned',
  'assignments',
  'auditRuleInformation',
  'settingDefinitions',
]);

/** Types that say nothing which the place does not say already. */
const IMPLIED =
  /^#microsoft\.graph\.deviceManagementConfiguration(Policy|Setting|PolicyTemplateReference|SettingInstanceTemplateReference|SettingValueTemplateReference|ChoiceSettingValue|GroupSettingValue)$/;

/**
 * A policy reduced to what it says: no annotations and no state of the service; null, an empty list of children and the
 * reference to no template count as absent; the default scope tag does too.
 */
export function comparable(policy: unknown): unknown {
  const reduced = reduce(policy) as Record<string, unknown>;
  if (JSON.stringify(reduced.roleScopeTagIds) === '["0"]') delete reduced.roleScopeTagIds;
  if (JSON.stringify(reduced.templateReference) === '{"templateId":"","templateFamily":"none"}') {
    delete reduced.templateReference;
  }
  return reduced;
}

function reduce(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reduce);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([name, inner]) => {
    if (name === '@odata.type') return !IMPLIED.test(String(inner));
    if (name.includes('@odata') || name.startsWith('#') || SERVER_STATE.has(name)) return false;
    return inner !== null && !(name === 'children' && Array.isArray(inner) && inner.length === 0);
  });
  return Object.fromEntries(kept.map(([name, inner]) => [name, reduce(inner)]));
}
