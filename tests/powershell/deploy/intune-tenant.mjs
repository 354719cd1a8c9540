import { createHash } from 'node:crypto';

const decoder = new TextDecoder();

export const COLLECTION = {
  configurationPolicy: 'configurationPolicies',
  customProfile: 'deviceConfigurations',
  healthScript: 'deviceHealthScripts',
  compliancePolicy: 'deviceCompliancePolicies',
};
export const nameKey = (kind) => (kind === 'configurationPolicy' ? 'name' : 'displayName');

/** The package of the environment variable: everything that JSON and PowerShell could take for their own. */
export const SECRET = '<onboarding a="1">\u00e9 "q" \\ \' $(throw) `n \u2019 </onboarding>\r\n';
export const SECRET_VARIABLE = 'MDAV_ONBOARDING_CONTOSO_2026';

const isId = (name) => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(name);

/** An id that follows from a name, as the tenant would have given it; an id is its own. */
export function idOf(name) {
  if (isId(name)) return name;
  const hex = createHash('sha256').update(name).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}

const EVERYBODY = { 'all-devices': 'allDevicesAssignmentTarget', 'all-users': 'allLicensedUsersAssignmentTarget' };

/** What the list of a tree demands: every object with the group that it belongs to, its content and its assignments. */
export function wantedOf(files) {
  const found = [];
  for (const [path, bytes] of files) {
    const [, folder] = /^([^/]+)\/intune\/assignments\.json$/.exec(path) ?? [];
    if (folder === undefined) continue;
    const list = JSON.parse(decoder.decode(bytes));
    const fileText = (file) => decoder.decode(files.get(`${folder}/intune/${file}`));
    const filter = list.filter && { id: idOf(list.filter.name), mode: list.filter.mode };
    for (const object of list.objects) {
      let text = fileText(object.file);
      if (object.secret) text = text.replaceAll(object.secret.placeholder, JSON.stringify(SECRET).slice(1, -1));
      for (const { definition, instance, value } of object.templateIds?.settings ?? []) {
        text = text.replaceAll(instance, placeOf(definition).instance);
        if (value !== null) text = text.replaceAll(value, placeOf(definition).value);
      }
      const content = JSON.parse(text);
      if (object.scripts) {
        const scripts = Object.entries(object.scripts).map(([part, file]) => [part, fileText(file)]);
        for (const [part, script] of scripts) content[`${part}ScriptContent`] = Buffer.from(script).toString('base64');
        content.enforceSignatureCheck = scripts.every(([, script]) => script.includes('# SIG # Begin signature block'));
      }
      const targets = [
        ...list.assignAll.map((word) => [EVERYBODY[word], null, filter]),
        ...list.assign.map((name) => ['groupAssignmentTarget', idOf(name), filter]),
        ...list.exclude.map((name) => ['exclusionGroupAssignmentTarget', idOf(name), null]),
      ].map((target) => JSON.stringify(target));
      found.push({ folder, list, ...object, collection: COLLECTION[object.kind], content, targets: targets.sort() });
    }
  }
  return found;
}

/** The place of a setting in a template, as the tenant has it. */
function placeOf(definition) {
  return { definition, instance: idOf(`instance ${definition}`), value: idOf(`value ${definition}`) };
}

/** The templates that a tenant has for the settings of a tree, among settings of others. */
export function templatesFor(wanted) {
  const templates = {};
  const [before, between, after] = ['before', 'between', 'after'].map((name) => ({ ...placeOf(name), kind: 'Choice' }));
  for (const { templateIds, content } of wanted) {
    if (!templateIds) continue;
    const kindOf = (definition) => {
      const { settingInstance } = content.settings.find(
        (one) => one.settingInstance.settingDefinitionId === definition,
      );
      return /Configuration(\w+)SettingInstance$/.exec(settingInstance['@odata.type'])[1];
    };
    const own = templateIds.settings.map(({ definition }) => ({ ...placeOf(definition), kind: kindOf(definition) }));
    const known = templates[templateIds.template]?.slice(1, -1) ?? [];
    templates[templateIds.template] = [before, ...known, ...own.slice(0, 1), between, ...own.slice(1), after];
  }
  return templates;
}

