import { readFileSync } from 'node:fs';
import type { Outcome } from '@mdav/core';
import { utf8 } from '@mdav/core/format';
import { sampled } from '@mdav/testkit';
import { readXml, textOf } from '@mdav/xml';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { corpusFiles, corpusMissing } from '../../../tests/corpus.ts';
import { damaged } from '../../registry/src/__tests__/bytes.ts';
import { admlCodec, admxCodec } from './admx/codec.ts';
import { lintAdmx } from './admx/lint/lint-admx.ts';
import { decodeComments, encodeComments } from './backup/comments.ts';
import { gpoBackupFormat } from './backup/format.ts';
import { gppCodec } from './gpp/codec.ts';

const about = { epochSeconds: 315_532_800, toolVersion: '0.0.0' };

/** A reader and its writer, for whatever form is between them. */
interface Pair {
  readonly read: (bytes: Uint8Array) => Outcome<unknown>;
  readonly write: (form: never) => Uint8Array;
}

const PAIRS: Readonly<Record<string, Pair>> = {
  'comment.cmtx': { read: (bytes) => decodeComments(bytes), write: encodeComments },
  'Registry.xml': { read: gppCodec.decode, write: gppCodec.encode },
  ADMX: { read: admxCodec.decode, write: admxCodec.encode },
  ADML: { read: admlCodec.decode, write: admlCodec.encode },
  'Backup.xml': {
    read: (bytes) => gpoBackupFormat.decode(new Map([['Backup.xml', bytes]])),
    write: (form) => {
      const written = gpoBackupFormat.encode(form, about);
      return [...written].find(([path]) => path.endsWith('/Backup.xml'))?.[1] ?? new Uint8Array();
    },
  },
};

/**
 * Reads; what is refused has a reason, and what is accepted can be written. What was written is accepted too, and comes
 * out the same when it is written again: no white space grows, no text wanders.
 */
function survives({ read, write }: Pair, bytes: Uint8Array): boolean {
  const outcome = read(bytes);
  if (outcome.ok) {
    const written = write(outcome.value as never);
    const again = read(written);
    if (!again.ok) throw new Error(`refuses what it wrote: ${again.diagnostics.map(({ message }) => message).join()}`);
    expect(textual(write(again.value as never))).toBe(textual(written));
  } else if (!outcome.diagnostics.some(({ severity }) => severity === 'error'))
    throw new Error('refused for no reason');
  return outcome.ok;
}

function textual(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

const pairOf = (name: string): Pair =>
  PAIRS[name] ?? { read: () => ({ ok: false, diagnostics: [] }), write: () => new Uint8Array() };

describe.skipIf(corpusMissing)(`small genuine files${corpusMissing ? `: ${corpusMissing}` : ''}`, () => {
  it.each<[string, string, RegExp, number]>([
    ['comment.cmtx', 'gpo-backup', /\/comment\.cmtx$/, 2],
    ['Registry.xml', 'gpp', /\/Registry\.xml$/, 2],
    ['Backup.xml', 'gpo-backup', /\/Backup\.xml$/, 1],
    ['ADMX', 'admx', /\.admx$/, 1],
    ['ADML', 'admx', /\.adml$/, 1],
  ])(
    '%s, cut short somewhere, are refused; with a bit turned they are read or refused',
    (name, folder, pattern, count) => {
      const smallest = [...corpusFiles(folder, pattern)]
        .sort((a, b) => a.bytes.length - b.bytes.length)
        .slice(0, count);
      expect(smallest).toHaveLength(count);
      for (const { path, bytes } of smallest) {
        expect(survives(pairOf(name), bytes), path).toBe(true);
        const isUtf16 = bytes[0] === 0xff;
        const whole =
          new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8').decode(bytes).trimEnd().length * (isUtf16 ? 2 : 1);
        for (const other of sampled(24, damaged(bytes))) {
          const isRead = survives(pairOf(name), other);
          // Without its last tag a document is none. What may be missing is white space after it.
          if (other.length < Math.min(whole, bytes.length) && isRead) throw new Error(`${path} cut to ${other.length}`);
        }
      }
    },
  );
});

describe('whatever somebody has put between the tags', () => {
  const golden = (path: string) => readFileSync(new URL(path, import.meta.url));
  const strays = ['x', ' y\n', '<!-- c -->', '<![CDATA[ d ]]>', '<?p q?>', '<new a="1"/>', '<new>t<b/> u</new>'];
  it.each<[string, Uint8Array]>([
    ['comment.cmtx', golden('./backup/__golden__/comment.cmtx.txt')],
    ['Registry.xml', golden('./gpp/__golden__/Registry.xml')],
    ['Backup.xml', golden('./backup/__golden__/Backup.xml')],
    ['ADMX', golden('./admx/make/__golden__/mdav.admx')],
    ['ADML', golden('./admx/make/__golden__/en-US/mdav.adml')],
  ])('%s keeps it or refuses it, and settles', (name, bytes) => {
    const parts = textual(bytes)
      .replace(/^[^<]*/, '')
      .split(/(?<=>)/);
    const stray = fc.record({ after: fc.nat({ max: parts.length - 2 }), text: fc.constantFrom(...strays) });
    let accepted = 0;
    fc.assert(
      fc.property(fc.array(stray, { minLength: 1, maxLength: 3 }), (added) => {
        const strewn = parts.map((part, index) => [part, ...added.filter(({ after }) => after === index)]);
        const text = strewn.flat().map((part) => (typeof part === 'string' ? part : part.text));
        if (survives(pairOf(name), utf8(text.join('')))) accepted += 1;
      }),
      { numRuns: 150 },
    );
    expect(accepted).toBeGreaterThan(20);
  });
});

describe('whatever the bytes are', () => {
  it.each(Object.keys(PAIRS))('%s: they are read or refused', (name) => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => survives(pairOf(name), bytes) || true));
    const scraps = [
      '<',
      '>',
      '</',
      '/>',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<?x',
      '?>',
      '&amp;',
      '&#x41;',
      '"',
      "='",
      ' ',
    ];
    const names = ['a', 'xmlns', 'policyDefinitions', 'policyComments', 'RegistrySettings', 'GroupPolicyBackupScheme'];
    const document = fc.array(fc.constantFrom(...scraps, ...names), { maxLength: 60 }).map((parts) => parts.join(''));
    fc.assert(fc.property(document, (text) => survives(pairOf(name), utf8(text)) || true));
    fc.assert(fc.property(document, (text) => survives(pairOf(name), utf8(`<a>${text}</a>`)) || true));
  });

  it('names of properties of objects are names like others', () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      const read = readXml(utf8(`<${name} ${name}="1"><${name}/></${name}>`));
      expect(
        read.ok && [read.value.root.name, read.value.root.attributes[name], read.value.root.children.length],
      ).toEqual([name, '1', 1]);
      for (const pair of Object.values(PAIRS)) expect(survives(pair, utf8(`<${name} ${name}="1"/>`))).toBe(false);
    }
    expect(({} as Record<string, unknown>)['1']).toBeUndefined();
  });
});

