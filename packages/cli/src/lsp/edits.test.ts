import { checkFleet, parseFleet, resolveFleet } from '@mdav/core';
import { asFinding, exampleFleet, RULES } from '@mdav/core/rule';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IO, openSession } from './__tests__/session.ts';

const FLEETS = RULES.flatMap(({ good, bad }) => [exampleFleet(good).text, exampleFleet(bad).text]);
const PIECES = [
  '',
  '\n',
  '\r\n',
  '  ',
  ':',
  '- ',
  '[',
  '"',
  '#',
  'audit',
  'true',
  'C:\\',
  '\t',
  '&a',
  '\uD83D\uDE00',
  'settings:',
  'groups:\n',
];

/** What a check says of a text, with the line and column that an editor shows. */
function checked(text: string): readonly string[] {
  const parsed = parseFleet({ text, file: 'mdav.yaml' });
  const resolved = parsed.ok ? resolveFleet(parsed.value) : parsed;
  const findings = resolved.ok ? checkFleet(resolved.value, { date: IO.today() }) : resolved.diagnostics.map(asFinding);
  const lines = text.split(/\r?\n/);
  return findings.map(({ rule, at: { line = 1, column = 1 }, message }) => {
    // The protocol knows no place within a line end.
    const shown = Math.min(column, (lines[line - 1] ?? '').length + 1);
    return `${line}:${shown} ${rule} ${message}`;
  });
}

describe('a session of any edits', () => {
  const edit = fc.record({ at: fc.nat(), remove: fc.constantFrom(0, 0, 1, 3, 25), piece: fc.constantFrom(...PIECES) });
  it('tells of its last text what a check says, of no earlier one later, and answers what is asked meanwhile', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...FLEETS),
        fc.boolean(),
        fc.array(edit, { minLength: 1, maxLength: 6 }),
        async (fleet, isWindows, edits) => {
          const session = await openSession(isWindows ? fleet.replaceAll('\n', '\r\n') : fleet);
          try {
            const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
            for (const { at, remove, piece } of edits) {
              await session.change(at % (session.text().length + 1), remove, piece);
              const position = session.positionOf(at % (session.text().length + 1));
              await Promise.all([
                session.ask('textDocument/completion', undefined, { position }),
                session.ask('textDocument/hover', undefined, { position }),
                session.ask('textDocument/definition', undefined, { position }),
                session.ask('textDocument/documentSymbol'),
                session.ask('textDocument/inlayHint', undefined, { range }),
                session.ask('textDocument/codeLens'),
                session.ask('textDocument/codeAction', undefined, { range, context: { diagnostics: [] } }),
              ]);
            }
            const told = await session.findings();
            const wanted = checked(session.text());
            expect(
              told.map(({ code, range: { start }, message }) => [
                `${start.line + 1}:${start.character + 1} ${code}`,
                message,
              ]),
            ).toEqual(
              wanted.map((words) => [
                words.split(' ', 2).join(' '),
                expect.stringContaining(words.split(' ').slice(2).join(' ')),
              ]),
            );
            const versions = session.told.map(({ version = 0 }) => version);
            expect(versions).toEqual(versions.toSorted((a, b) => a - b));
            expect(session.logged).toEqual([]);
          } finally {
            await session.end();
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});
