import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  cdataElement,
  element,
  OWN_STYLE,
  readXml,
  writeTemplate,
  writeXml,
  type XmlElement,
  type XmlNode,
  type XmlPiece,
  type XmlStyle,
  type XmlValues,
  xmlText,
} from '@mdav/xml';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { create } from 'xmlbuilder2';
import { pathsOfSources } from '../source/files.ts';
import { documentFiles, isDocument } from './document-files.ts';
import { emitDocument } from './emit.ts';
import { layOut } from './lay-out.ts';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
const sources = pathsOfSources().filter(isDocument);

const HEAD =
  '<?document declaration="none" encoding="utf-8" byteOrderMark="false" newline="lf" indent="two-spaces" emptyElements="closed" finalNewline="false"?><!-- A test. -->';
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', ']]>', '&amp;', 'a\r\n\tb', '{{id}}', '<?x?>'),
);
const nodes = fc.array(
  text.map((each): XmlNode => element('kept', { a: each }, [element('b'), cdataElement('c', each)])),
  { maxLength: 2 },
);

/** Anything that fits the slots of some pieces. */
function valuesFor(pieces: readonly XmlPiece[]): fc.Arbitrary<XmlValues> {
  return fc.record(Object.fromEntries(slotsIn(pieces)));
}

function slotsIn(pieces: readonly XmlPiece[]): readonly (readonly [string, fc.Arbitrary<XmlValues[string]>])[] {
  return pieces.flatMap((piece): ReturnType<typeof slotsIn> => {
    if (typeof piece === 'string') return [];
    if (piece.kind === 'content') return slotsIn(piece.pieces);
    if (piece.kind === 'each') return [[piece.slot, fc.array(valuesFor(piece.pieces), { maxLength: 3 })]];
    return [[piece.slot, piece.kind === 'nodes' ? nodes : text]];
  });
}

/** The source as our own reader has it, its slots replaced in the tree. */
function filledTree(source: XmlElement, values: XmlValues): XmlElement {
  const children: XmlNode[] = [];
  let repeated: readonly XmlValues[] | undefined;
  for (const child of source.children) {
    if (child.kind === 'comment' || (child.kind === 'text' && child.text.trim() === '')) continue;
    if (child.kind === 'element') {
      children.push(...(repeated ?? [values]).map((each) => filledTree(child, each)));
      repeated = undefined;
    } else if (child.kind === 'instruction') {
      const value = values[child.body];
      if (child.target === 'each') repeated = value as readonly XmlValues[];
      else children.push(...(value as readonly XmlNode[]));
    } else children.push({ kind: child.kind, text: filledText(child.text, values) });
  }
  const attributes = Object.entries(source.attributes).map(([key, value]) => [key, filledText(value, values)] as const);
  return { kind: 'element', name: source.name, attributes: Object.fromEntries(attributes), children };
}

function filledText(slotted: string, values: XmlValues): string {
  return slotted.replaceAll(/\{\{(\w+)\}\}/g, (_, slot: string) => values[slot] as string);
}

