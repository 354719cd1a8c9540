import type { ChecklistFormat } from './checklist-format.ts';
import { cklb } from './cklb.ts';
import { xccdf } from './xccdf.ts';

/** Every form of checklist, each under its id. */
export const CHECKLISTS = { cklb, xccdf } satisfies Readonly<Record<string, ChecklistFormat>>;
