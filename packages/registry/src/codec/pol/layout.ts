/** The fixed parts of a registry policy file; source: [MS-GPREG] 2.2.1. Everything is little-endian. */

/** `PReg`. */
export const SIGNATURE = 0x67655250;
export const VERSION = 1;
/** Signature and version. */
export const HEADER_SIZE = 8;

/** `[` before a record. */
export const OPEN = 0x5b;
/** `;` between the parts of a record. */
export const SEPARATOR = 0x3b;
/** `]` after a record. */
export const CLOSE = 0x5d;

/** Bytes of a record besides the units of key and name and the data: delimiters, two NULs, type and size. */
export const RECORD_OVERHEAD = 2 + 2 + 2 + 2 + 2 + 4 + 2 + 4 + 2 + 2;
