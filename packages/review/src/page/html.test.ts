import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOSTILE_TEXTS } from './__tests__/hostile.ts';
import { code, html, join, linkBeside, linkOut, NOTHING, pageText, prose } from './html.ts';

const text = (part: Parameters<typeof join>[0][number]) => pageText(html`${part}`);

describe('html', () => {
  it.each([
    ['markup', '<b a="x" b=\'y\'>&', '&lt;b a=&quot;x&quot; b=&#39;y&#39;&gt;&amp;'],
    ['references', '&lt;', '&amp;lt;'],
    ['line ends and tabs', 'a\r\nb\nc\td', 'a b c d'],
    ['characters that turn text', 'a\u202eb\u2066', 'a\\u202eb\\u2066'],
    ['characters that take no room', '\u200b\u00ad\u061c\ufeff\u2060', '\\u200b\\u00ad\\u061c\\ufeff\\u2060'],
    ['control characters', '\u0000\u001b\u0085\u2028', '\\u0000\\u001b\\u0085\\u2028'],
    ['characters outside of the first plane', '\u{e0041}\u{1f600}', '\\udb40\\udc41\u{1f600}'],
    ['half a pair', 'a\ud800b', 'a\ufffdb'],
  ])('makes %s harmless', (_what, given, expected) => {
    expect(text(given)).toBe(expected);
  });

  it('lets markup of its own through, once', () => {
    expect(text([html`<i>${'<'}</i>`, 3, NOTHING])).toBe('<i>&lt;</i>3');
    expect(pageText(join(['a', 'b'], html`<br>`))).toBe('a<br>b');
  });

  it('shows line ends in code', () => {
    expect(pageText(code('a\nb'))).toBe('<code>a\\u000ab</code>');
    expect(pageText(prose('set `a<b` to 1'))).toBe('set <code>a&lt;b</code> to 1');
  });

  it('leaves no character of markup in any text', () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', '/', '\u0000', '\ud800', '`', 'a') }),
      fc.constantFrom(...HOSTILE_TEXTS),
    );
    fc.assert(
      fc.property(anyText, (given) => {
        for (const made of [text(given), pageText(prose(given)).replaceAll(/<\/?code>/g, '')]) {
          expect(made).not.toMatch(/[<>"']|[\p{Cc}\p{Cf}\p{Cs}]/u);
          expect(made).not.toMatch(/&(?!(amp|lt|gt|quot|#39);)/);
        }
      }),
    );
  });
});

describe('linkOut', () => {
  it('links to https alone', () => {
    expect(pageText(linkOut('https://learn.microsoft.com/a?b="c"&d', 'x'))).toBe(
      '<a href="https://learn.microsoft.com/a?b=&quot;c&quot;&amp;d" rel="noopener noreferrer external">x</a>',
    );
  });
  it.each([
    '',
    'javascript:alert(1)',
    'http://a.b/',
    ' https://a.b/',
    'https:a',
    'data:text/html,x',
    'JAVASCRIPT:x//https://a.b/',
  ])('does not link to %j', (url) => {
    expect(pageText(linkOut(url, '<x>'))).toBe('&lt;x&gt;');
  });
});

describe('linkBeside', () => {
  it.each([
    ['a b/c.md', './a%20b/c.md'],
    ['../dist/c.md', './../dist/c.md'],
    ['javascript:alert(1)', './javascript%3Aalert(1)'],
    ['a"b<c', './a%22b%3Cc'],
    ['\ud800', './%EF%BF%BD'],
  ])('takes %j for a path', (path, expected) => {
    expect(pageText(linkBeside(path, 'x'))).toBe(`<a href="${expected}">x</a>`);
  });
});
