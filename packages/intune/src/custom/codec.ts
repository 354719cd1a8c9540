import type { Outcome } from '@mdav/core';
import type { Codec } from '@mdav/core/format';
import { fail, hasErrors, jsonBytes, requireBytes, succeed } from '@mdav/core/format';
import {
  type DocumentSource,
  isObject,
  type JsonObject,
  locateProblems,
  morePages,
  parseJson,
  type Reading,
  readText,
  show,
} from '@mdav/core/json';
import { compareText } from '../settings-catalog/order.ts';
import type { CustomProfile } from './profile.ts';
import { readProfile } from './read-profile.ts';
import { profileToWire } from './to-wire.ts';

/** What Graph calls a custom profile for Windows. */
export const PROFILE_TYPE = '#microsoft.graph.windows10CustomConfiguration';

/**
 * A custom OMA-URI profile as a JSON file.
 *
 * Writing gives the canonical form: what a profile needs and no more, nodes sorted by OMA-URI, UTF-8, LF, two spaces, a
 * final newline. Reading takes exports with everything that the service adds, and keeps the order of the file.
 *
 * Diagnostics of reading: those of `readText` and `parseJson`, `json-unknown-key`, `json-missing-key`,
 * `json-wrong-type`, `custom-not-a-profile`, `custom-odata-type`; and, without refusing the file, `custom-dropped`,
 * `custom-assignments-dropped`, `custom-encrypted-value`.
 */
export const customProfileCodec: Codec<CustomProfile> = {
  id: 'custom-profile',
  encode: encodeProfile,
  decode: (bytes) => decodeProfile(requireBytes(bytes)),
};

/** The profile with its nodes sorted by OMA-URI; their order carries no meaning. */
export function canonicalProfile(profile: CustomProfile): CustomProfile {
  return { ...profile, settings: [...profile.settings].sort((left, right) => compareText(left.uri, right.uri)) };
}

function encodeProfile(profile: CustomProfile): Uint8Array {
  return jsonBytes(profileToWire(canonicalProfile(profile)));
}

function decodeProfile(bytes: Uint8Array): Outcome<CustomProfile> {
  const opened = openProfile(bytes);
  return opened.ok ? succeed(opened.value.profile, opened.diagnostics) : opened;
}

/** A profile with the object that it was read from. */
export interface OpenedProfile {
  readonly profile: CustomProfile;
  readonly object: JsonObject;
}

/** Reads a file that holds one profile. */
export function openProfile(bytes: Uint8Array): Outcome<OpenedProfile> {
  const text = readText(bytes);
  if (!text.ok) return text;
  const parsed = parseJson(text.value);
  if (!parsed.ok) return parsed;
  const root = parsed.value;
  if (!isObject(root) || root['@odata.type'] !== PROFILE_TYPE) {
    const type = isObject(root) ? root['@odata.type'] : root;
    return fail([
      {
        code: 'custom-not-a-profile',
        severity: 'error',
        message: `Expected an object of type ${PROFILE_TYPE}, found ${show(type)}.`,
        at: {},
        hint: 'Give an exported custom profile for Windows.',
      },
    ]);
  }
  return profileIn(root, { text: text.value, prefix: [] });
}

/** Reads an object that is a profile. */
export function profileIn(root: JsonObject, place: Omit<DocumentSource, 'root'>): Outcome<OpenedProfile> {
  const reading: Reading = { problems: [] };
  const profile = readProfile(reading, root);
  const diagnostics = [...locateProblems(reading, { root, ...place }), ...morePages(root)];
  return profile === undefined || hasErrors(diagnostics)
    ? fail(diagnostics)
    : succeed({ profile, object: root }, diagnostics);
}