describe('large documents', () => {
  // Each takes well under a second; a reader whose time grows with the square of the size would take minutes.
  const big: readonly (readonly [string, string])[] = [
    ['attributes', `<a ${Array.from({ length: 100_000 }, (_, index) => `a${index}="x"`).join(' ')}/>`],
    ['references', `<a>${'&amp;&#x41;'.repeat(200_000)}</a>`],
    ['brackets in a section', `<a><![CDATA[${']'.repeat(2_000_000)}]]></a>`],
    ['line ends behind names', `<a>${'<b\n/>'.repeat(200_000)}</a>`],
    ['tags in one line', `<a>${'<b/>'.repeat(200_000)}<c\n/></a>`],
    ['comments', `<a>${'<!--x-->'.repeat(200_000)}</a>`],
  ];
  it.each(big)('of %s are read in linear time', (_, text) => {
    expect(readXml(utf8(text)).ok).toBe(true);
  });

  it('do not keep a reader of text from its text', () => {
    const read = readXml(utf8(`<a>${'&lt;b&gt;'.repeat(100_000)}</a>`));
    expect(read.ok && textOf(read.value.root)).toBe('<b>'.repeat(100_000));
  });

  it('are linted in linear time: ten thousand policies, each in a category of its own', () => {
    const range = Array.from({ length: 10_000 }, (_, index) => index);
    const policies = range.map(
      (index) =>
        `<policy name="P${index}" class="Machine" displayName="$(string.P${index})" explainText="$(string.P${index})" presentation="$(presentation.P${index})" key="K" valueName="V"><parentCategory ref="C${index}"/><supportedOn ref="S"/><elements><text id="T" valueName="T"/></elements></policy>`,
    );
    const admx = `<policyDefinitions xmlns="http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions" revision="1.0" schemaVersion="1.0"><policyNamespaces><target prefix="a" namespace="b"/></policyNamespaces><resources minRequiredRevision="1.0"/><supportedOn><definitions><definition name="S" displayName="$(string.S)"/></definitions></supportedOn><categories>${range.map((index) => `<category name="C${index}" displayName="$(string.S)"/>`).join('')}</categories><policies>${policies.join('')}</policies></policyDefinitions>`;
    const adml = `<policyDefinitionResources xmlns="http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions" revision="1.0" schemaVersion="1.0"><displayName/><description/><resources><stringTable><string id="S">s</string>${range.map((index) => `<string id="P${index}">x</string>`).join('')}</stringTable><presentationTable>${range.map((index) => `<presentation id="P${index}"><textBox refId="T"><label>x</label></textBox></presentation>`).join('')}</presentationTable></resources></policyDefinitionResources>`;
    const files = new Map([
      ['x.admx', utf8(admx)],
      ['en-US/x.adml', utf8(adml)],
    ]);
    expect(lintAdmx(files)).toEqual([]);
  });
});
