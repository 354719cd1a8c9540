export const VERSION: string;
/** Everything that a package may hold. */
export const CONTENTS: readonly string[];
export function stageExtension(folder: string): Promise<void>;
