import type { SettingRow } from '../catalogue/row.ts';
import type { Diagnostic, Outcome } from '../diagnostic/diagnostic.ts';
import { fail, succeed } from '../diagnostic/diagnostic.ts';
import type { Locate, Path } from '../diagnostic/locate.ts';
import { hintFor } from '../diagnostic/suggest.ts';
import type { SettingValue } from '../model/value.ts';
import { readDocument } from '../parse/read-document.ts';
import { type Complain, checkBeside, checkRegistry, checkSetting } from './check-ask.ts';
import type { Ask, Framework, FrameworkRule } from './framework.ts';
import { FRAMEWORK_ROLES } from './framework.ts';
import type { RuleFile } from './rule-file.ts';
import { date, type Fields, fields, listOf, oneOf, type Shape, text, texts, truth, whole } from './shapes.ts';

/** What names in a framework are looked up in. */
export interface FrameworkNames {
  readonly settings: readonly SettingRow[];
  readonly os: readonly string[];
}

/**
 * Reads a framework from YAML. Every mistake is reported at once, each with its place.
 *
 * Errors: those of `readDocument` about the YAML; `framework-ask`, `framework-form`, `framework-missing-key`,
 * `framework-unknown-key`, `framework-unknown-setting`, `framework-value`.
 */
export function readFramework(
  { text: source, file }: { readonly text: string; readonly file?: string },
  names: FrameworkNames,
): Outcome<Framework> {
  const read = readDocument(source, file);
  if (!read.ok)
    return fail(read.diagnostics.map((one) => (one.code === 'fleet-empty' ? { ...one, hint: FIRST_KEYS } : one)));
  const { data, locate } = read.value;
  const problems: Diagnostic[] = [];
  const complain: Complain = (path, code, message, hint, what) =>
    problems.push({ code, severity: 'error', message, at: locate(path, what), ...(hint && { hint }) });
  fields(HEAD)([], data, 'The framework', complain);
  // What is wrong in one place hides no mistake in another; a rule of a wrong form cannot be looked at further.
  if (!hasRules(data)) return fail(problems);
  const { framework, rules, ...head } = data;
  if (isTexts(head.os)) checkOs(head.os, ['os'], names, complain);
  const settled = inOrder(Object.keys(rules), locate).flatMap((id) => {
    const before = problems.length;
    fields(RULE)(['rules', id], rules[id], `Rule ${id}`, complain);
    return problems.length > before ? [] : [settleRule(id, rules[id] ?? {}, names, complain)];
  });
  if (problems.length > 0) return fail(problems);
  return succeed({ id: framework, ...head, rules: settled } as Framework);
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

function hasRules(data: unknown): data is FrameworkFile {
  if (typeof data !== 'object' || data === null || !('rules' in data)) return false;
  const { rules } = data;
  return typeof rules === 'object' && rules !== null && !Array.isArray(rules);
}

/** Ids in the order of the file: objects put whole numbers first. */
function inOrder(ids: readonly string[], locate: Locate): readonly string[] {
  const places = ids.map((id) => ({ id, at: locate(['rules', id], 'key') }));
  places.sort((a, b) => (a.at.line ?? 0) - (b.at.line ?? 0) || (a.at.column ?? 0) - (b.at.column ?? 0));
  return places.map(({ id }) => id);
}

interface FrameworkFile extends Omit<Framework, 'id' | 'rules'> {
  readonly framework: string;
  readonly rules: Readonly<Record<string, RuleFile>>;
}

const FIRST_KEYS = 'Start with `framework`, `version`, `title`, `publisher`, `source` and `rules`.';

const anything: Shape = () => undefined;

const RULE: Fields<RuleFile> = {
  'title?': text,
  'severity?': text,
  'levels?': texts,
  'os?': texts,
  'class?': oneOf('client', 'server'),
  'only?': text,
  'note?': text,
  'refs?': fields({ 'version?': text, 'rule?': text, 'legacy?': texts, 'cci?': texts }),
  'setting?': text,
  'key?': text,
  'is?': anything,
  'anyOf?': listOf(anything),
  'from?': anything,
  'to?': anything,
  'set?': truth,
  'absent?': truth,
  'orAbsent?': truth,
  'registry?': fields({ key: text, name: text, type: oneOf('dword', 'sz'), data: anything }),
  'antivirus?': truth,
  'cannot?': text,
  'definition?': text,
  'value?': text,
};

const HEAD: Fields<FrameworkFile> = {
  framework: text,
  version: text,
  title: text,
  publisher: text,
  'published?': date,
  'aliases?': texts,
  'os?': texts,
  'roles?': listOf(oneOf(...FRAMEWORK_ROLES)),
  'severityBy?': text,
  'preset?': truth,
  'scenario?': text,
  'benchmark?': fields({ id: text, title: text, version: whole, release: text }),
  source: fields({
    'repository?': text,
    'commit?': text,
    'path?': (at, value, what, complain) => (Array.isArray(value) ? texts : text)(at, value, what, complain),
    'document?': text,
    'licence?': text,
  }),
  'notes?': texts,
  rules: (at, value, what, complain) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      complain(at, 'framework-form', `${what} are rules by their ids.`);
  },
};

