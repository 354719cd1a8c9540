import { fields, listOf, oneOf, onlyTrue, orAlias, recordOf, type Shape, text, textLike, whole } from './shape.ts';

const support = fields({
  passive: oneOf('automatic', 'forced', 'no'),
  blockMode: oneOf('yes', 'active-only', 'unlisted', 'no'),
  'unnamed?': onlyTrue,
});

const reach = oneOf(
  'enrolled-client',
  'enrolled-multi-session',
  'enrolled-server',
  'unreached-server',
  'managed',
  'unlisted',
  'virtual-desktop',
  'downlevel',
);
// Scripts take the text as an expression.
const captionText = textLike(/^[A-Za-z0-9 -]+$/, 'letters, digits, blanks and hyphens');
const idForm = { pattern: /^[a-z][a-z0-9]*([.-][a-z0-9]+)*$/, form: 'a word in kebab-case' };

const system = fields({
  title: text,
  'caption?': text,
  kind: text,
  versions: recordOf(whole),
  'builds?': textLike(/^\d+-\d+$/, 'two builds with - between them'),
  'aliases?': listOf(textLike(idForm.pattern, idForm.form)),
  'names?': listOf(text),
  'platforms?': listOf(text),
  'downlevel?': onlyTrue,
  'antivirus?': oneOf('with-agent'),
  'beforeAgent?': text,
  modes: listOf(fields({ 'agent?': oneOf('unified', 'other'), since: recordOf(support), sources: listOf(text) })),
  intune: fields({ mdm: reach, mde: reach }),
  'notes?': orAlias(listOf(text)),
  'sources?': listOf(text),
});

/** The file of operating systems. */
export const osFileShape: Shape = fields({
  kinds: recordOf(
    fields({ class: oneOf('client', 'server'), productTypes: listOf(whole), captions: listOf(captionText) }),
  ),
  systems: recordOf(system, idForm),
});
