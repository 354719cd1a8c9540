import { isTenantId } from '@mdav/core';
import { utf8 } from '@mdav/core/format';
import { type Code, httpComment, httpJson } from '@mdav/quote';
import { complianceToWire } from '../compliance/encode.ts';
import type { CompliancePolicy } from '../compliance/policy.ts';
import type { AssignIds } from './assign-body.ts';
import { assignBody } from './assign-body.ts';
import type { DeployedObject, Deployment, ObjectKind } from './deployment.ts';

/** What goes into a request in place of a file. */
export interface InlineBodies {
  /** Body of a first request, by name of the object. */
  readonly create: ReadonlyMap<string, Code<'http'>>;
  /** Body of a change. */
  readonly replace: ReadonlyMap<string, Code<'http'>>;
}

interface Collection {
  readonly path: string;
  readonly replace: 'PUT' | 'PATCH';
  readonly nameKey: string;
}

/** Where in Graph the objects of a kind are, how one is replaced, and which member has its name. */
export const COLLECTIONS: Readonly<Record<ObjectKind, Collection>> = {
  configurationPolicy: { path: 'configurationPolicies', replace: 'PUT', nameKey: 'name' },
  customProfile: { path: 'deviceConfigurations', replace: 'PATCH', nameKey: 'displayName' },
  healthScript: { path: 'deviceHealthScripts', replace: 'PATCH', nameKey: 'displayName' },
  compliancePolicy: { path: 'deviceCompliancePolicies', replace: 'PATCH', nameKey: 'displayName' },
};

/** Ids as variables of the file. */
const VARIABLES: AssignIds = { group: (place) => `{{group${place + 1}}}`, filter: '{{filter}}' };

/** An id that stands where one of the tenant belongs. */
const NO_ID = '00000000-0000-0000-0000-000000000000';

/** `requests.http`: what `Deploy-MdavIntune.ps1` does as plain requests, for the REST Client of Visual Studio Code. */
export function requestsFile(deployment: Deployment, bodies: InlineBodies): Uint8Array {
  const lines = [
    httpComment(
      `${deployment.group} of ${deployment.fleet}: the requests that Deploy-MdavIntune.ps1 makes, one by one.`,
    ),
    ...HOW_TO_SEND,
    '# Look for each object first: create it when it is not there, and replace it when it is.',
    '',
    GRAPH,
    ...groupVariables(deployment),
  ];
  deployment.objects.forEach((object, index) => {
    for (const one of objectLines(deployment, object, index + 1, bodies)) lines.push(one);
  });
  return utf8(`${lines.join('\n')}\n`);
}

function groupVariables({ assign, exclude, filter, scopeTags }: Deployment): readonly string[] {
  const groups = [...assign, ...exclude].flatMap((name, index) => [
    ...(isTenantId(name) ? [] : [httpComment(`Object id of the device group ${name}`)]),
    `@group${index + 1} = ${isTenantId(name) ? name : NO_ID}`,
  ]);
  const ofFilter = (name: string) =>
    isTenantId(name)
      ? [`@filter = ${name}`]
      : [httpComment(`Id of the assignment filter ${name}`), `@filter = ${NO_ID}`];
  return [
    '',
    ...groups,
    ...scopeTags.map((name) =>
      httpComment(
        // As in the script: every tenant has this one, with the same id.
        name === 'Default'
          ? 'Its role scope tag Default is 0: keep it in roleScopeTagIds'
          : `Its role scope tag: put the id of ${name} into roleScopeTagIds`,
      ),
    ),
    ...(filter === null ? [] : ofFilter(filter.name)),
  ];
}

/** How a request says who asks. */
export const TOKEN = 'Authorization: Bearer {{$processEnv GRAPH_TOKEN}}';

/** What every file of requests says first, after what it is for. */
export const HOW_TO_SEND = [
  '# For the extension REST Client of Visual Studio Code. The environment variable GRAPH_TOKEN holds a token with',
  '# DeviceManagementConfiguration.ReadWrite.All, and DeviceManagementScripts.ReadWrite.All for script packages.',
] as const;
/** The service that the requests of a file go to. */
export const GRAPH = '@graph = https://graph.microsoft.com/beta/deviceManagement';

function objectLines(
  deployment: Deployment,
  object: DeployedObject,
  number: number,
  bodies: InlineBodies,
): readonly string[] {
  const { path, replace, nameKey } = COLLECTIONS[object.kind];
  const token = TOKEN;
  const json = 'Content-Type: application/json';
  const title = (what: string) => httpComment(`${object.name}: ${what}`, '###');
  const file = `< ./${object.file}`;
  const secret =
    object.secret === null
      ? []
      : [`# ${object.secret.environment} holds the package as JSON has it inside quotes: every " as \\".`];
  const { templateIds } = object;
  const asked =
    templateIds === null
      ? []
      : [
          title('which ids do its settings have in the template?'),
          '# The ids are in no public source. In the file put them in place of ${settingInstanceTemplateId of …} and',
          '# ${settingValueTemplateId of …}, by the id of the definition, before it is sent.',
          `GET {{graph}}/configurationPolicyTemplates('${templateIds.template}')/settingTemplates?$expand=settingDefinitions`,
          token,
          '',
        ];
  const formerly =
    object.was === null ? [] : [httpComment(`Its group was renamed: look for ${object.was} too, and replace that.`)];
  return [
    '',
    ...asked,
    title('is it there?'),
    ...formerly,
    `# @name looked${number}`,
    `GET {{graph}}/${path}?$select=id,${nameKey}`,
    token,
    '',
    title('is it on a further page?'),
    '# As long as an answer has an @odata.nextLink there is more: send this, and then again with the address of that answer.',
    '# Create the object only when no page has it: the service takes a second one of the same name.',
    `GET {{looked${number}.response.body.$['@odata.nextLink']}}`,
    token,
    '',
    title('create'),
    ...secret,
    `# @name created${number}`,
    `POST {{graph}}/${path}`,
    token,
    json,
    '',
    bodies.create.get(object.name) ?? file,
    '',
    title('the id of the created object, or put in the one that was there'),
    `@object${number} = {{created${number}.response.body.$.id}}`,
    '',
    title('replace'),
    ...secret,
    '# Its role scope tags become those of the request: put in what the object has, to keep them.',
    `${replace} {{graph}}/${path}/{{object${number}}}`,
    token,
    json,
    '',
    bodies.replace.get(object.name) ?? bodies.create.get(object.name) ?? file,
    '',
    title('assign; this takes the place of every earlier assignment'),
    `POST {{graph}}/${path}/{{object${number}}}/assign`,
    token,
    json,
    '',
    JSON.stringify(assignBody(deployment, object.kind, VARIABLES), null, 2),
  ];
}

/** The body of a change: the service takes the actions of a compliance policy only when it is created. */
export function complianceChange(policy: CompliancePolicy): Code<'http'> {
  const { scheduledActionsForRule: _, ...change } = complianceToWire(policy);
  return httpJson(change);
}
