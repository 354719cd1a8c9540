import { lgpoCodec } from '@mdav/registry';
import { corpusFiles } from '../corpus.ts';
import { gpoResults } from './gpo.ts';
import { intuneResults } from './intune.ts';
import { lgpoVerdicts, polVerdicts, regExportVerdicts, regVerdicts, type Verdict } from './registry.ts';
import { examine, type FileResult, type FormatResult } from './result.ts';

/** Every genuine file, by format. */
export function examineCorpus(): readonly FormatResult[] {
  return [...registryResults(), ...gpoResults(), ...intuneResults()];
}

function registryResults(): readonly FormatResult[] {
  const exact = new Set(regExportVerdicts().flatMap(({ path, fault }) => (fault === undefined ? [path] : [])));
  return [
    { format: 'registry.pol', files: polVerdicts().map((verdict) => resultOf(verdict, true)) },
    { format: '.reg', files: regVerdicts().map((verdict) => resultOf(verdict, exact.has(verdict.path))) },
    { format: 'LGPO text', files: corpusFiles('lgpo', /\.txt$/i).map((file) => examine(lgpoCodec, file)) },
    { format: 'LGPO text against its registry.pol', files: lgpoVerdicts().map((verdict) => resultOf(verdict, false)) },
  ];
}

function resultOf({ path, fault }: Verdict, isExact: boolean): FileResult {
  if (fault === undefined) return { kind: isExact ? 'byte-exact' : 'equal', path };
  return { kind: /differently|is not/.test(fault) ? 'wrong' : 'refused', path, why: fault };
}

/** Files that are refused, and why that is right. */
const RIGHTLY_REFUSED: readonly (readonly [path: RegExp, why: string])[] = [
  [
    /^lgpo\/public\/lgpo-pdf-v3\.0-sample\.txt$/,
    'Copied out of a PDF: the end of a page stands in front of an action.',
  ],
  [
    /^intune\/settings-catalog\/.*_acaf1d5bd6\.json$/,
    'A compliance policy of Linux, which has settings of the same form.',
  ],
  [/^intune\/settings-catalog\/.*_9762f25a5b\.json$/, 'Written by hand, with a key that policies do not have.'],
  [/^intune\/compliance\//, 'Another object of Intune.'],
];

/** A table for people with every exception by name, and how many of them nobody expects. */
export function tableOf(results: readonly FormatResult[]): { readonly text: string; readonly unexpected: number } {
  const kinds = ['byte-exact', 'equal', 'refused', 'wrong'] as const;
  const width = Math.max(...results.map(({ format }) => format.length)) + 2;
  const row = (head: string, cells: readonly (string | number)[]) =>
    `${head.padEnd(width)}${cells.map((cell) => String(cell).padStart(12)).join('')}`;
  const rows = results.map(({ format, files }) =>
    row(format, [files.length, ...kinds.map((kind) => files.filter((file) => file.kind === kind).length)]),
  );
  const exceptions = results
    .flatMap(({ files }) => files.filter(isException))
    .map((file) => ({
      file,
      right: file.kind === 'refused' ? RIGHTLY_REFUSED.find(([path]) => path.test(file.path))?.[1] : undefined,
    }));
  const lines = exceptions.flatMap(({ file, right }) => [
    `  ${file.kind}  ${file.path}`,
    `    ${file.why}`,
    `    ${right === undefined ? 'Nobody expects this.' : `Rightly: ${right}`}`,
  ]);
  return {
    text: [row('genuine files', ['files', ...kinds]), ...rows, ...(lines.length === 0 ? [] : ['', ...lines]), ''].join(
      '\n',
    ),
    unexpected: exceptions.filter(({ right }) => right === undefined).length,
  };
}

function isException(file: FileResult): file is Extract<FileResult, { kind: 'refused' | 'wrong' }> {
  return file.kind === 'refused' || file.kind === 'wrong';
}
