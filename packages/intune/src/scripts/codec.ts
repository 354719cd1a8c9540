import type { Outcome } from '@mdav/core';
import type { Codec } from '@mdav/core/format';
import { fail, hasErrors, jsonBytes, requireBytes, succeed } from '@mdav/core/format';
import {
  checkMembers,
  isObject,
  type JsonObject,
  locateProblems,
  parseJson,
  type Reading,
  readName,
  readNullableText,
  readText,
  report,
  reportType,
  show,
} from '@mdav/core/json';
import { readScopeTags } from '../json/scope-tags.ts';
import { fromBase64, toBase64 } from './base64.ts';
import type { ScriptPackage } from './package.ts';

const TYPE = '#microsoft.graph.deviceHealthScript';

/** The JSON of a script package as Graph takes it. */
export interface WireScriptPackage {
  readonly '@odata.type': typeof TYPE;
  readonly displayName: string;
  readonly description: string | null;
  readonly publisher: string | null;
  readonly runAs32Bit: boolean;
  readonly runAsAccount: 'system' | 'user';
  readonly enforceSignatureCheck: boolean;
  readonly roleScopeTagIds: readonly string[];
  /** Base64 of the UTF-8 bytes. */
  readonly detectionScriptContent: string;
  readonly remediationScriptContent: string;
  readonly detectionScriptParameters: readonly [];
  readonly remediationScriptParameters: readonly [];
}

/**
 * A script package as a JSON file, both scripts in it as base64.
 *
 * Writing gives the canonical form: what a package needs and no more, UTF-8, LF, two spaces, a final newline. Reading
 * takes exports with everything that the service adds.
 *
 * Diagnostics of reading: those of `readText` and `parseJson`, `json-unknown-key`, `json-missing-key`,
 * `json-wrong-type`, `script-not-a-package`, `script-parameters`; and, without refusing the file, `script-assignments-dropped`.
 */
export const scriptPackageCodec: Codec<ScriptPackage> = {
  id: 'script-package',
  encode: (pack) => jsonBytes(packageToWire(pack)),
  decode: (bytes) => decodePackage(requireBytes(bytes)),
};

/** The JSON of a package. */
export function packageToWire(pack: ScriptPackage): WireScriptPackage {
  return {
    '@odata.type': TYPE,
    displayName: pack.name,
    description: pack.description,
    publisher: pack.publisher,
    runAs32Bit: pack.runAs32Bit,
    runAsAccount: pack.runAs,
    enforceSignatureCheck: pack.enforceSignatureCheck,
    roleScopeTagIds: pack.roleScopeTagIds,
    detectionScriptContent: toBase64(pack.detection),
    remediationScriptContent: toBase64(pack.remediation),
    detectionScriptParameters: [],
    remediationScriptParameters: [],
  };
}

function decodePackage(bytes: Uint8Array): Outcome<ScriptPackage> {
  const text = readText(bytes);
  if (!text.ok) return text;
  const parsed = parseJson(text.value);
  if (!parsed.ok) return parsed;
  const root = parsed.value;
  const isPackage = isObject(root) && (root['@odata.type'] === TYPE || isUntyped(root));
  if (!isPackage) {
    const type = isObject(root) ? root['@odata.type'] : root;
    return fail([
      {
        code: 'script-not-a-package',
        severity: 'error',
        message: `Expected an object of type ${TYPE}, found ${show(type)}.`,
        at: {},
        hint: 'Give an exported script package.',
      },
    ]);
  }
  const reading: Reading = { problems: [] };
  const pack = readPackage(reading, root);
  const diagnostics = locateProblems(reading, { root, text: text.value, prefix: [] });
  return pack === undefined || hasErrors(diagnostics) ? fail(diagnostics) : succeed(pack, diagnostics);
}

/** Graph leaves the type out where the address says it; the two contents give a package away. */
function isUntyped(root: JsonObject): boolean {
  return root['@odata.type'] === undefined && root.detectionScriptContent !== undefined;
}

const MEMBERS = new Set([
  '@odata.type',
  'displayName',
  'description',
  'publisher',
  'runAs32Bit',
  'runAsAccount',
  'enforceSignatureCheck',
  'roleScopeTagIds',
  'detectionScriptContent',
  'remediationScriptContent',
  'detectionScriptParameters',
  'remediationScriptParameters',
]);

/** Members that belong to the service or to the tenant. */
const SERVER_STATE: ReadonlySet<string> = new Set([
  'id',
  'version',
  'createdDateTime',
  'lastModifiedDateTime',
  'isGlobalScript',
  'highestAvailableVersion',
  'deviceHealthScriptType',
  'assignments',
  'deviceRunStates',
  'runSummary',
]);

function isNoise(name: string): boolean {
  if (name.startsWith('#microsoft.graph.') || SERVER_STATE.has(name)) return true;
  return name !== '@odata.type' && name.includes('@odata');
}

function readPackage(reading: Reading, node: JsonObject): ScriptPackage | undefined {
  checkMembers(reading, node, MEMBERS, isNoise);
  noteAssignments(reading, node);
  for (const member of ['detectionScriptParameters', 'remediationScriptParameters'])
    noteParameters(reading, node, member);
  const name = readName(reading, node, 'displayName');
  const detection = readScript(reading, node, 'detectionScriptContent');
  const remediation = readScript(reading, node, 'remediationScriptContent');
  const runAs = node.runAsAccount ?? 'system';
  if (runAs !== 'system' && runAs !== 'user') reportType(reading, node, 'runAsAccount', '"system" or "user"');
  if (name === undefined || detection === undefined || remediation === undefined) return undefined;
  return {
    name,
    description: readNullableText(reading, node, 'description'),
    publisher: readNullableText(reading, node, 'publisher'),
    roleScopeTagIds: readScopeTags(reading, node),
    detection,
    remediation,
    runAs: runAs === 'user' ? 'user' : 'system',
    runAs32Bit: readTruth(reading, node, 'runAs32Bit'),
    enforceSignatureCheck: readTruth(reading, node, 'enforceSignatureCheck'),
  };
}

/** A package may have no script that mends; the service then has null there. */
function readScript(reading: Reading, node: JsonObject, member: string): string | undefined {
  const value = node[member] ?? '';
  const text = typeof value === 'string' ? fromBase64(value) : undefined;
  if (text === undefined) reportType(reading, node, member, 'a script as base64 of UTF-8');
  return text;
}

function readTruth(reading: Reading, node: JsonObject, member: string): boolean {
  const value = node[member] ?? false;
  if (typeof value !== 'boolean') reportType(reading, node, member, 'true or false');
  return value === true;
}

function noteParameters(reading: Reading, node: JsonObject, member: string): void {
  const value = node[member] ?? [];
  if (Array.isArray(value) && value.length === 0) return;
  report(reading, {
    code: 'script-parameters',
    severity: 'error',
    message: `${member} holds parameters, which are not known here.`,
    hint: 'Put the values into the script.',
    node,
    member,
  });
}

function noteAssignments(reading: Reading, node: JsonObject): void {
  const { assignments } = node;
  if (!Array.isArray(assignments) || assignments.length === 0) return;
  report(reading, {
    code: 'script-assignments-dropped',
    severity: 'info',
    message: 'Assignments belong to one tenant; they are not kept.',
    hint: 'Assign the package after it is imported.',
    node,
    member: 'assignments',
  });
}
