import type { Outcome, SettingValue } from '@mdav/core';
import { type FileTree, type PlacedForm, type ReadPolicy, type Source, seeFile } from '@mdav/core/format';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

/** A file or folder of a format, made by the test or by somebody else. */
export interface SourceSample {
  readonly name: string;
  /** A file, or a folder by its paths. */
  readonly files: Uint8Array | FileTree;
  /** Where it lies, where that says something. */
  readonly path?: string;
  /** What it says in words of the catalogue. */
  readonly settings: Readonly<Record<string, SettingValue>>;
}

/** As often a sample is damaged, in one file or another. */
const TRIES = 200;

/** Holds a format that is read to what every one of them has to do, whatever it is given. */
export function describeSource(source: Source, samples: readonly SourceSample[]): void {
  describe.each([...samples])(`the format ${source.id}: $name`, ({ files, path = 'x', settings }) => {
    it('is recognised, and says what it says', () => {
      expect(isRecognised(source, files)).toBe(true);
      const { parts } = liftedOf(source, read(source, files, path), path);
      expect(Object.assign({}, ...parts.map((part) => part.settings))).toEqual(settings);
    });

    it('loses nothing: what is left goes along, or is named with the reason why not', () => {
      const { parts, beside } = liftedOf(source, read(source, files, path), path);
      for (const { raw, unsayable, content, fact, lines } of [...parts.flatMap(({ left }) => left), ...beside])
        expect([raw, unsayable, content, fact].filter((told) => told !== undefined).length, JSON.stringify(lines)).toBe(
          1,
        );
      for (const { left, diagnostics } of parts)
        for (const { about } of left) if (about !== undefined) expect(diagnostics).toContain(about);
    });

    it('is shown line by line', () => {
      for (const { form } of read(source, files, path)) {
        const { heading = [], entries = [], entriesTitle } = source.show(form);
        expect(heading.length + entries.length).toBeGreaterThan(0);
        expect([...heading, ...entries].filter((line) => /[\r\n]/.test(line))).toEqual([]);
        if (heading.length > 0 && entries.length > 0) expect(entriesTitle).toBeDefined();
      }
    });

    it('is read alike from a Buffer of Node, of which nothing is changed or kept', () => {
      for (const [file, bytes] of filesOf(files)) {
        for (const written of [bytes, ...inUtf16(bytes)]) {
          const wanted = taken(source, files, file, written.slice(), path);
          const buffer = bufferOf(written);
          const got = taken(source, files, file, buffer, path);
          expect([...buffer]).toEqual([...written]);
          // A folder keeps files as they are, for whoever writes it again.
          if (source.of === 'file') buffer.fill(0x41);
          expect(got()).toEqual(wanted());
        }
      }
    });

    it('never throws, wherever it is cut', () => {
      for (const [file, bytes] of filesOf(files)) {
        const step = Math.max(1, Math.floor(bytes.length / (TRIES / filesOf(files).length)));
        for (let end = 0; end < bytes.length; end += step) take(source, files, file, bytes.slice(0, end), path);
      }
    });

    it('never throws, whichever bytes are other ones', () => {
      for (const [file, bytes] of filesOf(files)) {
        if (bytes.length === 0) continue;
        const edit = fc.tuple(fc.nat(bytes.length - 1), fc.nat(255));
        fc.assert(
          fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
            const damaged = bytes.slice();
            for (const [at, byte] of edits) damaged[at] = byte;
            take(source, files, file, damaged, path);
          }),
          { numRuns: Math.ceil(TRIES / filesOf(files).length) },
        );
      }
    });
  });
}

/** What a reader makes of a format with one file replaced: recognised at once, lifted and shown when somebody asks. */
function taken(source: Source, files: SourceSample['files'], file: string, bytes: Uint8Array, path: string) {
  const replaced = files instanceof Map ? new Map(files).set(file, bytes) : bytes;
  const recognised = isRecognised(source, replaced);
  const outcomes = outcomesOf(source, replaced, path);
  return () => ({
    recognised,
    outcomes: outcomes.map((outcome) => {
      if (!outcome.ok) return outcome.diagnostics;
      const { parts } = liftedOf(source, outcome.value, path);
      return { parts, shown: outcome.value.map(({ form }) => source.show(form)) };
    }),
  });
}

/** The same bytes as files come out of a pool or an archive: at an odd place of something larger. */
function bufferOf(bytes: Uint8Array): Buffer {
  const larger = Buffer.alloc(bytes.length + 1);
  larger.set(bytes, 1);
  return larger.subarray(1);
}

/** A text as UTF-16 of either byte order, with its mark; nothing for bytes that are no text. */
function inUtf16(bytes: Uint8Array): readonly Uint8Array[] {
  const { text } = seeFile(bytes);
  if (text === undefined) return [];
  const little = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return [new Uint8Array(little), new Uint8Array(Buffer.from(little).swap16())];
}

/** Everything that a reader does with a format, with one file replaced; whatever comes of it, it is a value. */
function take(source: Source, files: SourceSample['files'], file: string, bytes: Uint8Array, path: string): void {
  const damaged = files instanceof Map ? new Map(files).set(file, bytes) : bytes;
  isRecognised(source, damaged);
  for (const { ok, ...outcome } of outcomesOf(source, damaged, path)) {
    if (!ok) {
      expect((outcome as { diagnostics: readonly unknown[] }).diagnostics.length).toBeGreaterThan(0);
      continue;
    }
    const { value } = outcome as unknown as { value: readonly ReadPolicy[] };
    liftedOf(source, value, path);
    for (const { form } of value) source.show(form);
  }
}

function filesOf(files: SourceSample['files']): readonly (readonly [string, Uint8Array])[] {
  return files instanceof Map ? [...files] : [['', files as Uint8Array]];
}

function isRecognised(source: Source, files: SourceSample['files']): boolean {
  if (source.of === 'folder') return files instanceof Map && source.gather(files).length > 0;
  return filesOf(files).every(([, bytes]) => source.recognise(seeFile(bytes)) === 'policy');
}

function outcomesOf(
  source: Source,
  files: SourceSample['files'],
  path: string,
): readonly Outcome<readonly ReadPolicy[]>[] {
  if (source.of === 'file') return filesOf(files).map(([, bytes]) => source.decode(bytes, path));
  const tree: FileTree = new Map(filesOf(files));
  return source.gather(tree).map((folder) => source.decode(tree, folder, path.slice(path.lastIndexOf('/') + 1)));
}

function read(source: Source, files: SourceSample['files'], path: string): readonly ReadPolicy[] {
  return outcomesOf(source, files, path).flatMap((outcome) => {
    if (!outcome.ok) throw new Error(outcome.diagnostics.map(({ message }) => message).join('\n'));
    return outcome.value;
  });
}

function liftedOf(source: Source, policies: readonly ReadPolicy[], path: string) {
  return source.lift(policies.map(({ form }): PlacedForm<unknown> => ({ form, path })));
}
