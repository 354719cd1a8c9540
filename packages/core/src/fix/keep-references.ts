import type { Location } from '../diagnostic/diagnostic.ts';
import type { Locate, Path } from '../diagnostic/locate.ts';
import { REFERENCE_START, referencesIn } from '../parse/expand-references.ts';
import type { FleetText } from '../parse/parse-fleet.ts';
import { readDocument } from '../parse/read-document.ts';
import { readJson } from '../parse/read-json.ts';
import type { Edit } from '../rule/edit.ts';
import type { Finding } from '../rule/rule.ts';

/** Findings without the fixes that rest on the value of a parameter, and those that lost theirs. */
export interface KeptReferences {
  readonly findings: readonly Finding[];
  readonly held: readonly HeldFix[];
}

/** A finding that has a fix with this value of a parameter, and perhaps none with another one. */
export interface HeldFix {
  readonly finding: Finding;
  readonly references: readonly Reference[];
}

/** A parameter, and where a value refers to it. */
export interface Reference {
  readonly parameter: string;
  readonly at: Location;
}

type Data = Readonly<Record<string, unknown>>;

/** A part of the file with the way to it. */
interface Part {
  readonly value: unknown;
  readonly path: Path;
}

/** What no rule looks at to mend something else. */
const NO_FACTS: ReadonlySet<string> = new Set(['settings', 'description', 'devices', 'profiles']);

/**
 * Takes away the fixes that rest on the value of a parameter: the finding is there with this value and perhaps with no
 * other, and the file is that of all environments. An edit that some group must not ask for is made for none.
 */
export function keepReferences(findings: readonly Finding[], { text, file }: FleetText): KeptReferences {
  if (!text.includes(REFERENCE_START)) return { findings, held: [] };
  const read = file?.toLowerCase().endsWith('.json') ? readJson(text, file) : readDocument(text, file);
  if (!read.ok || !isMap(read.value.data)) return { findings, held: [] };
  const { data, locate } = read.value;
  const open = new Map<string, readonly Reference[]>();
  for (const finding of findings) {
    const references = finding.fixes === undefined ? [] : restingOn(finding, data, locate);
    if (references.length > 0)
      for (const edit of finding.fixes?.edits ?? [])
        open.set(keyOf(edit), [...(open.get(keyOf(edit)) ?? []), ...references]);
  }
  const held: HeldFix[] = [];
  const kept = findings.map((finding) => {
    const references = (finding.fixes?.edits ?? []).flatMap((edit) => open.get(keyOf(edit)) ?? []);
    if (references.length === 0) return finding;
    held.push({ finding, references: onceEach(references) });
    const { fixes: _, ...rest } = finding;
    return rest;
  });
  return { findings: kept, held };
}

function restingOn({ group, setting, fixes }: Finding, data: Data, locate: Locate): readonly Reference[] {
  const paths = (fixes?.edits ?? []).map(({ path }) => path);
  const layers = layersOf(group, data);
  const whole = ['baseline', 'waivers'].map((key): Part => ({ value: data[key], path: [key] }));
  const [baseline] = whole;
  // Whether a waiver is needed shows in all that its group says.
  if (paths.some(([first]) => first === 'waivers')) return referencesOf([...layers, ...whole], locate);
  const settings = new Set([setting, ...paths.flatMap((path) => path.map(String))]);
  const parts = layers.flatMap(partsOf);
  const facts = parts.filter(({ path }) => !NO_FACTS.has(String(path.at(-1))));
  const about = parts
    .filter(({ path }) => path.at(-1) === 'settings')
    .flatMap(partsOf)
    .filter(({ path }) => settings.has(String(path.at(-1))));
  return referencesOf([...facts, ...about, ...(baseline === undefined ? [] : [baseline])], locate);
}

/** What a group is made of; for the file as a whole nothing. */
function layersOf(group: string | undefined, { defaults, profiles, groups }: Data): readonly Part[] {
  const own = group !== undefined && isMap(groups) && Object.hasOwn(groups, group) ? groups[group] : undefined;
  if (group === undefined || !isMap(own)) return [];
  const listed = Array.isArray(own['profiles']) ? own['profiles'].map(String) : [];
  return [
    { value: defaults, path: ['defaults'] },
    ...listed.map((name) => ({ value: isMap(profiles) ? profiles[name] : undefined, path: ['profiles', name] })),
    { value: own, path: ['groups', group] },
  ];
}

function partsOf({ value, path }: Part): readonly Part[] {
  if (Array.isArray(value)) return value.map((part, index) => ({ value: part, path: [...path, index] }));
  return isMap(value) ? Object.entries(value).map(([key, part]) => ({ value: part, path: [...path, key] })) : [];
}

function referencesOf(parts: readonly Part[], locate: Locate): readonly Reference[] {
  return parts.flatMap((part) =>
    typeof part.value === 'string'
      ? referencesIn(part.value).map((parameter) => ({ parameter, at: locate(part.path) }))
      : referencesOf(partsOf(part), locate),
  );
}

function onceEach(references: readonly Reference[]): readonly Reference[] {
  return [...new Map(references.map((each) => [`${each.parameter} ${JSON.stringify(each.at)}`, each])).values()];
}

function keyOf(edit: Edit): string {
  return JSON.stringify(edit);
}

function isMap(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
