import type { MdmNode } from '@mdav/core';

/** A command to the device about one node; source: [MS-MDM] 2.2.7, OMA DM 1.2. */
export type SyncmlCommand =
  /** Set the node; Windows adds it where there is none. */
  | {
      readonly kind: 'replace';
      readonly uri: string;
      /** The format that the node has in its device description. */
      readonly format: MdmNode['format'];
      /** Text of the data: `true` or `false` for bool, decimal for int. */
      readonly data: string;
    }
  /** Take the node away, and with it what it set. */
  | { readonly kind: 'delete'; readonly uri: string };
