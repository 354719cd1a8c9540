import type { JsonObject } from '@mdav/core/json';
import { hasExpression } from '../json/expression.ts';
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
  /^(?:Credential|ApplicationId|TenantId|ApplicationSecret|Certificate(?:Thumbprint|Password|Path)|ManagedIdentity|AccessTokens|DependsOn|PsDscRunAsCredential)$/i;

/** True of a property that says who signs in, or how resources stand to each other. */
export function isOfDsc(property: string): boolean {
  return OF_DSC.test(property);
}

/** Where things stand in a text: an object or list itself, and each of its members. */
export type Offsets = ReadonlyMap<object, { readonly at: number; readonly members: ReadonlyMap<string, number> }>;
