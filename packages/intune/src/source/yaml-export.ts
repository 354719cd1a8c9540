import { readDocument, type SeenFile, textOfBytes, utf8, type YamlDialect } from '@mdav/core/format';

/** IntuneCD writes with PyYAML, which leaves out the quotes that YAML 1.1 does not need. */
const YAML_EXPORT: YamlDialect = { version: '1.1', merges: false, tags: {} };

/** A type of Graph as a key of YAML. */
const TYPED = /^[ \t-]*['"]@odata\.type['"][ \t]*:/m;

/** No document of YAML begins with these; our `requests.http` does, and to read it in vain takes milliseconds for each group. */
const RESERVED = /^(?:[ \t]*(?:#.*)?\r?\n)*[ \t]*[@`]/;

const seen = new WeakMap<SeenFile, object | undefined>();

/** The JSON of a file, or what an export in YAML says, which has the members of the JSON. */
export function exportIn(file: SeenFile): object | undefined {
  if (file.shape !== 'text') return file.json;
  if (!seen.has(file)) seen.set(file, exportInText(file.text ?? ''));
  return seen.get(file);
}

/** The bytes of an export as JSON. */
export function asJson(bytes: Uint8Array): Uint8Array {
  const text = textOfBytes(bytes);
  // JSON is told from YAML by its first letter, and goes on as it is, with its places.
  if (text === undefined || /^\s*[[{]/.test(text)) return bytes;
  const data = exportInText(text);
  return data === undefined ? bytes : utf8(JSON.stringify(data));
}

function exportInText(text: string): object | undefined {
  if (!TYPED.test(text) || RESERVED.test(text)) return undefined;
  const read = readDocument(text, undefined, YAML_EXPORT);
  return read.ok && typeof read.value.data === 'object' && read.value.data !== null ? read.value.data : undefined;
}
