import {
  checkMembers,
  type JsonObject,
  type Reading,
  readName,
  readNullableText,
  report,
  reportType,
  show,
} from '@mdav/core/json';
import type { OmaSetting } from './profile.ts';

type Kind = OmaSetting['kind'];

const TYPES: { readonly [K in Kind]: string } = {
  integer: 'Integer',
  'floating-point': 'FloatingPoint',
  boolean: 'Boolean',
  string: 'String',
  'date-time': 'DateTime',
  base64: 'Base64',
  'string-xml': 'StringXml',
};

const KINDS: ReadonlyMap<unknown, Kind> = new Map(
  (Object.keys(TYPES) as Kind[]).map((kind) => [`#microsoft.graph.omaSetting${TYPES[kind]}`, kind]),
);

const COMMON = [
  '@odata.type',
  'displayName',
  'description',
  'omaUri',
  'value',
  'isEncrypted',
  'secretReferenceValueId',
];
const PLAIN_MEMBERS = new Set(COMMON);
const INTEGER_MEMBERS = new Set([...COMMON, 'isReadOnly']);
const FILE_MEMBERS = new Set([...COMMON, 'fileName']);

/** Reads one node of a profile; undefined, with the reasons noted, when it has not the shape of one. */
export function readOma(reading: Reading, node: JsonObject): OmaSetting | undefined {
  const given = node['@odata.type'];
  const kind = KINDS.get(given);
  if (kind === undefined) {
    report(reading, {
      code: 'custom-odata-type',
      severity: 'error',
      message: given === undefined ? 'The node has no @odata.type.' : `${show(given)} is no type of node.`,
      hint: `Use one of ${[...KINDS.keys()].join(', ')}.`,
      node,
      ...(given === undefined ? {} : { member: '@odata.type' }),
    });
    return undefined;
  }
  const isFile = kind === 'base64' || kind === 'string-xml';
  checkMembers(reading, node, isFile ? FILE_MEMBERS : kind === 'integer' ? INTEGER_MEMBERS : PLAIN_MEMBERS, isNoise);
  const name = readName(reading, node, 'displayName');
  const uri = readName(reading, node, 'omaUri');
  const description = readNullableText(reading, node, 'description');
  const secretReference = readSecretReference(reading, node);
  if (name === undefined || uri === undefined) return undefined;
  return readValue(reading, node, kind, { name, description, uri, secretReference });
}

function isNoise(member: string): boolean {
  return member.startsWith('#microsoft.graph.') || (member !== '@odata.type' && member.includes('@odata'));
}

function readSecretReference(reading: Reading, node: JsonObject): string | null {
  if (node.isEncrypted !== true) return null;
  report(reading, {
    code: 'custom-encrypted-value',
    severity: 'warning',
    message: `The service keeps the value of ${show(node.omaUri)} to itself; the file shows a mask.`,
    hint: 'Fetch the plain value from the service before the profile is created elsewhere.',
    node,
    member: 'value',
  });
  return readNullableText(reading, node, 'secretReferenceValueId') ?? '';
}

type Common = Pick<OmaSetting, 'name' | 'description' | 'uri' | 'secretReference'>;

function readValue(reading: Reading, node: JsonObject, kind: Kind, common: Common): OmaSetting | undefined {
  const { value } = node;
  switch (kind) {
    case 'integer':
      if (Number.isSafeInteger(value)) {
        return { ...common, kind, value: value as number, isReadOnly: node.isReadOnly === true };
      }
      break;
    case 'floating-point':
      if (typeof value === 'number') return { ...common, kind, value };
      break;
    case 'boolean': {
      const known = booleanOf(value);
      if (known !== undefined) return { ...common, kind, value: known };
      break;
    }
    case 'string':
    case 'date-time':
      if (typeof value === 'string') return { ...common, kind, value };
      break;
    case 'base64':
    case 'string-xml':
      if (typeof value === 'string')
        return { ...common, kind, value, fileName: readNullableText(reading, node, 'fileName') };
      break;
  }
  reportType(reading, node, 'value', EXPECTED[kind]);
  return undefined;
}

const EXPECTED: { readonly [K in Kind]: string } = {
  integer: 'a whole number',
  'floating-point': 'a number',
  boolean: 'true or false',
  string: 'text',
  'date-time': 'a time as text',
  base64: 'base64 as text',
  'string-xml': 'base64 as text',
};

/** Some files hold the word as text. */
function booleanOf(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  return value === 'true' ? true : value === 'false' ? false : undefined;
}
