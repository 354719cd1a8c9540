/** Intune: settings catalog policies and custom profiles, written from groups and read back. */

export { settingsCatalogCodec } from './catalog/codec.ts';
export { canonicalPolicy } from './catalog/order.ts';
export type {
  ChoiceValue,
  GroupValue,
  MdmPolicy,
  Platform,
  SecretState,
  SettingInstance,
  SimpleValue,
  Technology,
  TemplateReference,
  ValueTemplate,
} from './catalog/policy.ts';
export { PLATFORMS, SECRET_STATES, TECHNOLOGIES } from './catalog/policy.ts';
export type { PortalIdentity } from './catalog/portal.ts';
export { encodePortalForm, NO_IDENTITY } from './catalog/portal.ts';
export { mdmChannel } from './channel.ts';
export { customProfileCodec } from './custom/codec.ts';
export type { CustomProfile, OmaSetting } from './custom/profile.ts';
export type { MdmForm } from './form.ts';
export { EMPTY_FORM } from './form.ts';
export { intuneTargets } from './target.ts';
