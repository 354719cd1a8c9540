import type { Extendable, Justification, Justified, ListItem, ValueType } from '@mdav/core';

/*
 * The type of the settings, computed from the rows themselves. The generated type has to equal it; the generated one is
 * what people see, because an editor shows its doc comments and short types.
 */

/** The settings of a catalogue, from the types of its rows by id. */
export type ComputedSettings<Types extends Readonly<Record<string, ValueType>>> = {
  readonly [Id in keyof Types]?: Justified<ComputedValue<Types[Id]> | 'remove'>;
};

/** What a user may write for a type. */
export type ComputedValue<Type extends ValueType> = Type extends { kind: 'toggle' }
  ? boolean
  : Type extends { kind: 'choice'; options: infer Options }
    ? keyof Options
    : Type extends { kind: 'flags'; options: infer Options }
      ? Extendable<readonly (keyof Options)[]>
      : Type extends { kind: 'integer' }
        ? number
        : Type extends { kind: 'duration'; unit: infer Unit extends string }
          ? { readonly [U in Unit]: number }
          : Type extends { kind: 'time-of-day' | 'text' }
            ? string
            : Type extends { kind: 'list'; of: infer Of extends ListItem }
              ? Extendable<readonly ListEntryOf<Type, Of>[]>
              : Type extends { kind: 'map' }
                ? Extendable<MapOf<Type>>
                : never;

type ListEntryOf<Type, Of extends ListItem> = Type extends { annotated: true }
  ? WordOf<Type> | Annotated<PropertyOf[Of], WordOf<Type>>
  : WordOf<Type>;

type WordOf<Type> = Type extends { options: infer Options } ? keyof Options : string;

type Annotated<Property extends string, Text> = Justification & { readonly [P in Property]: Text };

interface PropertyOf {
  readonly path: 'path';
  readonly extension: 'extension';
  readonly process: 'process';
  readonly 'ip-address': 'address';
  readonly source: 'value';
  readonly text: 'value';
}

type MapOf<Type> = Flat<
  { readonly [Key in KeysOf<Type>]?: MapValueOf<Type> } & (Type extends { otherKeys: 'guid' }
    ? { readonly [guid: `${string}-${string}-${string}-${string}-${string}`]: MapValueOf<Type> | undefined }
    : Type extends { otherKeys: 'number' }
      ? { readonly [id: `${number}`]: MapValueOf<Type> | undefined }
      : unknown)
>;

type KeysOf<Type> = Type extends { keys: infer Keys } ? keyof Keys : never;
type MapValueOf<Type> = Type extends { lists: object }
  ? Justified<string | readonly string[]>
  : Type extends { values: infer Values }
    ? Justified<keyof Values>
    : never;

/** One object type in place of an intersection. */
type Flat<T> = { [Key in keyof T]: T[Key] };
