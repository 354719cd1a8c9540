import type { OsInfo, OsKind, OsKindInfo, OsModes, SourceId, Support } from '@mdav/core';
import { fields, listOf, nameOf, oneOf, onlyTrue, orAlias, recordOf, text, textLike, whole } from './shape.ts';

/** A row as people write it: builds only where those of the versions are not all. */
export interface SourceSystem extends Omit<OsInfo, 'builds' | 'class'> {
  readonly builds?: string;
}

export interface SourceFile {
  readonly kinds: Readonly<Record<string, OsKindInfo>>;
  readonly systems: Readonly<Record<string, SourceSystem>>;
}

const support = fields<Support>({
  passive: oneOf('automatic', 'forced', 'installer', 'no'),
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

/** Each baseline that there is; any other is an unknown key. */
const baselines = fields<OsModes['since']>({
  '2021-07?': support,
  '2022-03?': support,
  '2022-09?': support,
  'current?': support,
});

const system = fields<SourceSystem>({
  title: text,
  'caption?': text,
  kind: nameOf<OsKind>(),
  versions: recordOf(whole),
  'builds?': textLike(/^\d+-\d+$/, 'two builds with - between them'),
  'longTerm?': recordOf(whole),
  'aliases?': listOf(textLike(idForm.pattern, idForm.form)),
  'names?': listOf(text),
  'platforms?': listOf(text),
  'downlevel?': onlyTrue,
  'solution?': oneOf('deployment-tool'),
  'antivirus?': oneOf('with-agent'),
  'beforeAgent?': text,
  modes: listOf(
    fields<OsModes>({ 'agent?': oneOf('unified', 'other'), since: baselines, sources: listOf(nameOf<SourceId>()) }),
  ),
  intune: fields<OsInfo['intune']>({ mdm: reach, mde: reach }),
  'notes?': orAlias(listOf(text)),
  'sources?': listOf(nameOf<SourceId>()),
});

/** The file of operating systems. */
export const osFileShape = fields<SourceFile>({
  kinds: recordOf(
    fields({ class: oneOf('client', 'server'), productTypes: listOf(whole), captions: listOf(captionText) }),
  ),
  systems: recordOf(system, idForm),
});
