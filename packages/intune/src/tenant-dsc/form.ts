import { isObject, type JsonObject } from '@mdav/core/json';
import { valueIn } from '../json/member-named.ts';

/** A resource of Intune as a configuration of Microsoft365DSC says it. */
export interface TenantResource {
  /** Such as `IntuneAntivirusPolicyWindows10SettingCatalog`. */
  readonly type: string;
  /** What the configuration calls it. */
  readonly name: string;
  /** Values are data; what is worked out when the configuration is compiled is an expression. */
  readonly properties: JsonObject;
  /** True where it stands in a block of code, which decides whether, and how often, it is there. */
  readonly isConditional?: true;
}

/** True where code decides whether a resource is there: that around it, or that of its `Ensure`. */
export function isUncertain({ isConditional, properties }: TenantResource): boolean {
  return isConditional === true || hasExpression(valueIn(properties, 'Ensure'));
}

const OF_DSC =
  /^(?:Credential|ApplicationId|TenantId|ApplicationSecret|Certificate(?:Thumbprint|Password|Path)|ManagedIdentity|AccessTokens|DependsOn|PsDscRunAsCredential|RoleScopeTagIds|SupportsScopeTags)$/i;
const ABOUT = /^(?:DisplayName|Name|Description|Identity|Id|Assignments|TemplateId|Ensure)$/i;

/** True of a property that says who signs in, or how a resource stands to others. */
export function isOfDsc(property: string): boolean {
  return OF_DSC.test(property);
}

/** True of one that says what a policy is called, whose it is, and whether it is there. */
export function isAbout(property: string): boolean {
  return ABOUT.test(property);
}

/** Where things stand in a text: an object or list itself, and each of its members. */
export type Offsets = ReadonlyMap<object, { readonly at: number; readonly members: ReadonlyMap<string, number> }>;

/** Code in the place of a value. No property can have this name. */
const EXPRESSION = '$expression';

export function expressionOf(code: string): JsonObject {
  return { [EXPRESSION]: code };
}

/** The code of an expression; nothing for any other value. */
export function codeOf(value: unknown): string | undefined {
  const code = isObject(value) ? value[EXPRESSION] : undefined;
  return typeof code === 'string' ? code : undefined;
}

/** True where an expression stands anywhere in a value. */
export function hasExpression(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return codeOf(value) !== undefined || Object.values(value).some(hasExpression);
}
