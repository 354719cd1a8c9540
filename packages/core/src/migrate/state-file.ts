import { FACT_IDS, type FactId, type Facts, valuesOf } from '../decision/facts.ts';
import { type Diagnostic, fail, type Location, type Outcome, succeed } from '../diagnostic/diagnostic.ts';
import { misspelt, suggest } from '../diagnostic/suggest.ts';

/** What verification saw of one device. */
export interface DeviceFacts {
  readonly device?: string;
  readonly group?: string;
  readonly facts: Partial<Facts>;
  readonly at: Location;
}

/**
 * Reads states of devices: one JSON object, an array of them, or one per line. A state has facts by the names and values
 * of `FACTS`, at its top or under `facts`, and may name `device` and `group`; other members are skipped, unless they are
 * all but such a name. What cannot be read is left out with a warning, as long as there is a state that can.
 *
 * Errors, and warnings: `migrate-state-json`, `migrate-state-key`, `migrate-state-shape`, `migrate-state-value`.
 */
export function readStates(text: string, file: string): Outcome<readonly DeviceFacts[]> {
  const documents = parseDocuments(text.replace(/^\uFEFF/, ''), file);
  if (!documents.ok) return documents;
  const diagnostics: Diagnostic[] = [...documents.diagnostics];
  const devices = documents.value.flatMap(({ value, at }) => {
    const read = readState(value, at);
    for (const one of read.diagnostics) diagnostics.push(one);
    return read.ok ? [read.value] : [];
  });
  return devices.length > 0 || diagnostics.length === 0 ? succeed(devices, asWarnings(diagnostics)) : fail(diagnostics);
}

/** Mistakes in records that are left out while others are read. */
function asWarnings(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.map((diagnostic) => ({ ...diagnostic, severity: 'warning' }));
}

interface Located {
  readonly value: unknown;
  readonly at: Location;
}

function parseDocuments(text: string, file: string): Outcome<readonly Located[]> {
  const whole = parse(text);
  if (whole.ok)
    return succeed(
      Array.isArray(whole.value)
        ? whole.value.map((value: unknown, index) => ({ value, at: { file, path: `[${index}]` } }))
        : [{ value: whole.value, at: { file } }],
    );
  const found: Located[] = [];
  const broken: Diagnostic[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const one = parse(line);
    const at = { file, line: index + 1 };
    if (one.ok) found.push({ value: one.value, at });
    else broken.push(noJson(`Line ${index + 1} of ${file} is no JSON.`, at));
  }
  if (found.length > 0) return succeed(found, broken);
  const [first] = broken;
  if (first !== undefined) return fail([noJson(`${file} is neither JSON nor JSON by lines.`, first.at)]);
  const hint = 'Collect the state of the devices first.';
  return fail([
    { code: 'migrate-state-shape', severity: 'error', message: `${file} holds no state.`, at: { file }, hint },
  ]);
}

function noJson(message: string, at: Location): Diagnostic {
  const hint =
    'Give what `mdav verify --format ndjson` prints, or an object such as {"reported":"active","onboarded":"no"}.';
  return { code: 'migrate-state-json', severity: 'error', message, at, hint };
}

function parse(text: string): { readonly ok: true; readonly value: unknown } | { readonly ok: false } {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false };
  }
}

function readState(value: unknown, at: Location): Outcome<DeviceFacts> {
  const named = asRecord(value);
  const told = asRecord(named?.['facts']) ?? named;
  // Other documents have objects and lists under the same names, `os` for one.
  const ids = FACT_IDS.filter((id) => told !== undefined && Object.hasOwn(told, id) && typeof told[id] !== 'object');
  if (named === undefined || told === undefined || ids.length === 0)
    return fail([
      {
        code: 'migrate-state-shape',
        severity: 'error',
        message: 'A state tells no fact of a device.',
        at,
        hint: `Name facts such as \`reported\`, \`onboarded\`, \`force\`, \`tamper\` and \`antivirus\`.`,
      },
    ]);
  // What is wanted comes from the fleet; a device may carry another part of its verdict under the same names.
  const wrong = [
    ...Object.keys(told).flatMap((key) => wrongKey(key, told, at)),
    ...ids.filter((id) => id !== 'wanted').flatMap((id) => wrongValue(id, told[id], at)),
  ];
  if (wrong.length > 0) return fail(wrong);
  const facts = Object.fromEntries(ids.filter((id) => id !== 'wanted').map((id) => [id, told[id]])) as Partial<Facts>;
  const text = (key: string) => (typeof named[key] === 'string' ? { [key]: named[key] } : {});
  return succeed({ ...text('device'), ...text('group'), facts, at });
}

/** A fact that is lost to a slip would be taken from the fleet file, or assumed. */
function wrongKey(key: string, told: Readonly<Record<string, unknown>>, at: Location): readonly Diagnostic[] {
  const meant = NAMES.has(key) || typeof told[key] !== 'string' ? undefined : misspelt(key, FACT_IDS);
  if (meant === undefined || Object.hasOwn(told, meant)) return [];
  const message = `There is no fact ${JSON.stringify(key)}.`;
  return [{ code: 'migrate-state-key', severity: 'error', message, at, hint: `Use "${meant}".` }];
}

const NAMES: ReadonlySet<string> = new Set(['device', 'group', ...FACT_IDS]);

function wrongValue(id: FactId, value: unknown, at: Location): readonly Diagnostic[] {
  const values: readonly string[] = valuesOf(id);
  if (typeof value === 'string' && values.includes(value)) return [];
  const likely = suggest(String(value), values);
  return [
    {
      code: 'migrate-state-value',
      severity: 'error',
      message: `${id} cannot be ${JSON.stringify(value)}.`,
      at,
      hint: likely === undefined ? `Use one of: ${values.join(', ')}.` : `Use "${likely}".`,
    },
  ];
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined;
}
