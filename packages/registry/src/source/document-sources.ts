import type { Outcome } from '@mdav/core';
import { type FileSource, type PolicyKind, type ReadPolicy, type SeenFile, succeed } from '@mdav/core/format';
import { decodeConfiguration } from '../codec/document/decode.ts';
import { liftRegistryForms, type RegistryForm } from './lift-registry.ts';
import { registryEntries } from './show-registry.ts';

/** A configuration document of DSC 3 with resources of the registry. */
export const dscSource = documentSource('dsc', 'DSC document', ['.dsc.yaml', '.dsc.json', '.yaml'], {
  word: 'DSC document',
  holder: 'document',
  deliver: 'dsc',
  applied: 'once',
});

/** A security baseline or other document of OSConfig, which sets and watches values. */
export const osconfigSource = documentSource('osconfig', 'OSConfig document', ['.osc.yaml', '.osc.json'], {
  word: 'OSConfig document',
  holder: 'document',
  deliver: 'osconfig',
  applied: 'local-policy',
});

type DocumentKind = 'dsc' | 'osconfig';

/** What a build writes beside a document: the same in a list, and what takes it back. */
const BESIDE = /^(.+)\.(?:list|undo)(\.(?:dsc|osc)\.json)$/i;

function documentSource(
  id: DocumentKind,
  title: string,
  endings: readonly string[],
  policy: PolicyKind,
): FileSource<RegistryForm> {
  return {
    of: 'file',
    id,
    title,
    endings,
    policy,
    channel: 'registry',
    recognise: (file) => (kindOf(file) === id ? 'policy' : undefined),
    decode: decodeDocumentFile,
    isRepeat: (path, files) => {
      const [, name, ending] = BESIDE.exec(path) ?? [];
      return name !== undefined && files.has(`${name}${ending}`);
    },
    lift: liftRegistryForms,
    show: (form) => ({ entries: registryEntries(form) }),
  };
}

function decodeDocumentFile(bytes: Uint8Array): Outcome<readonly ReadPolicy<RegistryForm>[]> {
  const read = decodeConfiguration(bytes);
  if (!read.ok) return read;
  const { description, ...form } = read.value;
  return succeed([{ form, ...(description === undefined ? {} : { written: description }) }], read.diagnostics);
}

/** By the types of resources, which stand in no other document, in YAML as in JSON. */
function kindOf({ shape, text = '' }: SeenFile): DocumentKind | undefined {
  if (shape !== 'text' && shape !== 'json') return undefined;
  if (!/\bresources['"]?\s*:/.test(text)) return undefined;
  if (/Microsoft\.OSConfig\/|aka\.ms\/osc\/|\bvalueType['"]?\s*:/.test(text)) return 'osconfig';
  return /Microsoft\.Windows\/Registry(?:List)?\b/.test(text) ? 'dsc' : undefined;
}
