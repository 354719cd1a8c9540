import type { Diagnostic, Outcome } from '@mdav/core';
import {
  type FileSource,
  fail,
  type LeftEntry,
  type LiftedPart,
  type LiftedPolicy,
  type PlacedForm,
  type PolicyKind,
  type ReadPolicy,
  type Shown,
  seeFile,
  succeed,
} from '@mdav/core/format';
import { morePages } from '@mdav/core/json';
import { passedOver } from '../json/passed-over.ts';
import type { UnreadEntry, UnreadObject } from '../unread/form.ts';
import { isUnreadObject, unreadObjectsIn } from '../unread/read-objects.ts';
import { headed } from './show-mdm.ts';
import { offOf } from './unassigned.ts';
import { exportIn } from './yaml-export.ts';

const KIND = { word: 'Intune object', holder: 'policy', deliver: 'intune', applied: 'intune' } as const;

/**
 * Objects of Intune that hold policy of Defender in a form that is not read into settings. What they say is named, shown and
 * compared by the names that they have for it, so that none of it goes unnoticed.
 */
export const unreadSource: FileSource<UnreadObject> = {
  of: 'file',
  id: 'intune-object',
  title: 'Intune object by name',
  endings: ['.json', '.yaml'],
  policy: KIND,
  channel: 'mdm',
  recognise: (file) => (unreadObjectsIn(exportIn(file)) === undefined ? undefined : 'policy'),
  decode: decodeObjects,
  lift: liftUnread,
  show: showUnread,
};

export function showUnread({ word, name, description, entries }: UnreadObject): Shown {
  return {
    ...headed([{ title: `${word}${name === null ? '' : `: ${name}`}`, rows: [['description', description]] }]),
    ...(entries.length === 0
      ? {}
      : {
          entriesTitle: 'Settings of Defender, which are not read',
          entries: entries.map(({ name: entry, says }) => `${entry} = ${says}`.replace(/[\r\n]+/g, ' ')),
        }),
  };
}

/** What is said of a file without any. */
export const NO_OBJECT: Diagnostic = {
  code: 'intune-object-unknown',
  severity: 'error',
  message: 'The file holds no object of Intune that is known here.',
  at: {},
  hint: 'Export it again from Graph.',
};

function decodeObjects(bytes: Uint8Array): Outcome<readonly ReadPolicy<UnreadObject>[]> {
  const file = seeFile(bytes);
  const root = exportIn(file);
  const found = unreadObjectsIn(root) ?? [];
  if (found.length === 0) return fail([NO_OBJECT]);
  return succeed(found.map(readUnread), [...passedOver(root, isUnreadObject), ...morePages(root)]);
}

/** An object as a policy that was read. */
export function readUnread(form: UnreadObject): ReadPolicy<UnreadObject> {
  return {
    form,
    ...offOf(form),
    ...(form.name === null ? {} : { name: form.name }),
    ...(form.description === null ? {} : { written: form.description }),
  };
}

export function liftUnread(placed: readonly PlacedForm<UnreadObject>[]): LiftedPolicy {
  return { parts: placed.map(partOf), beside: [] };
}

function partOf({ form }: PlacedForm<UnreadObject>): LiftedPart {
  const kind: PolicyKind = { ...KIND, word: form.word };
  return {
    apart: { name: form.name ?? form.word, kind },
    settings: {},
    left: [...form.entries.map((entry) => leftOf(form, entry)), ...untoldIn(form)],
    diagnostics: [...(form.entries.length === 0 ? [] : [notRead(form)]), ...notTold(form)],
  };
}

function leftOf({ word, why: own }: UnreadObject, { name, says, isSecret }: UnreadEntry): LeftEntry {
  const why = isSecret
    ? 'onboarding data is a secret of the tenant and never stands in a fleet file'
    : (own ?? `objects of this kind (${word}) are not read into settings`);
  return {
    lines: [{ place: name, says }],
    unsayable: [
      {
        what: name,
        why,
        isDefender: true,
        ...(isSecret
          ? { isSecret }
          : { hint: 'Write it as a setting by hand, and take it out of the object once the fleet is deployed.' }),
      },
    ],
  };
}

const UNTOLD = 'the export does not have it, so that nobody can tell whether it is about Defender';

function untoldIn({ untold }: UnreadObject): readonly LeftEntry[] {
  if (untold === undefined) return [];
  const { what, hint } = untold;
  return [{ lines: [], unsayable: [{ what, why: UNTOLD, isDefender: true, hint }] }];
}

function notTold({ untold, ...object }: UnreadObject): readonly Diagnostic[] {
  if (untold === undefined) return [];
  const { what, hint } = untold;
  const message = `${calledOf(object)}, ${what}: ${UNTOLD}.`;
  return [{ code: 'intune-object-untold', severity: 'warning', message, at: {}, hint }];
}

function calledOf({ word, name }: UnreadObject): string {
  return name === null ? word : `${word} ${JSON.stringify(name)}`;
}

/** Told once of each object, wherever it is read. */
function notRead(object: UnreadObject): Diagnostic {
  const names = object.entries.map((entry) => entry.name);
  const shown = names.length <= 4 ? names.join(', ') : `${names.slice(0, 3).join(', ')} and ${names.length - 3} more`;
  return {
    code: 'intune-object-not-read',
    severity: 'warning',
    message: `${calledOf(object)}: what it says of Defender is not read into settings, and known by name alone${object.why === undefined ? '' : `, since ${object.why}`}: ${shown}.`,
    at: {},
    hint:
      object.why === undefined
        ? 'Move it to a policy of the settings catalog, which is read.'
        : 'Give the compiled configuration or an export, which say what is there.',
  };
}
