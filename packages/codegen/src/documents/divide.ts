import type { XmlPiece } from '@mdav/xml';

/**
 * Divides laid-out markup at the slots in it. What is repeated stands between `<?each name?>` and `<?end name?>`.
 * Throws where an instruction is none of ours, or braces are no slot.
 */
export function divide(markup: string): readonly XmlPiece[] {
  const tokens = markup.match(/<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<[^>]*>|[^<]+/gs) ?? [];
  return joined(piecesUntil(undefined, tokens[Symbol.iterator]()));
}

/** The pieces up to a token, which is taken as well. */
function piecesUntil(end: string | undefined, tokens: Iterator<string>): XmlPiece[] {
  const pieces: XmlPiece[] = [];
  for (let next = tokens.next(); next.done !== true; next = tokens.next()) {
    if (next.value === end) return pieces;
    pieces.push(...piecesOf(next.value, pieces, tokens));
  }
  if (end !== undefined) throw new Error(`${end} is missing`);
  return pieces;
}

/** The pieces that begin with a token. The line on which a slot stands is taken from the pieces before it. */
function piecesOf(token: string, before: XmlPiece[], tokens: Iterator<string>): readonly XmlPiece[] {
  const instruction = /^<\?(\w+) (\w+)\?>$/.exec(token);
  if (instruction !== null) {
    const [, kind, slot = ''] = instruction;
    const lead = takeLead(before);
    if (kind === 'nodes') return [{ kind, slot, lead }];
    if (kind !== 'each') throw new Error(`${token} is not known`);
    const pieces = piecesUntil(`<?end ${slot}?>`, tokens);
    takeLead(pieces);
    return [{ kind, slot, pieces: joined(pieces) }];
  }
  if (token.startsWith('<![CDATA[')) {
    const slot = /^<!\[CDATA\[\{\{(\w+)\}\}\]\]>$/.exec(token)?.[1];
    return slot === undefined ? split(token, 'section') : [{ kind: 'section', slot }];
  }
  if (!token.startsWith('<')) return split(token, 'text');
  const name = /^<([^\s/>]+)/.exec(token)?.[1];
  if (name === undefined || token.endsWith('/>')) return split(token, 'attribute');
  const content = joined(piecesUntil(`</${name}>`, tokens));
  const open = split(token.slice(0, -1), 'attribute');
  const lead = content.at(-1);
  const slots = typeof lead === 'string' && lead.trim() === '' ? content.slice(0, -1) : content;
  const mayBeEmpty = slots.length > 0 && slots.every((piece) => typeof piece === 'object' && piece.kind !== 'section');
  return mayBeEmpty
    ? [...open, { kind: 'content', name, lead: typeof lead === 'string' ? lead : '', pieces: slots }]
    : [...open, '>', ...content, `</${name}>`];
}

/** Text, a tag or a section at the slots in it; a section has none but the whole. */
function split(token: string, kind: 'attribute' | 'text' | 'section'): readonly XmlPiece[] {
  return token.split(/\{\{(\w+)\}\}/).map((part, index): XmlPiece => {
    const isSlot = index % 2 === 1;
    if (isSlot ? kind === 'section' : /\{\{|\}\}/.test(part)) throw new Error(`${token} holds no slot of a kind`);
    return isSlot ? { kind, slot: part } : part;
  });
}

/** Takes the line feed and indentation at the end of some pieces. */
function takeLead(pieces: XmlPiece[]): string {
  const last = pieces.at(-1);
  const lead = typeof last === 'string' ? (/\n *$/.exec(last)?.[0] ?? '') : '';
  if (typeof last === 'string') pieces[pieces.length - 1] = last.slice(0, last.length - lead.length);
  return lead;
}

/** Neighbouring markup as one piece. */
function joined(pieces: readonly XmlPiece[]): readonly XmlPiece[] {
  const all: XmlPiece[] = [];
  for (const piece of pieces) {
    const last = all.at(-1);
    if (piece === '') continue;
    if (typeof piece === 'string' && typeof last === 'string') all[all.length - 1] = last + piece;
    else all.push(piece);
  }
  return all;
}
