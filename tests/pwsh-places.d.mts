/** Where PowerShell is looked for, in this order. */
export const PWSH_PLACES: readonly string[];
