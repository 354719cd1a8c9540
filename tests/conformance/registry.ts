import {
  bytesOfData,
  codeOfData,
  lgpoCodec,
  polCodec,
  policiesFromLgpo,
  type RegistryEntry,
  type RegistryPolicy,
  recordData,
  recordName,
  regCodec,
  valueId,
} from '@mdav/registry';
import { type CorpusFile, corpusFiles } from '../corpus.ts';

/** What came of one genuine file. */
export interface Verdict {
  readonly path: string;
  readonly bytes: number;
  /** Entries or items read. */
  readonly count: number;
  /** What is wrong, in a few words; absent when nothing is. */
  readonly fault?: string;
}

/** Every registry.pol: read, and written again to the byte. */
export function polVerdicts(): readonly Verdict[] {
  return corpusFiles('', /\.pol$/i)
    .filter(({ path }) => !path.startsWith('edge/'))
    .map(({ path, bytes }) => {
      const decoded = polCodec.decode(bytes);
      if (!decoded.ok)
        return { path, bytes: bytes.length, count: 0, fault: decoded.diagnostics[0]?.message ?? 'not read' };
      const fault = isSame(polCodec.encode(decoded.value), bytes) ? {} : { fault: 'written differently' };
      return { path, bytes: bytes.length, count: decoded.value.entries.length, ...fault };
    });
}

/** Every .reg file: read without error, and what is written reads the same. */
export function regVerdicts(): readonly Verdict[] {
  return corpusFiles('reg', /\.reg$/i).map(({ path, bytes }) => {
    const decoded = regCodec.decode(bytes);
    if (!decoded.ok) {
      const [first] = decoded.diagnostics.filter(({ severity }) => severity === 'error');
      return { path, bytes: bytes.length, count: 0, fault: `line ${first?.at.line}: ${first?.message}` };
    }
    const again = regCodec.decode(regCodec.encode(decoded.value));
    const fault =
      again.ok && isSameForm(again.value, decoded.value) ? {} : { fault: 'reads differently when written again' };
    return { path, bytes: bytes.length, count: decoded.value.items.length, ...fault };
  });
}

/** Every .reg file in the encoding of regedit's exports: written again to the byte as regedit wrote it. */
export function regExportVerdicts(): readonly Verdict[] {
  return corpusFiles('reg', /\.reg$/i).flatMap(({ path, bytes }) => {
    const decoded = regCodec.decode(bytes);
    if (!decoded.ok || bytes[0] !== 0xff) return [];
    const fault = isSame(regCodec.encode(decoded.value), bytes) ? {} : { fault: 'written differently' };
    return [{ path, bytes: bytes.length, count: decoded.value.items.length, ...fault }];
  });
}

/** Every text that LGPO.exe made of a registry.pol: says what the registry.pol says, and is written to the same meaning. */
export function lgpoVerdicts(): readonly Verdict[] {
  const pols = new Map(corpusFiles('pol', /\.pol$/i).map((file) => [file.path, file]));
  return indexOf('lgpo').flatMap(({ file, repo, path }) => {
    const pol = pols.get(`pol/${repo.replace('/', '+')}/${path}`);
    const text = corpusFiles('lgpo').find((candidate) => candidate.path === `lgpo/${file}`);
    return pol === undefined || text === undefined ? [] : [lgpoVerdict(text, pol)];
  });
}

function lgpoVerdict(text: CorpusFile, pol: CorpusFile): Verdict {
  const verdict = { path: text.path, bytes: text.bytes.length };
  const decoded = lgpoCodec.decode(text.bytes);
  const expected = polCodec.decode(pol.bytes);
  if (!decoded.ok || !expected.ok)
    return { ...verdict, count: 0, fault: decoded.diagnostics[0]?.message ?? 'not read' };
  const count = decoded.value.items.filter(({ kind }) => kind === 'entry').length;
  const said = policiesFromLgpo(decoded.value).value.flatMap((policy) => policy.entries.map(essence));
  const meant = expected.value.entries.map(essence);
  const differs = meant.findIndex((entry, index) => entry !== said[index]);
  if (said.length !== meant.length || differs >= 0)
    return { ...verdict, count, fault: `entry ${differs}: ${said[differs]} is not ${meant[differs]}` };
  const again = lgpoCodec.decode(lgpoCodec.encode(decoded.value));
  return again.ok && isSameForm(again.value, decoded.value)
    ? { ...verdict, count }
    : { ...verdict, count, fault: 'reads differently when written again' };
}

