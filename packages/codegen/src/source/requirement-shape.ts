import { isScalar } from 'yaml';
import type {
  Circumstances,
  NeededSetting,
  PlainWord,
  Requirement,
  RequirementSubject,
} from '../../../core/src/catalogue/requirement.ts';
import { fields, listOf, nameOf, oneOf, onlyTrue, recordOf, type Shape, text, whole } from './shape.ts';

/** A row as people write it: its id is its key. */
export type SourceRequirement = Omit<Requirement, 'id'>;

const word: Shape<PlainWord> = (source, node, what) => {
  if (!isScalar(node) || (typeof node.value !== 'boolean' && typeof node.value !== 'string'))
    source.complain(node, `${what} must be a word, true or false`);
};

const delivery = oneOf('intune', 'gpo', 'registry', 'configmgr', 'dsc', 'ansible', 'osconfig', 'portal');

/** The conditions, by id. */
export const requirementsShape = recordOf(
  fields<SourceRequirement>({
    of: fields<RequirementSubject>({
      setting: nameOf(),
      'key?': text,
      'values?': listOf(word),
      'exceptKeys?': listOf(text),
    }),
    'where?': fields<Circumstances>({
      'os?': listOf(nameOf()),
      'except?': listOf(nameOf()),
      'class?': oneOf('client', 'server'),
      'before?': whole,
      'platform?': text,
      'only?': listOf(delivery),
      'by?': listOf(delivery),
      'management?': oneOf('mdm', 'mde'),
      'configurationManager?': onlyTrue,
      'beside?': nameOf(),
    }),
    'inPassive?': onlyTrue,
    'needs?': fields<NeededSetting>({ setting: nameOf(), value: word, 'or?': listOf(word), 'unset?': oneOf('fine') }),
    otherwise: text,
    'hint?': text,
    'severity?': oneOf('info'),
    sources: listOf(nameOf()),
  }),
  { pattern: /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, form: 'a word in kebab-case' },
);
