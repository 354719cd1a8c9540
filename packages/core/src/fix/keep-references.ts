import { REFERENCE_START } from '../parse/expand-references.ts';
import type { FleetText } from '../parse/parse-fleet.ts';
import { readDocument } from '../parse/read-document.ts';
import { readJson } from '../parse/read-json.ts';
import type { Edit } from '../rule/edit.ts';
import type { Finding } from '../rule/rule.ts';

type Layer = Readonly<Record<string, unknown>>;

/** What no rule looks at to mend something else. */
const NO_FACTS: ReadonlySet<string> = new Set(['settings', 'description', 'devices', 'profiles']);

/**
 * Takes away the fixes that rest on the value of a parameter: the finding is there with this value and perhaps with no
 * other, and the file is that of all environments. An edit that some group must not ask for is made for none.
 */
export function keepReferences(findings: readonly Finding[], { text, file }: FleetText): readonly Finding[] {
  if (!text.includes(REFERENCE_START)) return findings;
  const read = file?.toLowerCase().endsWith('.json') ? readJson(text, file) : readDocument(text, file);
  if (!read.ok || !isMap(read.value.data)) return findings;
  const { data } = read.value;
  const resting = findings.filter((finding) => finding.fixes !== undefined && restsOnReference(finding, data));
  const open = new Set(resting.flatMap(({ fixes }) => (fixes?.edits ?? []).map(keyOf)));
  const isHeld = ({ fixes }: Finding) => fixes?.edits.some((edit) => open.has(keyOf(edit))) === true;
  return findings.map((finding) => {
    const { fixes: _, ...rest } = finding;
    return isHeld(finding) ? rest : finding;
  });
}

function restsOnReference({ group, setting, fixes }: Finding, data: Layer): boolean {
  const paths = (fixes?.edits ?? []).map(({ path }) => path);
  const layers = layersOf(group, data);
  // Whether a waiver is needed shows in all that its group says.
  if (paths.some(([first]) => first === 'waivers')) return holdsReference([layers, data['baseline'], data['waivers']]);
  const settings = new Set([setting, ...paths.flatMap((path) => path.map(String))]);
  const facts = layers.flatMap((layer) => Object.entries(layer).filter(([key]) => !NO_FACTS.has(key)));
  const about = layers.flatMap(({ settings: said }) =>
    isMap(said) ? Object.entries(said).filter(([key]) => settings.has(key)) : [],
  );
  return holdsReference([facts, about, data['baseline']]);
}

/** What a group is made of; for the file as a whole nothing. */
function layersOf(group: string | undefined, { defaults, profiles, groups }: Layer): readonly Layer[] {
  const own = group !== undefined && isMap(groups) && Object.hasOwn(groups, group) ? groups[group] : undefined;
  if (!isMap(own)) return [];
  const listed = Array.isArray(own['profiles']) ? own['profiles'] : [];
  return [defaults, ...listed.map((name) => (isMap(profiles) ? profiles[String(name)] : undefined)), own].filter(isMap);
}

function holdsReference(value: unknown): boolean {
  return JSON.stringify(value).replaceAll(`$${REFERENCE_START}`, '').includes(REFERENCE_START);
}

function keyOf(edit: Edit): string {
  return JSON.stringify(edit);
}

function isMap(value: unknown): value is Layer {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
