import type {
  Agent,
  AreaInfo,
  DeviceDefault,
  MapLists,
  MdmWithin,
  OsId,
  RegistryBinding,
  RegistryWrite,
  Since,
  TemplateInfo,
  ValueType,
} from '@mdav/core';
import { isMap, isSeq } from 'yaml';
import {
  byKind,
  choose,
  code,
  fields,
  listOf,
  nameOf,
  oneOf,
  onlyTrue,
  orAlias,
  recordOf,
  text,
  textLike,
  truth,
  whole,
} from './shape.ts';
import type {
  SourceAdmx,
  SourceCatalog,
  SourceNode,
  SourceNoNode,
  SourceRow,
  SourceTemplateBinding,
} from './source-row.ts';

const wordForm = { pattern: /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, form: 'a word in kebab-case' };
const words = orAlias(recordOf(text, wordForm));
const namesByWord = orAlias(recordOf(text, wordForm));
const codes = recordOf(code, wordForm);
const moreCodes = recordOf(listOf(code), wordForm);
const range = fields<{ readonly min: number; readonly max: number }>({ min: whole, max: whole });
const reason = { why: text };

const valueType = byKind<ValueType>({
  toggle: {},
  choice: { options: words },
  flags: { options: words },
  integer: { unit: text, min: whole, max: whole, 'gap?': range },
  duration: { unit: oneOf('seconds', 'minutes', 'hours', 'days'), min: whole, max: whole },
  'time-of-day': {},
  text: { 'maxLength?': whole, 'pattern?': text },
  list: {
    of: oneOf('path', 'extension', 'process', 'ip-address', 'source', 'text'),
    'annotated?': onlyTrue,
    'ordered?': onlyTrue,
    'options?': words,
  },
  map: {
    keys: words,
    values: words,
    'otherKeys?': oneOf('guid', 'number'),
    'lists?': fields<MapLists>({ of: oneOf('path'), joinedBy: text }),
  },
});

const registryKey = textLike(/^[^\\]+(\\[^\\]+)*$/, 'a key below SOFTWARE\\Policies\\Microsoft');

const registryWrite = byKind<RegistryWrite>({
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
    'marker?': fields<{ readonly key: string; readonly name: string }>({ key: registryKey, name: text }),
    'data?': text,
    'names?': namesByWord,
    'as?': recordOf(text, wordForm),
    'alsoReads?': recordOf(listOf(text), wordForm),
  },
});

const catalog = fields<SourceCatalog>({
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
  'element?': fields<NonNullable<SourceCatalog['element']>>({
    suffix: text,
    instance: oneOf('choice', 'simple-integer', 'simple-string', 'group-collection'),
  }),
  'technologies?': textLike(/^[a-zA-Z0-9]+(,[a-zA-Z0-9]+)*$/, 'words joined by a comma without a blank'),
  'templateOnly?': onlyTrue,
  'templates?': recordOf(fields({ 'instance?': text, 'value?': text })),
  basis: oneOf('observed', 'derived'),
});

const uri = textLike(/^\.\/Device\/Vendor\/MSFT\/[^\s]+$/, 'an OMA-URI below ./Device/Vendor/MSFT/');

const mdmNode = fields<SourceNode>({
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

const noRegistry = byKind<Exclude<RegistryBinding, { kind: 'values' }>>({
  unsupported: reason,
  manual: { ...reason, step: text },
});

const noNode = byKind<SourceNoNode>({
  unsupported: reason,
  within: {
    ...reason,
    setting: text,
    suffix: text,
    without: listOf(text),
    notBelow: listOf(text),
    entry: fields<MdmWithin['entry']>({ pattern: text, maxLength: whole, maxEntries: whole }),
  },
  manual: { ...reason, step: text, 'template?': fields<SourceTemplateBinding>({ as: codes, catalog }) },
});

const admx = fields<SourceAdmx>({
  'file?': textLike(/\.admx$/, 'the name of an .admx file'),
  policy: text,
  'category?': text,
  name: text,
  'states?': fields<NonNullable<SourceAdmx['states']>>({ enabled: text, disabled: text }),
  'element?': fields<NonNullable<SourceAdmx['element']>>({
    id: text,
    kind: oneOf('decimal', 'enum', 'list', 'multi-text', 'text'),
  }),
});

/** One row as people write it. */
export const rowShape = fields<SourceRow>({
  title: text,
  type: valueType,
  'paths?': oneOf(
    'scan-exclusions',
    'process-exclusions',
    'asr-exclusions',
    'protected-folders',
    'allowed-applications',
  ),
  'notes?': listOf(text),
  registry: choose(isSeq, listOf(registryWrite), noRegistry),
  mdm: choose((node) => isMap(node) && node.has('kind'), noNode, mdmNode),
  'admx?': admx,
  'defaults?': fields<NonNullable<SourceRow['defaults']>>({
    'mdm?': text,
    'gpo?': text,
    'devices?': listOf(
      fields<DeviceDefault>({
        value: text,
        // The compiler knows the ids, once they are generated.
        os: listOf(nameOf<OsId>()),
        'fromBuild?': whole,
        'onboarded?': truth,
        'agent?': nameOf<Agent>(),
      }),
    ),
  }),
  'since?': fields<Since>({ 'os?': text, 'update?': text, 'platform?': text, 'gpo?': text, 'says?': text }),
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
  tamperProtected: oneOf('yes', 'no', 'conditional', 'not-stated', 'to-passive'),
  'mdmWinsOverGp?': truth,
  'deprecated?': text,
  'retired?': text,
  'setByMode?': onlyTrue,
  'example?': text,
  'leaveUnset?': onlyTrue,
  sources: recordOf(oneOf('documented', 'observed', 'inferred')),
});

/** The areas, in the order of the catalogue. */
export const areasShape = recordOf(fields<Omit<AreaInfo, 'id'>>({ title: text, about: text }));

/** The endpoint security templates and baselines by their short names. */
export const templatesShape = recordOf(
  fields<Omit<TemplateInfo, 'name' | 'title'> & { readonly name: string }>({
    id: text,
    name: text,
    family: text,
    technologies: text,
    'listed?': fields({ source: text, complete: oneOf('sure', 'likely') }),
  }),
);
