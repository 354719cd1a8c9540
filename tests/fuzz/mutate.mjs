/*
 * Wrong input in the likeness of right input: bytes for every format, and trees of values for those that are JSON or YAML.
 * Nothing is longer than LIMIT, so that an input costs what it costs and not what it grew to.
 */
const LIMIT = 64 * 1024;

/** Bytes that parsers stumble over: ends, signs, marks, separators, lone surrogates and their like in two encodings. */
const TOKENS = [
  '',
  '\0',
  '\r',
  '\n',
  '\r\n',
  '\t',
  ' ',
  '\u00a0',
  '\ufeff',
  '\u2028',
  '\u202e',
  '\u2019',
  '\ud800',
  '\udfff',
  '"',
  "'",
  '`',
  '\\',
  '\\\\',
  '/',
  '..',
  '../',
  '[',
  ']',
  '{',
  '}',
  '<',
  '>',
  '</',
  '/>',
  '<![CDATA[',
  ']]>',
  '<!--',
  '-->',
  '&',
  '&amp;',
  '&#0;',
  '&#x110000;',
  '&lt',
  '<!DOCTYPE a [<!ENTITY b "c">]>',
  '<?xml version="1.1"?>',
  'xmlns=""',
  ':',
  ': ',
  '- ',
  '#',
  '&a',
  '*a',
  '<<',
  '!!js',
  '!',
  '|',
  '>-',
  '? ',
  '---',
  '...',
  '%',
  '${',
  '$(',
  '@',
  '0',
  '-0',
  '-1',
  '1e999',
  '0x7fffffff',
  '4294967295',
  '4294967296',
  '9007199254740993',
  'NaN',
  'null',
  'true',
  '~',
  'yes',
  '__proto__',
  'constructor',
  'toString',
  'length',
  'hasOwnProperty',
  'then',
  'dword:',
  'hex(7):',
  'hex:',
  '**del.',
  '**delvals.',
  '**deletekeys',
  'HKEY_LOCAL_MACHINE',
  '=',
  '=-',
  ',',
  ';',
].map((text) => Buffer.from(text, 'utf8'));
const WIDE = TOKENS.map((token) => Buffer.from(token.toString('utf8'), 'utf16le'));

/** One to six changes of the bytes of a seed; now and then two seeds are spliced. */
export function mutateBytes(random, seed, others) {
  let bytes = Buffer.from(seed);
  const isWide = bytes.length > 3 && (bytes[1] === 0 || (bytes[0] === 0xff && bytes[1] === 0xfe));
  for (let left = 1 + random.below(6); left > 0; left--)
    bytes = changeBytes(random, bytes, isWide ? WIDE : TOKENS, others);
  return new Uint8Array(bytes.subarray(0, LIMIT));
}

function changeBytes(random, bytes, tokens, others) {
  const at = random.below(bytes.length + 1);
  const end = Math.min(bytes.length, at + 1 + random.below(random.below(4) === 0 ? 512 : 12));
  switch (random.below(9)) {
    case 0: {
      const changed = Buffer.from(bytes);
      if (at < changed.length) changed[at] ^= 1 << random.below(8);
      return changed;
    }
    case 1: {
      const changed = Buffer.from(bytes);
      if (at < changed.length) changed[at] = random.pick([0, 1, 0x7f, 0x80, 0xfe, 0xff, 0x20, 0x0a]);
      return changed;
    }
    case 2:
      return bytes.subarray(0, at);
    case 3:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(end)]);
    case 4:
      return Buffer.concat([bytes.subarray(0, end), bytes.subarray(at)]);
    case 5: {
      const other = random.pick(others);
      const from = random.below(other.length + 1);
      return Buffer.concat([
        bytes.subarray(0, at),
        Buffer.from(other).subarray(from, from + 1 + random.below(200)),
        bytes.subarray(at),
      ]);
    }
    case 6:
      return Buffer.concat([bytes.subarray(0, at), random.pick(tokens), bytes.subarray(end)]);
    default:
      return Buffer.concat([bytes.subarray(0, at), random.pick(tokens), bytes.subarray(at)]);
  }
}

const VALUES = [
  null,
  true,
  false,
  0,
  -1,
  1,
  1.5,
  4294967296,
  1e308,
  '',
  ' ',
  'x',
  'remove',
  'passive',
  '__proto__',
  '\u0000',
  '\u202e',
  'C:\\',
  '%TEMP%\\*',
  '4.18.2208.0',
  '2026-02-30',
  [],
  {},
  [[]],
  [null],
  { extend: [] },
  { path: 'C:\\' },
  JSON.parse('{ "__proto__": null }'),
  'x'.repeat(300),
];

/** One to four changes in a tree of plain values: other values, other names, parts moved, doubled or taken away. */
export function mutateTree(random, seed, others) {
  let tree = structuredClone(seed);
  for (let left = 1 + random.below(4); left > 0; left--) tree = changeTree(random, tree, others);
  return tree;
}

function changeTree(random, tree, others) {
  const places = [];
  gather(tree, places);
  if (places.length === 0) return anyValue(random);
  const { holder, key } = random.pick(places);
  switch (random.below(7)) {
    case 0:
      remove(holder, key);
      break;
    case 1:
      holder[key] = anyValue(random);
      break;
    case 2: {
      const found = [];
      gather(random.pick(others), found);
      if (found.length > 0) {
        const from = random.pick(found);
        holder[key] = structuredClone(from.holder[from.key]);
      }
      break;
    }
    case 3:
      if (Array.isArray(holder)) holder.splice(key, 0, structuredClone(holder[key]));
      else
        Object.defineProperty(holder, renamed(random, key), {
          value: structuredClone(holder[key]),
          enumerable: true,
          configurable: true,
          writable: true,
        });
      break;
    case 4:
      if (!Array.isArray(holder)) {
        const value = holder[key];
        remove(holder, key);
        Object.defineProperty(holder, renamed(random, key), {
          value,
          enumerable: true,
          configurable: true,
          writable: true,
        });
      }
      break;
    case 5:
      holder[key] = [holder[key]];
      break;
    default: {
      const other = random.pick(places);
      const kept = structuredClone(other.holder[other.key]);
      holder[key] = kept;
    }
  }
  return tree;
}

/** A value of its own: what the tree shares it would change for every later input, or close to a circle. */
function anyValue(random) {
  return structuredClone(random.pick(VALUES));
}

function renamed(random, key) {
  return random.pick([
    `${key}x`,
    String(key).toUpperCase(),
    String(key).slice(1),
    '__proto__',
    'constructor',
    '',
    'a b',
    '0',
  ]);
}

function remove(holder, key) {
  if (Array.isArray(holder)) holder.splice(key, 1);
  else delete holder[key];
}

function gather(value, places, depth = 0) {
  if (typeof value !== 'object' || value === null || depth > 12 || places.length > 5000) return;
  for (const key of Array.isArray(value) ? value.keys() : Object.keys(value)) {
    places.push({ holder: value, key });
    gather(value[key], places, depth + 1);
  }
}
