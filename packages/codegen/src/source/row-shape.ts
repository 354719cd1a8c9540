import { isMap, isSeq } from 'yaml';
import {
  byTag,
  choose,
  code,
  fields,
  listOf,
  oneOf,
  onlyTrue,
  orAlias,
  recordOf,
  type Shape,
  text,
  textLike,
  truth,
  whole,
} from './shape.ts';

const wordForm = { pattern: /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, form: 'a word in kebab-case' };
const words = orAlias(recordOf(text, wordForm));
const namesByWord = orAlias(recordOf(text, wordForm));
const codes = recordOf(code, wordForm);
const moreCodes = recordOf(listOf(code), wordForm);
const range = fields({ min: whole, max: whole });
const reason = { why: text };

const valueType = byTag('kind', {
  toggle: {},
  choice: { options: words },
  flags: { options: words },
  integer: { unit: text, min: whole, max: whole },
  duration: { unit: oneOf('seconds', 'minutes', 'hours', 'days'), min: whole, max: whole },
  'time-of-day': {},
  text: { 'maxLength?': whole, 'pattern?': text },
  list: {
    of: oneOf('path', 'extension', 'process', 'ip-address', 'source', 'text'),
    'annotated?': onlyTrue,
    'ordered?': onlyTrue,
    'options?': words,
  },
  map: { keys: words, values: words, 'otherKeys?': oneOf('guid', 'number'), 'freeValues?': onlyTrue },
});

const registryKey = textLike(/^[^\\]+(\\[^\\]+)*$/, 'a key below SOFTWARE\\Policies\\Microsoft');

const registryWrite = byTag('kind', {
  value: {
    key: registryKey,
    name: text,
    type: oneOf('dword', 'qword', 'sz', 'expand-sz', 'multi-sz'),
    'as?': codes,
    'delimiter?': text,
    'alsoReads?': moreCodes,
    'range?': range,
  },
  list: {
    key: registryKey,
    'marker?': fields({ key: registryKey, name: text }),
    'data?': text,
    'names?': namesByWord,
    'as?': recordOf(text, wordForm),
    'alsoReads?': recordOf(listOf(text), wordForm),
  },
});

const catalog = fields({
  definition: textLike(/^[a-z0-9_{}]+$/, 'a definition id in lower case'),
  instance: oneOf(
    'choice',
    'choice-collection',
    'simple-integer',
    'simple-string',
    'simple-string-collection',
    'group-collection',
  ),
  'options?': recordOf(text, wordForm),
  'children?': recordOf(text, wordForm),
  'element?': fields({
    suffix: text,
    instance: oneOf('choice', 'simple-integer', 'simple-string', 'group-collection'),
  }),
  'technologies?': textLike(/^[a-zA-Z0-9]+(,[a-zA-Z0-9]+)*$/, 'words joined by a comma without a blank'),
  'templateOnly?': onlyTrue,
  'templates?': recordOf(fields({ 'instance?': text, 'value?': text })),
  basis: oneOf('observed', 'derived'),
});

const uri = textLike(/^\.\/Device\/Vendor\/MSFT\/[^\s]+$/, 'an OMA-URI below ./Device/Vendor/MSFT/');

const mdmNode = fields({
  uri,
  format: oneOf('int', 'chr', 'bool'),
  'as?': codes,
  'alternate?': uri,
  'delimiter?': text,
  'keys?': namesByWord,
  'admxBacked?': onlyTrue,
  'admxElement?': text,
  'catalog?': catalog,
  'range?': range,
});

const noBinding = byTag('kind', {
  unsupported: reason,
  manual: { ...reason, step: text, 'template?': fields({ as: codes, catalog }) },
});

const admx = fields({
  'file?': textLike(/\.admx$/, 'the name of an .admx file'),
  policy: text,
  'category?': text,
  name: text,
  'states?': fields({ enabled: text, disabled: text }),
  'element?': fields({ id: text, kind: oneOf('decimal', 'enum', 'list', 'multi-text', 'text') }),
});

/** One row as people write it. */
export const rowShape: Shape = fields({
  title: text,
  type: valueType,
  'notes?': listOf(text),
  registry: choose((node) => (isSeq(node) ? listOf(registryWrite) : noBinding)),
  mdm: choose((node) => (isMap(node) && node.has('kind') ? noBinding : mdmNode)),
  'admx?': admx,
  'defaults?': fields({ 'mdm?': text, 'gpo?': text }),
  'since?': fields({ 'os?': text, 'update?': text, 'platform?': text, 'gpo?': text, 'says?': text }),
  inPassive: oneOf(
    'no-enforcement',
    'inactive-keep-enabled',
    'none',
    'ignored-with-exceptions',
    'ignored',
    'works-windows-update-cadence',
    'none-unless-edr-block',
    'honoured-by-edr-block',
    'works',
    'sets-the-mode',
    'unspecified',
  ),
  tamperProtected: oneOf('yes', 'no', 'conditional', 'not-stated'),
  'mdmWinsOverGp?': truth,
  'deprecated?': text,
  'setByMode?': onlyTrue,
  sources: recordOf(oneOf('documented', 'observed', 'inferred')),
});

/** The areas, in the order of the catalogue. */
export const areasShape: Shape = recordOf(fields({ title: text, about: text }));

/** The endpoint security templates and baselines by their short names. */
export const templatesShape: Shape = recordOf(
  fields({
    id: text,
    name: text,
    family: text,
    technologies: text,
    'listed?': fields({ source: text, complete: oneOf('sure', 'likely') }),
  }),
);
