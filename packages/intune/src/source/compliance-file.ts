import { type ReadPolicy, seeFile } from '@mdav/core/format';
import { isObject, type JsonObject } from '@mdav/core/json';
import { itemsIn } from '../json/items.ts';
import { offOf } from './unassigned.ts';
import { exportIn } from './yaml-export.ts';

/** What a compliance policy for Windows asks of the antivirus, by the names that Graph has for it. */
export type ComplianceAsks = Readonly<Record<string, string>>;

/** A compliance policy for Windows that an export holds. */
export interface FoundCompliance extends Pick<ReadPolicy, 'off' | 'assigned'> {
  readonly name: string;
  readonly description: string;
  readonly asks: ComplianceAsks;
}

/**
 * The questions about the antivirus; whoever adds one to what a build writes adds it here.
 * Source: https://learn.microsoft.com/graph/api/resources/intune-deviceconfig-windows10compliancepolicy
 */
const SWITCHES = ['antivirusRequired', 'defenderEnabled', 'rtpEnabled', 'signatureOutOfDate'] as const;
const LEAST_VERSION = 'defenderVersion';

const TYPE = '#microsoft.graph.windows10CompliancePolicy';

/** The compliance policies for Windows in a file: one by itself, or those of a list, whatever else is in it. */
export function compliancePoliciesIn(bytes: Uint8Array): readonly FoundCompliance[] {
  return itemsIn(exportIn(seeFile(bytes))).flatMap(({ node }) =>
    isObject(node) && node['@odata.type'] === TYPE ? [foundIn(node)] : [],
  );
}

function foundIn(node: JsonObject): FoundCompliance {
  return {
    name: textIn(node, 'displayName'),
    description: textIn(node, 'description'),
    asks: asksIn(node),
    ...offOf(node),
  };
}

/** What is asked alone, and after how long it counts: Graph has `false` or `null` for what is not. */
export function asksIn(node: Readonly<Record<string, unknown>>): ComplianceAsks {
  const version = node[LEAST_VERSION];
  return Object.fromEntries([
    ...SWITCHES.flatMap((name) => (node[name] === true ? [[name, 'true'] as const] : [])),
    ...(typeof version === 'string' && version.trim() !== '' ? [[LEAST_VERSION, version] as const] : []),
    ...graceIn(node['scheduledActionsForRule']).map((hours) => [GRACE, String(hours)] as const),
  ]);
}

/** How long a device that does not comply counts as one that does: an answer of Graph tells it only where it is asked for. */
const GRACE = 'gracePeriodHours';

/** The hours after which the first of the actions marks a device as not compliant. */
function graceIn(rules: unknown): readonly number[] {
  const actions = objectsIn(rules).flatMap((rule) => objectsIn(rule['scheduledActionConfigurations']));
  const hours = actions.flatMap(({ actionType, gracePeriodHours }) =>
    actionType === 'block' && typeof gracePeriodHours === 'number' ? [gracePeriodHours] : [],
  );
  return hours.length === 0 ? [] : [Math.min(...hours)];
}

/** PowerShell writes a list of one as the one. */
function objectsIn(list: unknown): readonly JsonObject[] {
  return (Array.isArray(list) ? (list as readonly unknown[]) : [list]).filter(isObject);
}

function textIn(node: JsonObject, member: string): string {
  const text = node[member];
  return typeof text === 'string' ? text : '';
}
