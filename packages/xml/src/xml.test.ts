import { setFlagsFromString } from 'node:v8';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it, vi } from 'vitest';
import { MAX_XML_DEPTH, readXml } from './read.ts';
import { OWN_STYLE, type XmlStyle } from './style.ts';
import { MAX_XML_BYTES } from './text.ts';
import { cdataElement, element, essenceOf, type XmlElement, type XmlNode } from './tree.ts';
import { writeXml, xmlText } from './write.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

const plain: XmlStyle = { ...OWN_STYLE, declaration: 'none', indent: 'none', finalNewline: false };

function read(bytes: Uint8Array): XmlElement {
  const outcome = readXml(bytes);
  if (!outcome.ok) throw new Error(outcome.diagnostics.map(({ message }) => message).join('; '));
  return outcome.value.root;
}

describe('writeXml', () => {
  it('lays a document out in the chosen style', () => {
    const tree = element('a', { xmlns: 'urn:a', 'xmlns:b': 'urn:b', 'b:c': '1' }, [
      element('d'),
      cdataElement('e', '[{x}]'),
      element('f', {}, ['g']),
    ]);
    expect(xmlText(tree, OWN_STYLE)).toBe(
      '<?xml version="1.0" encoding="utf-8"?>\n<a xmlns="urn:a" xmlns:b="urn:b" b:c="1">\n  <d />\n  <e><![CDATA[[{x}]]]></e>\n  <f>g</f>\n</a>\n',
    );
    expect(
      xmlText(tree, {
        ...OWN_STYLE,
        declaration: 'single-quoted',
        newline: 'crlf',
        emptyElements: 'paired',
        finalNewline: false,
      }),
    ).toBe(
      '<?xml version=\'1.0\' encoding=\'utf-8\'?>\r\n<a xmlns="urn:a" xmlns:b="urn:b" b:c="1">\r\n  <d></d>\r\n  <e><![CDATA[[{x}]]]></e>\r\n  <f>g</f>\r\n</a>',
    );
  });

  it.each([
    ['an entity in the text', 'a &amp; b &lt;'],
    ['a section end', 'x]]>y'],
    ['line ends', 'a\r\nb\rc\nd\te'],
    ['quotes and brackets', `"'<>&`],
    ['private-use characters', '\uE000\uE001\uE002\uE003\uE004 & \n\uE000\uE100\uE000 \uE000\uE101'],
    ['characters beyond the basic plane', '\u{1F6E1}\u{10FFFF}'],
    ['white space only', ' \n\t '],
  ])('writes %s so that it is read back', (_, text) => {
    const tree = element('a', { b: text }, [element('c', {}, [text]), cdataElement('d', text)]);
    expect(essenceOf(read(writeXml(tree, plain)))).toEqual(essenceOf(tree));
  });

  it('replaces what XML cannot hold', () => {
    expect(xmlText(element('a', { b: '\u0000x' }, ['\u0001y\uD800']), plain)).toBe('<a b="\uFFFDx">\uFFFDy\uFFFD</a>');
  });

  it('writes documents of one shape each with its own values', () => {
    const tree = (text: string, uri: string) =>
      element('a', { xmlns: uri, 'xmlns:p': 'urn:p', 'p:b': text }, [
        element('p:c', { xmlns: uri }, [text]),
        element('d', { xmlns: 'urn:p' }, [cdataElement('e', text)]),
        { kind: 'comment', text },
        { kind: 'instruction', target: 't', body: text },
      ]);
    for (const [text, uri] of [
      ['one', 'urn:a'],
      ['two & more', 'urn:a'],
      ['three', 'urn:c'],
      ['one', 'urn:a?x=1&amp;y=<2>'],
    ] as const) {
      const read1 = read(writeXml(tree(text, uri), OWN_STYLE));
      expect(bare(read1)).toEqual(bare(tree(text, uri)));
      expect(xmlText(read1, plain).replaceAll(/>\s+</g, '><')).toBe(xmlText(tree(text, uri), plain));
    }
  });

  it('writes attributes that are named like properties of objects', () => {
    const tree = read(utf8('<a __proto__="1" constructor="2" toString="3"/>'));
    expect(xmlText(tree, plain)).toBe('<a __proto__="1" constructor="2" toString="3" />');
  });

  it('writes UTF-16 with its mark', () => {
    const bytes = writeXml(element('a', {}, ['\u00FC']), { ...OWN_STYLE, encoding: 'utf-16', byteOrderMark: true });
    expect(bytes.slice(0, 6)).toEqual(Uint8Array.of(0xff, 0xfe, 0x3c, 0, 0x3f, 0));
    expect(new TextDecoder('utf-16le').decode(bytes)).toBe('<?xml version="1.0" encoding="utf-16"?>\n<a>\u00FC</a>\n');
    expect(read(bytes).children).toEqual([{ kind: 'text', text: '\u00FC' }]);
  });

  it('is read back as it was, whatever is in it', () => {
    const name = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_.-]{0,6}$/);
    const legalText = fc
      .string({ unit: 'grapheme' })
      .map((text) => xmlText(element('x', {}, [text]), plain))
      .map((text) => read(utf8(text)))
      .map((root) => root.children.map((child) => (child.kind === 'text' ? child.text : '')).join(''));
    const { tree } = fc.letrec<{ tree: XmlElement; node: XmlNode }>((tie) => ({
      node: fc.oneof(
        { depthSize: 'small' },
        legalText.map((text): XmlNode => ({ kind: 'cdata', text })),
        legalText.map((text): XmlNode => ({ kind: 'text', text })),
        tie('tree'),
      ),
      tree: fc
        .record({ name, attributes: fc.dictionary(name, legalText), children: fc.array(tie('node'), { maxLength: 4 }) })
        .map(
          ({ name: tag, attributes, children }): XmlElement => ({
            kind: 'element',
            name: tag,
            attributes,
            children: mergeTexts(children),
          }),
        ),
    }));
    fc.assert(
      fc.property(tree, (root) => {
        expect(essenceOf(read(writeXml(root, plain)))).toEqual(essenceOf(root));
      }),
      { numRuns: 200 },
    );
  });
});

