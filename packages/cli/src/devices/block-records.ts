import { lineRecord } from './json-lines.ts';
import type { LineBlock } from './line-blocks.ts';
import { type Fields, type RecordTemplate, recordTemplate, viewOf } from './record-template.ts';
import { type SharedEnd, sharedEnds } from './shared-ends.ts';
import type { StateRecord } from './state-record.ts';

/** What a line of the collector mostly ends with, and what most devices of a group have alike. */
const REGISTRY = ',"registry":';
/** Templates that are tried for a line. */
const MOST_TEMPLATES = 8;

/** Takes the records of a block one by one. */
export type BlockReader = (block: LineBlock, take: (record: StateRecord) => void) => void;

/** Reads the records of blocks: one JSON document per line. A line that is none is told and passed over. */
export function blockReader(): BlockReader {
  const ends = sharedEnds();

  /**
   * The record of a line with an end behind a comma that was read from equal bytes; nothing where the line has to be
   * read as a whole. What stands before the comma is read as an object that a brace closes, and what stands behind as
   * one that a brace opens. Where both are objects with members, and no name is in both, the line is the object with
   * the members of both: a comma within a text or a member would make neither of them one.
   */
  function joined(bytes: Buffer, view: DataView, from: number, to: number, end: SharedEnd): Fields | undefined {
    const { members, templates, isShared } = end;
    if (members === undefined) return undefined;
    const comma = to - end.bytes.length;
    for (let index = 0; index < templates.length; index++) {
      const template = templates[index] as RecordTemplate;
      const record = template.read(bytes, view, from, comma);
      if (record === undefined) continue;
      if (index > 0) templates.unshift(templates.splice(index, 1)[0] as RecordTemplate);
      return record;
    }
    const written = `${bytes.toString('utf8', from, comma)}}`;
    let beginning: Fields;
    try {
      beginning = JSON.parse(written);
    } catch {
      return undefined;
    }
    if (!Object.hasOwn(beginning, 'mdav') || Object.keys(members).some((name) => Object.hasOwn(beginning, name)))
      return undefined;
    const template = isShared ? recordTemplate(written, beginning, members) : undefined;
    if (template !== undefined) templates.unshift(template);
    if (templates.length > MOST_TEMPLATES) templates.pop();
    return { ...beginning, ...members };
  }

  return ({ bytes, ends: places, line: first }, take) => {
    const view = viewOf(bytes);
    let from = 0;
    let line = first;
    /** The next comma before a registry that was looked for. */
    let comma = -1;
    for (const to of places) {
      let end = ends.recent(bytes, from, to);
      if (end === undefined) {
        if (comma < from) comma = placeOf(REGISTRY, bytes, from);
        if (comma < to) end = ends.read(bytes, comma, to);
      }
      const value = end === undefined ? undefined : joined(bytes, view, from, to, end);
      if (value !== undefined) take({ kind: 'record', line, value });
      else {
        const record = lineRecord(bytes.toString('utf8', from, to), line);
        if (record !== undefined) take(record);
      }
      from = to + 1;
      line++;
    }
  };
}

function placeOf(text: string, bytes: Buffer, from: number): number {
  const place = bytes.indexOf(text, from, 'latin1');
  return place < 0 ? bytes.length : place;
}