const CONDITIONS = ['is', 'anyOf', 'from', 'set', 'absent', 'registry', 'antivirus', 'cannot'] as const;

function settleRule(id: string, rule: RuleFile, names: FrameworkNames, complain: Complain): FrameworkRule {
  const path = ['rules', id];
  const { title, severity, levels, os, class: osClass, only, note, refs } = rule;
  checkOs(os, [...path, 'os'], names, complain);
  const said = CONDITIONS.filter((condition) => rule[condition] !== undefined);
  if (said.length !== 1 || (rule.from === undefined) !== (rule.to === undefined)) {
    const what = said.length === 0 ? 'nothing' : said.join(' and ');
    const hint = `Give it one of ${CONDITIONS.join(', ')}; \`from\` goes with \`to\`.`;
    complain(path, 'framework-ask', `Rule ${id} asks for ${what}.`, hint, 'key');
  } else checkBeside(path, rule, complain);
  const ask = settleAsk(id, path, rule, names, complain);
  const rest = { title, severity, levels, os, class: osClass, only, note, refs };
  const present = Object.entries(rest).filter(([, value]) => value !== undefined);
  return { id, ...Object.fromEntries(present), ask } as FrameworkRule;
}

function settleAsk(id: string, path: Path, rule: RuleFile, names: FrameworkNames, complain: Complain): Ask {
  if (rule.registry !== undefined) {
    checkRegistry([...path, 'registry'], rule.registry, complain);
    return { kind: 'registry', ...rule.registry };
  }
  if (rule.antivirus) return { kind: 'antivirus' };
  if (rule.cannot !== undefined) {
    const { definition, value } = rule;
    return { kind: 'unsayable', why: rule.cannot, ...(definition && { definition }), ...(value && { value }) };
  }
  const { setting = '', key } = rule;
  const asked = { setting, ...(key !== undefined && { key }) };
  const absent = rule.orAbsent ? { orAbsent: true as const } : {};
  if (rule.setting === undefined)
    complain(path, 'framework-missing-key', `Rule ${id} lacks "setting".`, 'Name the setting that it is about.', 'key');
  else checkSetting(path, rule, names.settings, complain);
  if (rule.is !== undefined) return { ...asked, kind: 'is', value: rule.is as SettingValue, ...absent };
  if (rule.anyOf) return { ...asked, kind: 'any-of', values: rule.anyOf as readonly SettingValue[], ...absent };
  if (rule.from !== undefined)
    return { ...asked, kind: 'range', from: rule.from as SettingValue, to: rule.to as SettingValue, ...absent };
  return { ...asked, kind: rule.set ? 'set' : 'absent' };
}

function checkOs(os: readonly string[] | undefined, path: Path, names: FrameworkNames, complain: Complain): void {
  for (const [index, name] of (os ?? []).entries())
    if (!names.os.includes(name)) {
      const message = `There is no operating system "${name}".`;
      complain([...path, index], 'framework-unknown-setting', message, hintFor(name, names.os));
    }
}
