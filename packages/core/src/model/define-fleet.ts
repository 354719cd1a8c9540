import type { Fleet, Group, Parameter } from './fleet.ts';

/** A fleet that is made once its parameters have their values. */
export interface ParameterisedFleet {
  readonly parameters: Readonly<Record<string, Parameter>>;
  // biome-ignore lint/suspicious/noExplicitAny: the values have the types of the parameters, which `defineFleet` knows
  readonly fleetOf: (values: any) => Fleet;
}

/** A fleet whose groups are known by their names. */
export interface NamedFleet<Name extends string> extends Omit<Fleet, 'groups'> {
  /** Groups by name. */
  readonly groups: { readonly [Key in Name]: Group };
}

/** The values of parameters, as a fleet in TypeScript gets them. */
export type ParameterValues<Parameters extends Readonly<Record<string, Parameter>>> = {
  readonly [Name in keyof Parameters]: ValueOf<Parameters[Name]>;
};

type ValueOf<P> = P extends { readonly type: 'string'; readonly values: readonly (infer Word)[] }
  ? Word
  : P extends { readonly type: 'string' }
    ? string
    : P extends { readonly type: 'integer' }
      ? number
      : P extends { readonly type: 'boolean' }
        ? boolean
        : readonly string[];

/**
 * Types a fleet that is written in TypeScript; returns it unchanged. The compiler names keys, settings and words that there
 * are not; what it cannot know, `acceptFleet` and `checkFleet` tell. With parameters it takes a function of their values.
 *
 * @example
 * export default defineFleet({
 *   mdav: 1,
 *   name: 'contoso',
 *   groups: { desks: { os: 'windows-11', mode: 'active', deliver: ['intune'] } },
 * });
 */
export function defineFleet<const Name extends string>(fleet: NamedFleet<Name>): NamedFleet<Name>;
export function defineFleet<const P extends Readonly<Record<string, Parameter>>>(
  parameters: P,
  fleetOf: (values: ParameterValues<P>) => Fleet,
): ParameterisedFleet;
export function defineFleet(
  fleet: Fleet | ParameterisedFleet['parameters'],
  fleetOf?: ParameterisedFleet['fleetOf'],
): Fleet | ParameterisedFleet {
  return fleetOf === undefined ? (fleet as Fleet) : { parameters: fleet as ParameterisedFleet['parameters'], fleetOf };
}
