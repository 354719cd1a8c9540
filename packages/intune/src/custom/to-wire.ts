import { assertNever } from '@mdav/core/format';
import type { CustomProfile, OmaSetting } from './profile.ts';
import type { WireOma, WireProfile } from './wire.ts';

/** The JSON of a profile, nodes in the order they have. */
export function profileToWire(profile: CustomProfile): WireProfile {
  return {
    '@odata.type': '#microsoft.graph.windows10CustomConfiguration',
    displayName: profile.name,
    description: profile.description,
    roleScopeTagIds: profile.roleScopeTagIds,
    omaSettings: profile.settings.map(omaToWire),
  };
}

function omaToWire(setting: OmaSetting): WireOma {
  const common = {
    displayName: setting.name,
    description: setting.description,
    omaUri: setting.uri,
    ...(setting.secretReference === null
      ? {}
      : { isEncrypted: true as const, secretReferenceValueId: setting.secretReference }),
  };
  switch (setting.kind) {
    case 'integer': {
      const readOnly = setting.isReadOnly ? { isReadOnly: true as const } : {};
      return { '@odata.type': '#microsoft.graph.omaSettingInteger', ...common, value: setting.value, ...readOnly };
    }
    case 'floating-point':
      return { '@odata.type': '#microsoft.graph.omaSettingFloatingPoint', ...common, value: setting.value };
    case 'boolean':
      return { '@odata.type': '#microsoft.graph.omaSettingBoolean', ...common, value: setting.value };
    case 'string':
      return { '@odata.type': '#microsoft.graph.omaSettingString', ...common, value: setting.value };
    case 'date-time':
      return { '@odata.type': '#microsoft.graph.omaSettingDateTime', ...common, value: setting.value };
    case 'base64':
      return {
        '@odata.type': '#microsoft.graph.omaSettingBase64',
        ...common,
        value: setting.value,
        ...fileOf(setting),
      };
    case 'string-xml':
      return {
        '@odata.type': '#microsoft.graph.omaSettingStringXml',
        ...common,
        value: setting.value,
        ...fileOf(setting),
      };
    default:
      return assertNever(setting);
  }
}

function fileOf({ fileName }: { readonly fileName: string | null }): { readonly fileName?: string } {
  return fileName === null ? {} : { fileName };
}