describe('the documents that packages write', () => {
  it('are there', () => expect(sources.length).toBeGreaterThan(4));

  it.each(sources)('%s is the document that its source shows, whatever fills it', (path) => {
    const bytes = readFileSync(join(root, path));
    const { style, pieces } = layOut(bytes.toString('utf8'));
    const source = readXml(bytes, path);
    if (!source.ok) throw new Error(JSON.stringify(source.diagnostics));
    fc.assert(
      fc.property(valuesFor(pieces), (values) => {
        const written = writeTemplate({ style, pieces }, values);
        expect(written).toEqual(writeXml(filledTree(source.value.root, values), style));
        expect(readXml(written).diagnostics).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

describe('laying out', () => {
  it('tells attributes, texts, sections, nodes and what is repeated apart', () => {
    const source = `${HEAD}<a x="1-{{x}}"><b>{{b}}</b><c>c {{c}}</c><d><![CDATA[{{d}}]]></d><e><?nodes e?></e><?each f?><f g="{{g}}"/></a>`;
    expect(layOut(source)).toMatchObject({
      about: 'A test.',
      pieces: [
        '<a x="1-',
        { kind: 'attribute', slot: 'x' },
        '">\n  <b',
        { kind: 'content', name: 'b', lead: '', pieces: [{ kind: 'text', slot: 'b' }] },
        '\n  <c>c ',
        { kind: 'text', slot: 'c' },
        '</c>\n  <d>',
        { kind: 'section', slot: 'd' },
        '</d>\n  <e',
        { kind: 'content', name: 'e', lead: '\n  ', pieces: [{ kind: 'nodes', slot: 'e', lead: '\n    ' }] },
        { kind: 'each', slot: 'f', pieces: ['\n  <f g="', { kind: 'attribute', slot: 'g' }, '"/>'] },
        '\n</a>',
      ],
    });
    expect(emitDocument('two-words.xml', source)).toContain(
      'export interface TwoWordsValues {\n  readonly x: string;\n  readonly b: string;\n  readonly c: string;\n  readonly d: string;\n  readonly e: readonly XmlNode[];\n  readonly f: readonly {\n    readonly g: string;\n  }[];\n}',
    );
  });

  it.each([
    ['no head', '<a/>', /does not begin with <\?document/],
    ['an unknown part of the style', `${HEAD.replace('indent', 'margin')}<a/>`, /knows no margin/],
    ['a part that is missing', `${HEAD.replace('newline="lf" ', '')}<a/>`, /wants newline: lf or crlf/],
    ['an unknown word', `${HEAD.replace('"lf"', '"cr"')}<a/>`, /wants newline: lf or crlf/],
    ['no word about it', HEAD.replace(/<!--.*/, '<a/>'), /a comment before the root/],
    ['an unknown instruction', `${HEAD}<a><?node b?></a>`, /<\?node b\?> is not known/],
    ['a repeated nothing', `${HEAD}<a><?each b?></a>`, /<\?each b\?> stands before no element/],
    ['an open slot', `${HEAD}<a>{{b}</a>`, /holds no slot/],
    ['half a section', `${HEAD}<a><![CDATA[b {{c}}]]></a>`, /holds no slot/],
    ['an open element', `${HEAD}\n<a><b></a>`, /^2:\d+: The XML is not well-formed/],
  ])('refuses %s', (_, source, message) => {
    expect(() => layOut(source)).toThrow(message);
    const { files, problems } = documentFiles(new Map([['packages/a/src/b.xml', source]]));
    expect(files.size).toBe(0);
    expect(problems).toEqual([expect.stringMatching(/^packages\/a\/src\/b\.xml: /)]);
  });
});

/** Texts alone, or the others alone: whatever comes first. */
function unmixed(nodes: readonly XmlNode[]): readonly XmlNode[] {
  return nodes.filter(({ kind }) => (kind === 'text') === (nodes[0]?.kind === 'text'));
}

describe('the writer of trees', () => {
  const name = fc.constantFrom('a', 'b', 'cd', 'e-f', '_g.h');
  const word = fc.stringMatching(/^[a-z <>]{1,8}$/);
  const { tree } = fc.letrec<{ tree: XmlElement; node: XmlNode }>((tie) => ({
    node: fc.oneof(
      { depthSize: 'small' },
      word.map((each): XmlNode => ({ kind: 'text', text: each })),
      word.map((each): XmlNode => ({ kind: 'comment', text: each })),
      word.map((each): XmlNode => ({ kind: 'instruction', target: 't', body: each.trim().replaceAll('?>', '') })),
      tie('tree'),
    ),
    tree: fc
      .record({ name, attributes: fc.dictionary(name, word), children: fc.array(tie('node'), { maxLength: 4 }) })
      // Beside text the library indents too, which changes the text.
      .map(({ children, ...parts }): XmlElement => ({ kind: 'element', ...parts, children: unmixed(children) })),
  }));
  type Builder = ReturnType<typeof create>;
  const append = (parent: Builder, node: XmlNode): void => {
    if (node.kind === 'text' || node.kind === 'cdata') parent.txt(node.text);
    else if (node.kind === 'comment') parent.com(node.text);
    else if (node.kind === 'instruction') parent.ins(node.target, node.body);
    else
      for (const [at, child] of [[parent.ele(node.name, { ...node.attributes }), node]] as const)
        for (const inner of child.children) append(at, inner);
  };

  it('lays out what xmlbuilder2 lays out, in every style', () => {
    const styles = fc.record({
      indent: fc.constantFrom('none', 'two-spaces') satisfies fc.Arbitrary<XmlStyle['indent']>,
      emptyElements: fc.constantFrom('closed', 'closed-after-space', 'paired') satisfies fc.Arbitrary<
        XmlStyle['emptyElements']
      >,
    });
    fc.assert(
      fc.property(tree, styles, (root, { indent, emptyElements }) => {
        const document = create();
        append(document, root);
        const theirs = document.end({
          headless: true,
          newline: '\n',
          prettyPrint: indent !== 'none',
          allowEmptyTags: emptyElements === 'paired',
          spaceBeforeSlash: emptyElements === 'closed-after-space',
        });
        const ours = { ...OWN_STYLE, declaration: 'none', finalNewline: false, indent, emptyElements } as const;
        expect(xmlText(root, ours)).toBe(theirs);
      }),
      { numRuns: 300 },
    );
  });
});
