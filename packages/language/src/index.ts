/** What an editor asks about a fleet file, by offsets in its text: no protocol, no disk. */

export type { Completion, KnownNames } from './complete/complete.ts';
export { completionsAt } from './complete/complete.ts';
export type { Cursor, Span } from './cursor/cursor.ts';
export { cursorAt } from './cursor/cursor.ts';
export { lineOf, lineStarts } from './cursor/slice.ts';
export type { Inlay, Lens } from './effective/effective.ts';
export { inlaysOf, lensesOf } from './effective/effective.ts';
export type { Problem, WaiverBlanks } from './findings/problems.ts';
export { canBeWaived, fixOf, problemsIn, waiverOf } from './findings/problems.ts';
export type { Hover, HoverContext } from './hover/hover.ts';
export { hoverAt } from './hover/hover.ts';
export type { Mention, NamedThing } from './navigate/named-thing.ts';
export { mentionsOf, namedThingAt } from './navigate/named-thing.ts';
export type { Renamed } from './navigate/rename.ts';
export { rename } from './navigate/rename.ts';
export type { FleetSchema, SchemaNode } from './schema/schema-at.ts';
export { knownNames } from './structure/known-names.ts';
export type { OutlineNode } from './structure/outline.ts';
export { everyNode, nodeAt, outlineOf } from './structure/outline.ts';
export type { TextEdit } from './structure/text-edits.ts';
export { editsBetween } from './structure/text-edits.ts';