/**
 * An entry as far as LGPO.exe's text keeps it: its output loses characters outside ASCII (`?`), and how exactly an odd
 * list is terminated.
 */
function essence(entry: RegistryEntry): string {
  const data = recordData(entry);
  const shown = data.type === 'raw' && data.code === 7 ? { type: 'multi-sz', values: listIn(data.bytes) } : data;
  const json = JSON.stringify([entry.key, recordName(entry), shown], (_, value: unknown) => {
    if (typeof value === 'bigint') return String(value);
    return value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value;
  });
  return json.replaceAll(/[^\x20-\x7e]/g, '?');
}

function listIn(bytes: Uint8Array): readonly string[] {
  return Buffer.from(bytes)
    .toString('utf16le')
    .split('\0')
    .filter((text) => text !== '');
}

/** The rows of a folder's INDEX.tsv. */
function indexOf(folder: string): readonly { readonly file: string; readonly repo: string; readonly path: string }[] {
  const [index] = corpusFiles(folder, /^[^/]+\/INDEX\.tsv$/);
  const lines = Buffer.from(index?.bytes ?? [])
    .toString('utf8')
    .split('\n')
    .slice(1);
  return lines
    .map((line) => line.split('\t'))
    .filter((cells) => cells.length > 2)
    .map(([file = '', repo = '', path = '']) => ({ file, repo, path }));
}

/** The policies that genuine files hold, with their hive by the folder that they lie in. */
export function genuinePolicies(): readonly { readonly path: string; readonly policy: RegistryPolicy }[] {
  return corpusFiles('', /\.pol$/i).flatMap(({ path, bytes }) => {
    const decoded = path.startsWith('edge/') ? undefined : polCodec.decode(bytes);
    return decoded?.ok === true
      ? [
          {
            path,
            policy: { ...decoded.value, hive: /\/user\//i.test(path) ? ('user' as const) : ('machine' as const) },
          },
        ]
      : [];
  });
}

/** One line per format for people: files, entries, faults. */
export function table(rows: readonly (readonly [string, readonly Verdict[]])[]): string {
  const lines = rows.map(([what, verdicts]) => {
    const sum = (of: (verdict: Verdict) => number) => verdicts.reduce((total, verdict) => total + of(verdict), 0);
    return [
      what.padEnd(44),
      sum(() => 1),
      sum(({ count }) => count),
      sum(({ bytes }) => bytes),
      sum(({ fault }) => (fault === undefined ? 0 : 1)),
    ]
      .map((cell, index) => (index === 0 ? cell : String(cell).padStart(10)))
      .join('');
  });
  return [`${'genuine files'.padEnd(44)}     files   entries     bytes    faults`, ...lines].join('\n');
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}

function isSameForm(a: unknown, b: unknown): boolean {
  const plain = (value: unknown) =>
    JSON.stringify(value, (_, part: unknown) =>
      typeof part === 'bigint' ? `${part}n` : part instanceof Uint8Array ? Buffer.from(part).toString('hex') : part,
    );
  return plain(a) === plain(b);
}

/** True when two policies have the same entries, whatever their order and the case of keys and names. */
export function sameEntries(a: readonly RegistryEntry[], b: readonly RegistryEntry[]): boolean {
  const ids = (entries: readonly RegistryEntry[]) =>
    entries
      .map(
        (entry) =>
          `${valueId(entry.key, recordName(entry))} ${codeOfData(recordData(entry))} ${Buffer.from(bytesOfData(recordData(entry))).toString('hex')}`,
      )
      .sort();
  return isSameForm(ids(a), ids(b));
}
