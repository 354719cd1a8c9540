import type { FleetPage } from '../fleet-page.ts';

/** Texts that would do harm in a page that takes them for markup, or hide what they are. */
export const HOSTILE_TEXTS: readonly string[] = [
  '<script>globalThis.harmed = 1</script>',
  '"><img src="https://example.invalid/x" onerror="globalThis.harmed = 1">',
  "' onmouseover='globalThis.harmed = 1' x='",
  '</style><style>*{display:none}</style>',
  '</title></head><body onload="globalThis.harmed = 1">',
  'javascript:globalThis.harmed=1',
  '--><svg onload="globalThis.harmed = 1"><!--',
  '&lt;script&gt; &amp;quot; &#x3c;b&#x3e;',
  '`<b>code</b>` {{1}} <%= 1 %> $1 $&',
  'left \u202eright\u202c \u2066isolate\u2069 \u200b\u00ad\ufeff \u{e0041} \u0000\u001b[31m\u0007 \u061c',
  '\ud800 half a pair \udfff',
  `a\nb\r\nc\td\u2028e\u0085f`,
  'W'.repeat(4000),
  'שלום עולם مرحبا',
];

/** What stays as it is: words of closed lists, which the type checker keeps to, and what the page computes with. */
const CLOSED = new Set([
  ...['kind', 'id', 'os', 'mode', 'before', 'after', 'baseline', 'technique', 'mechanism', 'blockMode', 'severity'],
  ...['direction', 'state', 'phase', 'type', 'certainty', 'serves', 'deliver', 'date', 'version'],
]);

/**
 * The same page with a hostile text for every text that is no word of a closed list: more than a fleet file can hold,
 * and what a caller of the library could hand over. Keys of objects are kept.
 */
export function poisoned(page: FleetPage): FleetPage {
  let next = 0;
  const poison = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') {
      const isClosed = CLOSED.has(key) && !/\s/.test(value);
      return isClosed ? value : HOSTILE_TEXTS[next++ % HOSTILE_TEXTS.length];
    }
    if (Array.isArray(value)) return value.map((each) => poison(each, key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, poison(each, name)]));
  };
  return poison(page, '') as FleetPage;
}