/** A tree without places; namespaces that a parent has declared already may be left out. */
function bare(node: XmlElement): unknown {
  const strip = (child: XmlNode, inherited: string | undefined): unknown => {
    if (child.kind !== 'element') return child;
    const { xmlns, ...attributes } = child.attributes;
    const own = xmlns ?? inherited;
    const children = child.children.filter(({ kind }) => kind !== 'text' || !holdsElements(child));
    return { name: child.name, own, attributes, children: children.map((inner) => strip(inner, own)) };
  };
  return strip(node, undefined);
}

function holdsElements({ children }: XmlElement): boolean {
  return children.some(({ kind }) => kind === 'element');
}

/** A reader cannot tell two neighbouring texts from one. */
function mergeTexts(nodes: readonly XmlNode[]): readonly XmlNode[] {
  const merged: XmlNode[] = [];
  for (const node of nodes) {
    const last = merged.at(-1);
    if (last !== undefined && 'text' in last && 'text' in node)
      merged[merged.length - 1] = { kind: 'text', text: last.text + node.text };
    else merged.push(node);
  }
  return merged;
}

describe('readXml', () => {
  it('says where each element starts', () => {
    const root = read(utf8('<?xml version="1.0"?>\r\n<a>\n  <b x="1"/><c\n y="2"></c>\n</a>\n'));
    expect(root.at).toEqual({ line: 2, column: 1 });
    expect(root.children.flatMap((child) => (child.kind === 'element' ? [child.at] : []))).toEqual([
      { line: 3, column: 3 },
      { line: 3, column: 13 },
    ]);
  });

  it.each(['\n', '\r\n', '\r'])('says where an element starts that goes over lines ending in %j', (end) => {
    const root = read(utf8(`<a>${end} <b${end}x="1"${end}${end}y="2" z="3"><c/></b></a>`));
    const [, b] = root.children as readonly XmlElement[];
    expect(b?.at).toEqual({ line: 2, column: 2 });
    expect(b?.children).toMatchObject([{ at: { line: 5, column: 13 } }]);
  });

  it('leaves the parser an object that V8 reads by offsets: as a hash table it takes five times as long', () => {
    const on = vi.spyOn(SaxesParser.prototype, 'on');
    read(utf8('<a/>'));
    setFlagsFromString('--allow-natives-syntax');
    const isFast = new Function('it', 'return %HasFastProperties(it)') as (it: unknown) => boolean;
    expect(on.mock.contexts.length).toBeGreaterThan(0);
    expect(on.mock.contexts.filter((parser) => !isFast(parser))).toEqual([]);
    on.mockRestore();
  });

  it.each([
    ['UTF-8 with a mark', [0xef, 0xbb, 0xbf, ...utf8('<a>ü</a>')]],
    ['UTF-8 that declares UTF-16', [...utf8('<?xml version="1.0" encoding="utf-16"?><a>ü</a>')]],
    ['UTF-16LE with a mark', [0xff, 0xfe, ...utf16('<a>ü</a>')]],
    ['UTF-16LE without a mark', [...utf16('<a>ü</a>')]],
    ['UTF-16BE with a mark', [0xfe, 0xff, ...swap(utf16('<a>ü</a>'))]],
    ['UTF-16BE without a mark', [...swap(utf16('<a>ü</a>'))]],
  ])('decodes %s', (_, bytes) => {
    expect(read(Uint8Array.from(bytes)).children).toEqual([{ kind: 'text', text: 'ü' }]);
  });

  const bad: readonly (readonly [string, string | Uint8Array, string, object])[] = [
    ['nothing', '', 'xml-not-well-formed', { line: 1, column: 1 }],
    ['text alone', 'hello', 'xml-not-well-formed', { line: 1 }],
    ['an open element', '<a>\n<b></a>', 'xml-not-well-formed', { line: 2 }],
    ['an end that is missing', '<a>\n<b>', 'xml-not-well-formed', { line: 2, column: 4 }],
    ['two roots', '<a/><b/>', 'xml-not-well-formed', { line: 1 }],
    ['the same attribute twice', '<a x="1" x="2"/>', 'xml-not-well-formed', { line: 1 }],
    ['an unknown entity', '<a>&nbsp;</a>', 'xml-not-well-formed', { line: 1 }],
    ['an entity named like a property', '<a>&toString;</a>', 'xml-not-well-formed', { line: 1 }],
    ['a bare ampersand', '<a>&</a>', 'xml-not-well-formed', { line: 1 }],
    ['a control character', '<a>\u0001</a>', 'xml-not-well-formed', { line: 1 }],
    ['an element that ends in a colon', '<a>\n<b:/></a>', 'xml-not-well-formed', { line: 2, column: 1 }],
    ['two prefixes', '<a:b:c/>', 'xml-not-well-formed', { line: 1 }],
    ['an attribute whose name begins with a digit after its prefix', '<a b:1=""/>', 'xml-not-well-formed', { line: 1 }],
    ['a reference to no character', '<a>&#0;</a>', 'xml-not-well-formed', { line: 1 }],
    ['a document type', '<!DOCTYPE a>\n<a/>', 'xml-document-type', { line: 1 }],
    [
      'entities that grow',
      '<!DOCTYPE a [<!ENTITY b "cc"><!ENTITY d "&b;&b;">]><a>&d;</a>',
      'xml-document-type',
      { line: 1 },
    ],
    [
      'an external entity',
      '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
      'xml-document-type',
      { line: 1 },
    ],
    [
      'a pit',
      `${'<a>'.repeat(MAX_XML_DEPTH + 1)}${'</a>'.repeat(MAX_XML_DEPTH + 1)}`,
      'xml-too-deep',
      { line: 1, column: 1 + 3 * MAX_XML_DEPTH },
    ],
    ['broken UTF-8', Uint8Array.of(0x3c, 0x61, 0xff, 0x2f, 0x3e), 'xml-bad-encoding', {}],
    ['more than is read at all', new Uint8Array(MAX_XML_BYTES + 1), 'xml-too-large', {}],
    ['half a UTF-16 unit', Uint8Array.of(0xff, 0xfe, 0x3c, 0x00, 0x61), 'xml-bad-encoding', {}],
  ];
  it.each(bad)('refuses %s', (_, content, code, at) => {
    const outcome = readXml(typeof content === 'string' ? utf8(content) : content, 'x.xml');
    expect(outcome.ok).toBe(false);
    expect(outcome.diagnostics).toMatchObject([{ code, severity: 'error', at: { file: 'x.xml', ...at } }]);
    expect(outcome.diagnostics[0]?.hint).toMatch(/^[A-Z][a-z]+ /);
  });

  it('never throws, whatever a document is cut or flipped into', () => {
    const bytes = utf8('<?xml version="1.0"?><a b="c&amp;"><!-- d --><e><![CDATA[f]]></e><?g h?>i</a>');
    for (let length = 0; length < bytes.length; length += 1)
      expect(() => readXml(bytes.slice(0, length))).not.toThrow();
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const flipped = bytes.slice();
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => readXml(flipped)).not.toThrow();
    }
  });
});

function utf16(text: string): number[] {
  return [...text].flatMap((character) => [character.charCodeAt(0) & 0xff, character.charCodeAt(0) >> 8]);
}

function swap(bytes: readonly number[]): number[] {
  return bytes.map((_, index) => bytes[index ^ 1] ?? 0);
}
