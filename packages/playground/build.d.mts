/** The files of the page by their names. */
export function playgroundFiles(): Promise<ReadonlyMap<string, Uint8Array>>;
/** Writes the page into a folder, which holds nothing else afterwards. */
export function writePlayground(folder: string): Promise<ReadonlyMap<string, Uint8Array>>;
