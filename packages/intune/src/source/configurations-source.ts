import type { Outcome } from '@mdav/core';
import {
  type FileSource,
  fail,
  hasErrors,
  type LiftedPart,
  type LiftedPolicy,
  type PlacedForm,
  type ReadPolicy,
  type SeenFile,
  type Shown,
  seeFile,
  succeed,
} from '@mdav/core/format';
import { isObject, type JsonObject, type JsonPath, morePages } from '@mdav/core/json';
import { PROFILE_TYPE, profileIn } from '../custom/codec.ts';
import { itemsIn } from '../json/items.ts';
import { passedOver } from '../json/passed-over.ts';
import type { MdmForm } from '../lower/form.ts';
import { isPolicy, listOfPolicies, openListed } from '../settings-catalog/open-file.ts';
import { openKnown } from '../settings-catalog/open-known.ts';
import type { UnreadObject } from '../unread/form.ts';
import { isUnreadObject, unreadObjectsIn } from '../unread/read-objects.ts';
import { CATALOG_KIND, catalogSource, readOpened } from './catalog-source.ts';
import { liftMdmForms } from './lift-mdm.ts';
import { PROFILE_KIND, readProfileOf, showProfiles } from './profile-source.ts';
import { isMixed } from './recognise.ts';
import { liftUnread, NO_OBJECT, readUnread, showUnread } from './unread-source.ts';
import { exportIn } from './yaml-export.ts';

/** An object of a list: a custom profile, a policy of the settings catalog, or one that is known by name. */
type Configuration =
  | { readonly kind: 'policy'; readonly form: MdmForm }
  | { readonly kind: 'profile'; readonly form: MdmForm }
  | { readonly kind: 'by-name'; readonly form: UnreadObject };

/**
 * Device configurations as Graph lists them, custom profiles among them: `deviceManagement/deviceConfigurations` gives all
 * kinds together, and a script may put policies of the settings catalog beside them. A list without a custom profile is one
 * of policies, or of objects that are known by name.
 */
export const configurationsSource: FileSource<Configuration> = {
  of: 'file',
  id: 'device-configurations',
  title: 'Intune device configurations',
  endings: ['.json', '.yaml'],
  policy: PROFILE_KIND,
  channel: 'mdm',
  recognise: (file) => (profilesIn(file).length > 0 || isMixed(exportIn(file)) ? 'policy' : undefined),
  decode: decodeConfigurations,
  lift: liftConfigurations,
  show: showConfiguration,
};

/** The custom profiles of a list; none in a file that holds one alone. */
function profilesIn(file: SeenFile): readonly { readonly node: JsonObject; readonly prefix: JsonPath }[] {
  return itemsIn(exportIn(file)).flatMap(({ node, prefix }) =>
    prefix.length > 0 && isProfile(node) ? [{ node, prefix }] : [],
  );
}

function isProfile(node: unknown): node is JsonObject {
  return isObject(node) && node['@odata.type'] === PROFILE_TYPE;
}

function decodeConfigurations(bytes: Uint8Array): Outcome<readonly ReadPolicy<Configuration>[]> {
  const file = seeFile(bytes);
  const root = exportIn(file);
  const opened = profilesIn(file).map(({ node, prefix }) => profileIn(node, { prefix }));
  const catalog = openListed(listOfPolicies(root) ?? [], openKnown);
  const profiles = opened.flatMap((one) => (one.ok ? [readProfileOf(one.value)] : []));
  const others = (unreadObjectsIn(root) ?? []).map(readUnread);
  const read = [
    ...catalog.read
      .map(readOpened)
      .map(({ form, ...policy }): ReadPolicy<Configuration> => ({ ...policy, form: { kind: 'policy', form } })),
    ...profiles.map(
      ({ form, ...policy }): ReadPolicy<Configuration> => ({ ...policy, form: { kind: 'profile', form } }),
    ),
    ...others.map(({ form, ...policy }): ReadPolicy<Configuration> => ({ ...policy, form: { kind: 'by-name', form } })),
  ];
  const diagnostics = [
    ...catalog.problems,
    ...opened.flatMap((one) => one.diagnostics).filter(isOfProfile),
    ...passedOver(root, (node) => isPolicy(node) || isProfile(node) || isUnreadObject(node)),
    ...morePages(root),
  ];
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
  const policies = placed.flatMap(({ form, path }) => (form.kind === 'policy' ? [{ form: form.form, path }] : []));
  const lifted = profiles.length === 0 ? [] : [liftMdmForms(profiles)];
  const parts = [
    ...policies.flatMap((one) => liftMdmForms([one]).parts.map((part) => ofCatalog(part, one.form))),
    ...lifted.flatMap((one) => one.parts),
    ...liftUnread(others).parts,
  ];
  return { parts, beside: lifted.flatMap((one) => one.beside) };
}

/** A part is that of a policy, whatever the list is called. */
function ofCatalog(part: LiftedPart, { catalog }: MdmForm): LiftedPart {
  return { ...part, apart: { name: catalog[0]?.name ?? CATALOG_KIND.word, kind: CATALOG_KIND } };
}

function showConfiguration(one: Configuration): Shown {
  if (one.kind === 'by-name') return showUnread(one.form);
  return one.kind === 'policy' ? catalogSource.show(one.form) : showProfiles(one.form);
}