/** Ids of everything that the lists of a tree name, as parameters. What is an id there is not given. */
export function idsOf(wanted) {
  const by = (names) =>
    Object.fromEntries([...new Set(names)].filter((name) => !isId(name)).map((name) => [name, idOf(name)]));
  return {
    GroupId: by(wanted.flatMap(({ list }) => [...list.assign, ...list.exclude])),
    FilterId: by(wanted.flatMap(({ list }) => (list.filter ? [list.filter.name] : []))),
    ScopeTagId: Object.fromEntries(
      wanted.flatMap(({ list }) =>
        list.scopeTags.filter((name) => name !== 'Default').map((name) => [name, TAGS[name]]),
      ),
    ),
  };
}

/** The tenant that a run is connected to. */
export const TENANT_ID = '5a0b1c2d-0000-4000-8000-0000000000aa';
export const TAGS = { Berlin: '7', Default: '0' };
export const OTHER_GROUP = idOf('whoever had it before');

/** A tenant that has the objects under some name, with tags and assignments of their own. */
export function tenantWith(wanted, { nameOf = ({ name }) => name, tags = ['7'], assigned = true } = {}) {
  const objects = {};
  wanted.forEach((one, index) => {
    const assignment = {
      id: `before-${index}`,
      target: {
        '@odata.type': '#microsoft.graph.groupAssignmentTarget',
        groupId: OTHER_GROUP,
        deviceAndAppManagementAssignmentFilterId: null,
        deviceAndAppManagementAssignmentFilterType: 'none',
      },
    };
    if (one.kind === 'healthScript') {
      assignment.runRemediationScript = false;
      assignment.runSchedule = {
        '@odata.type': '#microsoft.graph.deviceHealthScriptDailySchedule',
        interval: 3,
        useUtc: true,
        time: '05:00:00.0000000',
      };
    }
    const { content } = one;
    const kept = {
      ...content,
      [nameKey(one.kind)]: nameOf(one),
      id: `there-${index}`,
      description: 'as it was',
      roleScopeTagIds: tags,
    };
    objects[one.collection] = [
      ...(objects[one.collection] ?? []),
      { ...kept, assignments: assigned ? [assignment] : [] },
    ];
  });
  return objects;
}

/** What a tenant knows besides its objects. */
export function tenantFor(wanted, more = {}) {
  const { GroupId, FilterId } = idsOf(wanted);
  const written = wanted.flatMap(({ list }) => [
    ...list.assign,
    ...list.exclude,
    ...(list.filter ? [list.filter.name] : []),
  ]);
  const ids = [...new Set(written.filter(isId))];
  return {
    groups: [...Object.values(GroupId), ...ids, OTHER_GROUP],
    filters: [...Object.values(FilterId), ...ids],
    tags: ['0', '7', '8'],
    templates: templatesFor(wanted),
    context: { Scopes: ['DeviceManagementConfiguration.ReadWrite.All', 'DeviceManagementScripts.ReadWrite.All'] },
    ...more,
  };
}

/** Every object of a tenant after a run. */
export function objectsIn({ objects }) {
  return Object.entries(objects).flatMap(([collection, list]) => list.map((object) => ({ collection, object })));
}

/** Targets as `wantedOf` writes them. */
export function targetsOf(object) {
  return object.assignments
    .map(({ target }) => {
      const filter = target.deviceAndAppManagementAssignmentFilterId;
      return JSON.stringify([
        target['@odata.type'].replace('#microsoft.graph.', ''),
        target.groupId ?? null,
        filter ? { id: filter, mode: target.deviceAndAppManagementAssignmentFilterType } : null,
      ]);
    })
    .sort();
}
