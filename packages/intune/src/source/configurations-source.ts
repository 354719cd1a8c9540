import type { Outcome } from '@mdav/core';
import {
  type FileSource,
  fail,
  hasErrors,
  type LiftedPolicy,
  type PlacedForm,
  type ReadPolicy,
  type SeenFile,
  seeFile,
  succeed,
} from '@mdav/core/format';
import { isObject, type JsonObject, morePages } from '@mdav/core/json';
import { PROFILE_TYPE, profileIn } from '../custom/codec.ts';
import type { MdmForm } from '../lower/form.ts';
import type { UnreadObject } from '../unread/form.ts';
import { itemsOf, unreadObjectsIn } from '../unread/read-objects.ts';
import { liftMdmForms } from './lift-mdm.ts';
import { PROFILE_KIND, readProfileOf, showProfiles } from './profile-source.ts';
import { liftUnread, NO_OBJECT, readUnread, showUnread } from './unread-source.ts';
import { exportIn } from './yaml-export.ts';

/** A device configuration of a list: a custom profile, or one that is known by name. */
type Configuration =
  | { readonly kind: 'profile'; readonly form: MdmForm }
  | { readonly kind: 'by-name'; readonly form: UnreadObject };

/**
 * Device configurations as Graph lists them, custom profiles among them: `deviceManagement/deviceConfigurations` gives all
 * kinds together. A list without a custom profile is one of objects that are known by name.
 */
export const configurationsSource: FileSource<Configuration> = {
  of: 'file',
  id: 'device-configurations',
  title: 'Intune device configurations',
  endings: ['.json', '.yaml'],
  policy: PROFILE_KIND,
  channel: 'mdm',
  recognise: (file) => (profilesIn(file).length > 0 ? 'policy' : undefined),
  decode: decodeConfigurations,
  lift: liftConfigurations,
  show: (one) => (one.kind === 'profile' ? showProfiles(one.form) : showUnread(one.form)),
};

/** The custom profiles of a list; none in a file that holds one alone. */
function profilesIn(file: SeenFile): readonly { readonly node: JsonObject; readonly index: number }[] {
  const root = exportIn(file);
  const items = itemsOf(root);
  if (items[0] === root) return [];
  return items.flatMap((node, index) =>
    isObject(node) && node['@odata.type'] === PROFILE_TYPE ? [{ node, index }] : [],
  );
}

function decodeConfigurations(bytes: Uint8Array): Outcome<readonly ReadPolicy<Configuration>[]> {
  const file = seeFile(bytes);
  const root = exportIn(file);
  const prefix = Array.isArray(root) ? [] : ['value'];
  const opened = profilesIn(file).map(({ node, index }) => profileIn(node, { prefix: [...prefix, index] }));
  const profiles = opened.flatMap((one) => (one.ok ? [readProfileOf(one.value)] : []));
  const others = (unreadObjectsIn(root) ?? []).map(readUnread);
  const read = [
    ...profiles.map(
      ({ form, ...policy }): ReadPolicy<Configuration> => ({ ...policy, form: { kind: 'profile', form } }),
    ),
    ...others.map(({ form, ...policy }): ReadPolicy<Configuration> => ({ ...policy, form: { kind: 'by-name', form } })),
  ];
  const diagnostics = [...opened.flatMap((one) => one.diagnostics).filter(isOfProfile), ...morePages(root)];
  if (read.length === 0) return fail(hasErrors(diagnostics) ? diagnostics : [...diagnostics, NO_OBJECT]);
  // A profile that cannot be read costs itself.
  return succeed(
    read,
    hasErrors(diagnostics)
      ? diagnostics.map((one) => (one.severity === 'error' ? { ...one, severity: 'warning' } : one))
      : diagnostics,
  );
}

/** What a profile says of pages is told with those of the list. */
const isOfProfile = ({ code }: { readonly code: string }) => code !== 'json-more-pages';

function liftConfigurations(placed: readonly PlacedForm<Configuration>[]): LiftedPolicy {
  const profiles = placed.flatMap(({ form, path }) => (form.kind === 'profile' ? [{ form: form.form, path }] : []));
  const others = placed.flatMap(({ form, path }) => (form.kind === 'by-name' ? [{ form: form.form, path }] : []));
  const lifted = profiles.length === 0 ? [] : [liftMdmForms(profiles)];
  const parts = [...lifted.flatMap((one) => one.parts), ...liftUnread(others).parts];
  return { parts, beside: lifted.flatMap((one) => one.beside) };
}
