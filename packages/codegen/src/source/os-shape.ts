import { fields, listOf, oneOf, onlyTrue, recordOf, type Shape, text, textLike, whole } from './shape.ts';

const support = fields({
  passive: oneOf('automatic', 'forced', 'no'),
  blockMode: oneOf('yes', 'active-only', 'unlisted', 'no'),
  'unnamed?': onlyTrue,
});

const reach = oneOf('enrolled-client', 'enrolled-server', 'managed', 'unlisted', 'downlevel');

const system = fields({
  title: text,
  kind: text,
  versions: recordOf(whole),
  'builds?': textLike(/^\d+-\d+$/, 'two builds with - between them'),
  'platforms?': listOf(text),
  'downlevel?': onlyTrue,
  'antivirus?': oneOf('with-agent'),
  'beforeAgent?': text,
  modes: listOf(fields({ 'agent?': oneOf('unified', 'other'), since: recordOf(support), sources: listOf(text) })),
  intune: fields({ mdm: reach, mde: reach }),
});

/** The file of operating systems. */
export const osFileShape: Shape = fields({
  kinds: recordOf(fields({ class: oneOf('client', 'server'), captions: listOf(text) })),
  systems: recordOf(system, { pattern: /^[a-z][a-z0-9]*([.-][a-z0-9]+)*$/, form: 'a word in kebab-case' }),
});
