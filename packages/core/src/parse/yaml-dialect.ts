import { type DocumentOptions, isScalar, type ParseOptions, type ScalarTag, type SchemaOptions, type Tags } from 'yaml';

/** How YAML is read that is not a fleet file: the files of another program, as that program takes them. */
export interface YamlDialect {
  /** In 1.1 `yes` and `on` are booleans, and a number that begins with 0 is octal. */
  readonly version: '1.1' | '1.2';
  /** True where `<<` takes over the entries of another map. */
  readonly merges: boolean;
  /** What a text behind a tag is, by the tag with its mark, such as `!unsafe`; any other tag is refused. */
  readonly tags: Readonly<Record<string, (text: string) => unknown>>;
  /** What a number with a fraction is in YAML 1.1, where its text matters; a number otherwise. */
  readonly fraction?: (text: string) => unknown;
}

/** Fleet files: plain data, and nothing beside. */
export const FLEET_YAML: YamlDialect = { version: '1.2', merges: false, tags: {} };

/** The options of the library. */
export function composerOptions(dialect: YamlDialect): DocumentOptions & ParseOptions & SchemaOptions {
  const { version } = dialect;
  if (version === '1.2') return { version, schema: 'core', customTags: (known) => [WORD, ...known] };
  return { version, schema: 'yaml-1.1', customTags: (known) => tagsOf(known, dialect) };
}

/**
 * What begins like no null, no truth and no number is text, and so is most of a fleet. Without it the library tries
 * eight expressions on each, which took half of all reading.
 */
const WORD: ScalarTag = {
  tag: 'tag:yaml.org,2002:str',
  default: true,
  test: /^[^-+.~\dnNtTfF]/,
  resolve: (text) => text,
};

/*
 * Plain scalars as PyYAML takes them, the reader of most programs with YAML 1.1: `y` and `n` are texts, and so are `09`
 * and `1e3`. Source: yaml/resolver.py of PyYAML 6.
 */
const BOOLEAN = /^(?:yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF)$/;
const TRUE = /^(?:yes|true|on)$/i;
const INTEGER = /^[-+]?(?:0b[01_]+|0[0-7_]+|0|[1-9][0-9_]*|0x[0-9a-fA-F_]+|[1-9][0-9_]*(?::[0-5]?[0-9])+)$/;
const FRACTION =
  /^(?:[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9_]+(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
/** Types of YAML 1.1 that the rules above take over, and those that nobody writes. */
const REPLACED = /:(?:bool|int|float|binary|omap|pairs|set)$/;

function tagsOf(known: Tags, { tags, fraction = Number }: YamlDialect): Tags {
  const own = Object.entries(tags).map(([tag, resolve]): ScalarTag => ({ tag, resolve }));
  const scalar = (name: string, test: RegExp, resolve: (text: string) => unknown): ScalarTag => ({
    default: true,
    tag: `tag:yaml.org,2002:${name}`,
    test,
    resolve,
  });
  return [
    ...own,
    scalar('bool', BOOLEAN, (text) => TRUE.test(text)),
    scalar('int', INTEGER, integerOf),
    scalar('float', FRACTION, fraction),
    ...known.filter((tag) => typeof tag === 'string' || !REPLACED.test(tag.tag)),
  ];
}

/** A number where JavaScript holds it exactly. */
function integerOf(text: string): number | bigint {
  const digits = text.replaceAll('_', '').replace(/^[-+]/, '');
  const value = digits.includes(':')
    ? digits.split(':').reduce((sum, part) => sum * 60n + BigInt(part), 0n)
    : BigInt(/^0[0-7]/.test(digits) ? `0o${digits.slice(1)}` : digits);
  const signed = text.startsWith('-') ? -value : value;
  return Number.isSafeInteger(Number(signed)) ? Number(signed) : signed;
}

export function isMergeKey(key: unknown): boolean {
  return isScalar(key) && (key.value === '<<' || typeof key.value === 'symbol') && key.type === 'PLAIN';
}

/** The entries that maps bring along, the first one of a name being the one that counts. */
export function mergedFrom(sources: readonly unknown[]): ReadonlyMap<string, unknown> {
  const entries = new Map<string, unknown>();
  for (const source of sources.flat())
    if (typeof source === 'object' && source !== null)
      for (const [name, value] of Object.entries(source)) if (!entries.has(name)) entries.set(name, value);
  return entries;
}
