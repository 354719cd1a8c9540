/**
 * The part of SARIF 2.1.0 that we write, as strict as the standard: what is not listed is an error. Written from the
 * text of the standard, section by section.
 */
const text = {
  type: 'object',
  properties: { text: { type: 'string' } },
  required: ['text'],
  additionalProperties: false,
};
const description = {
  type: 'object',
  properties: { text: { type: 'string', minLength: 1, maxLength: 1024 } },
  required: ['text'],
  additionalProperties: false,
};
const help = {
  type: 'object',
  properties: { text: { type: 'string' }, markdown: { type: 'string' } },
  required: ['text', 'markdown'],
  additionalProperties: false,
};
const bag = { type: 'object', properties: { tags: { type: 'array', items: { type: 'string' }, uniqueItems: true } } };
const level = { enum: ['none', 'note', 'warning', 'error'] };
const positive = { type: 'integer', minimum: 1 };

const location = {
  type: 'object',
  properties: {
    physicalLocation: {
      type: 'object',
      properties: {
        artifactLocation: {
          type: 'object',
          properties: { uri: { type: 'string', format: 'uri-reference' }, uriBaseId: { type: 'string' } },
          required: ['uri'],
          additionalProperties: false,
        },
        region: {
          type: 'object',
          properties: { startLine: positive, startColumn: positive },
          required: ['startLine'],
          additionalProperties: false,
        },
      },
      required: ['artifactLocation'],
      additionalProperties: false,
    },
    logicalLocations: {
      type: 'array',
      items: {
        type: 'object',
        properties: { fullyQualifiedName: { type: 'string' } },
        required: ['fullyQualifiedName'],
        additionalProperties: false,
      },
    },
  },
  minProperties: 1,
  additionalProperties: false,
};

const result = {
  type: 'object',
  properties: {
    ruleId: { type: 'string' },
    ruleIndex: { type: 'integer', minimum: 0 },
    level,
    message: text,
    locations: { type: 'array', items: location, minItems: 1 },
    partialFingerprints: {
      type: 'object',
      additionalProperties: { type: 'string' },
      propertyNames: { pattern: '/v[1-9]\\d*$' },
    },
    suppressions: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          kind: { enum: ['inSource', 'external'] },
          status: { enum: ['accepted', 'underReview', 'rejected'] },
          justification: { type: 'string' },
          properties: bag,
        },
        required: ['kind'],
        additionalProperties: false,
      },
      uniqueItems: true,
    },
    properties: bag,
  },
  required: ['ruleId', 'ruleIndex', 'level', 'message', 'partialFingerprints'],
  additionalProperties: false,
};

const rule = {
  type: 'object',
  properties: {
    id: { type: 'string' },
    shortDescription: description,
    fullDescription: description,
    help,
    helpUri: { type: 'string', format: 'uri' },
    defaultConfiguration: { type: 'object', properties: { level }, additionalProperties: false },
    properties: bag,
  },
  // Hosts ask for all of these.
  required: ['id', 'shortDescription', 'fullDescription', 'help'],
  additionalProperties: false,
};

export const SARIF_SUBSET = {
  type: 'object',
  properties: {
    $schema: { type: 'string', format: 'uri' },
    version: { const: '2.1.0' },
    runs: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          tool: {
            type: 'object',
            properties: {
              driver: {
                type: 'object',
                properties: {
                  name: { type: 'string' },
                  version: { type: 'string' },
                  semanticVersion: { type: 'string' },
                  rules: { type: 'array', items: rule, uniqueItems: true },
                },
                required: ['name'],
                additionalProperties: false,
              },
            },
            required: ['driver'],
            additionalProperties: false,
          },
          columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
          results: { type: 'array', items: result },
          properties: bag,
        },
        required: ['tool'],
        additionalProperties: false,
      },
    },
  },
  required: ['version', 'runs'],
  additionalProperties: false,
};
