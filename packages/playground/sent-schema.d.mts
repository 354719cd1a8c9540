import type { FleetSchema } from '@mdav/language';

export const KEYWORDS: readonly string[];
export function lookedAt(schema: FleetSchema): FleetSchema;
export function sentSchema(schema: FleetSchema): FleetSchema;
