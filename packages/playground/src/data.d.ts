// What the build puts into the bundle besides code.
declare module 'playground:data' {
  import type { FleetSchema } from '@mdav/language';

  export const SCHEMA: FleetSchema;
  export const EXAMPLES: readonly {
    readonly name: string;
    /** The first line of its comment. */
    readonly about: string;
    readonly text: string;
  }[];
}
