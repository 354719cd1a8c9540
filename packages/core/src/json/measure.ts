const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** What can be said of JSON text without parsing it; meaningful only when the text turns out to be JSON. */
export interface JsonMeasure {
  /** Deepest nesting of objects and arrays. */
  readonly depth: number;
  /** Members of all objects together, repeated names counted each time. */
  readonly members: number;
}

/**
 * Measures before parsing: nesting can be refused before anything recurses over it, and a parser that keeps the last of
 * two equal names is caught because it ends up with fewer members than the text has.
 */
export function measureJson(text: string): JsonMeasure {
  let depth = 0;
  let deepest = 0;
  let members = 0;
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case QUOTE:
        at = endOfString(text, at);
        break;
      case 0x7b: // {
      case 0x5b: // [
        depth += 1;
        if (depth > deepest) deepest = depth;
        break;
      case 0x7d: // }
      case 0x5d: // ]
        depth -= 1;
        break;
      case 0x3a: // :
        members += 1;
        break;
    }
  }
  return { depth: deepest, members };
}

/** Whether there are more opening brackets than that, those in strings among them: found without looking at each character. */
export function opensMoreThan(text: string, count: number): boolean {
  if (text.length <= count) return false;
  let left = count;
  for (const bracket of ['{', '[']) {
    for (let at = text.indexOf(bracket); at !== -1; at = text.indexOf(bracket, at + 1)) {
      if (left === 0) return true;
      left -= 1;
    }
  }
  return false;
}

/** Index of the closing quote of the string that opens at `open`; the length of the text when there is none. */
export function endOfString(text: string, open: number): number {
  let close = text.indexOf('"', open + 1);
  while (close !== -1) {
    let first = close;
    while (text.charCodeAt(first - 1) === BACKSLASH) first -= 1;
    if ((close - first) % 2 === 0) return close;
    close = text.indexOf('"', close + 1);
  }
  return text.length;
}

/**
 * Members of all objects in a parsed value; -1 when it is nested more than `depth` levels deep, which is found out
 * without going any deeper.
 */
export function countMembers(value: unknown, depth: number): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (depth === 0) return -1;
  let members = 0;
  if (Array.isArray(value)) {
    for (const item of value) {
      const inner = countMembers(item, depth - 1);
      if (inner < 0) return -1;
      members += inner;
    }
    return members;
  }
  // What a parser made inherits no members, and no list of its names is made this way.
  for (const name in value) {
    const inner = countMembers((value as Record<string, unknown>)[name], depth - 1);
    if (inner < 0) return -1;
    members += 1 + inner;
  }
  return members;
}

/**
 * At least as many as the members in the text, found without looking at each character: colons with a quotation mark
 * before them. A string that begins with a colon counts as well.
 */
export function countMembersAtMost(text: string): number {
  let members = 0;
  for (let colon = text.indexOf(':'); colon !== -1; colon = text.indexOf(':', colon + 1)) {
    let before = colon - 1;
    while (isBlank(text.charCodeAt(before))) before -= 1;
    if (text.charCodeAt(before) === QUOTE) members += 1;
  }
  return members;
}

/** Blanks of JSON; NaN, which stands for the end of the text, is none. */
export function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d;
}
