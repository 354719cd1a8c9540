import type { Diagnostic, Outcome } from '@mdav/core';
import { fail, seeFile, succeed } from '@mdav/core/format';
import { isObject, type JsonObject, lineAndColumn, locateProblems, type Reading } from '@mdav/core/json';
import { hasExpression } from '../json/expression.ts';
import { textIn, valueIn } from '../json/member-named.ts';
import type { UnreadObject } from '../unread/form.ts';
import { namedResource } from './by-name.ts';
import type { Offsets, TenantResource } from './form.ts';
import { hasResources, type ReadConfiguration, readConfiguration } from './read-configuration.ts';
import { isMof, readMof } from './read-mof.ts';
import { reportedIn } from './read-report.ts';
import { isReadResource, readTenantPolicy, type TenantPolicy } from './tenant-policy.ts';

/** What a resource comes to: a policy, or an object that is known by name. */
export type TenantObject =
  | { readonly kind: 'policy'; readonly form: TenantPolicy }
  | { readonly kind: 'by-name'; readonly form: UnreadObject };

/** An object with whom it is assigned to, as Graph has that; absent where the configuration does not tell. */
export interface FoundObject {
  readonly object: TenantObject;
  readonly assignments?: readonly unknown[];
}

/** True of a file with resources of Intune, in any of the three forms. */
export function isTenantFile(file: ReturnType<typeof seeFile>): boolean {
  if (file.json !== undefined) return reportedIn(file.json).length > 0;
  const { text = '' } = file;
  return hasResources(text) || isMof(text);
}

/**
 * Reads the resources of Intune in a configuration of Microsoft365DSC: the script that `Export-M365DSCConfiguration` writes,
 * what the local configuration manager compiles it to, and the report of it in JSON.
 *
 * Errors: `tenant-dsc-nothing`, `tenant-dsc-cut-off`. Of a policy, what has not the form that it must have is told as a
 * warning, and the rest is read: `json-wrong-type`, `catalog-odata-type`, `custom-odata-type`, `custom-encrypted-value`.
 */
export function decodeTenant(bytes: Uint8Array): Outcome<readonly FoundObject[]> {
  const file = seeFile(bytes);
  const { text = '', json } = file;
  if (json !== undefined) {
    const reported = reportedIn(json);
    const nodes = new Map(reported.map(({ resource, node }) => [resource.properties as object, node as object]));
    return outcomeOf(
      reported.map(({ resource }) => resource),
      (reading) => {
        const problems = reading.problems.map((one) => ({ ...one, node: nodes.get(one.node) ?? one.node }));
        return locateProblems({ problems }, { root: json, text, prefix: [] });
      },
    );
  }
  const read = isMof(text) && !hasResources(text) ? readMof(text) : readConfiguration(text);
  const cutOff = cutOffIn(read, text);
  if (cutOff.length > 0) return fail(cutOff);
  return outcomeOf(read.resources, (reading) => located(reading, read.offsets, text));
}

function outcomeOf(
  resources: readonly TenantResource[],
  locate: (reading: Reading) => readonly Diagnostic[],
): Outcome<readonly FoundObject[]> {
  if (resources.length === 0) return fail([NOTHING]);
  const reading: Reading = { problems: [] };
  const read = resources.flatMap((resource): readonly FoundObject[] => {
    const object = objectOf(reading, resource);
    const assignments = assignmentsIn(resource.properties);
    return object === undefined ? [] : [{ object, ...(assignments === undefined ? {} : { assignments }) }];
  });
  // A policy never goes because of a part of it.
  const told = locate(reading).map(
    (one): Diagnostic => (one.severity === 'error' ? { ...one, severity: 'warning' } : one),
  );
  return succeed(read, told);
}

function objectOf(reading: Reading, resource: TenantResource): TenantObject | undefined {
  if (!isReadResource(resource)) return { kind: 'by-name', form: namedResource(resource) };
  const form = readTenantPolicy(reading, resource);
  return form === undefined ? undefined : { kind: 'policy', form };
}

/** Assignments as Graph has them; nothing where the configuration has none, or works some out. */
function assignmentsIn(properties: JsonObject): readonly unknown[] | undefined {
  const value = valueIn(properties, 'Assignments');
  if (value === undefined || value === null || hasExpression(value)) return undefined;
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (!items.every(isObject)) return undefined;
  return items.map((item) => ({
    target: {
      '@odata.type': textIn(item, 'dataType'),
      groupId: textIn(item, 'groupId'),
      groupName: textIn(item, 'groupDisplayName'),
      deviceAndAppManagementAssignmentFilterType: textIn(item, 'deviceAndAppManagementAssignmentFilterType'),
      deviceAndAppManagementAssignmentFilterId:
        textIn(item, 'deviceAndAppManagementAssignmentFilterDisplayName') ??
        textIn(item, 'deviceAndAppManagementAssignmentFilterId'),
    },
  }));
}

function located({ problems }: Reading, offsets: Offsets, text: string): readonly Diagnostic[] {
  return problems.map(({ code, severity, message, hint, node, member }) => {
    const known = offsets.get(node);
    const offset = known?.members.get(String(member)) ?? known?.at;
    return {
      code,
      severity,
      message,
      at: offset === undefined ? {} : lineAndColumn(text, offset),
      ...(hint === undefined ? {} : { hint }),
    };
  });
}

function cutOffIn({ cutOff }: ReadConfiguration, text: string): readonly Diagnostic[] {
  if (cutOff === undefined) return [];
  return [
    {
      code: 'tenant-dsc-cut-off',
      severity: 'error',
      message: `${cutOff.name} does not end before the file does.`,
      at: lineAndColumn(text, cutOff.at),
      hint: 'Close what is open there, or export the configuration again.',
    },
  ];
}

const NOTHING: Diagnostic = {
  code: 'tenant-dsc-nothing',
  severity: 'error',
  message: 'The file holds no resource of Intune.',
  at: {},
  hint: 'Export one with Export-M365DSCConfiguration.',
};
