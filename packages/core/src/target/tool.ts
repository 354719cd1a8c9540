/** Version of mdav as it stands in its output. A test holds it to the package's. */
export const TOOL_VERSION = '0.1.0';

/** 1980-01-01T00:00:00Z, the oldest time that every format can say: what stands where a format wants a time and nobody gave one. */
export const DEFAULT_EPOCH_SECONDS = 315_532_800;
