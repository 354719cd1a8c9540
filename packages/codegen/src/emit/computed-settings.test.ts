import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ModuleKind, ModuleResolutionKind, Project, ScriptTarget } from 'ts-morph';
import { describe, expect, it } from 'vitest';
import { settingRows } from '../../../core/src/catalogue/lookup.ts';
import { literal } from './literal.ts';

const read = (path: string) => readFileSync(fileURLToPath(new URL(path, import.meta.url)), 'utf8');
const computed = read('./computed-settings.ts').replace("'@mdav/core'", "'./core.ts'");
const row = read('../../../core/src/catalogue/row.ts');
const value = read('../../../core/src/model/value.ts');
const justification = read('../../../core/src/model/justification.ts');
const settings = read('../../../core/src/model/settings.generated.ts');

type Types = Readonly<Record<string, unknown>>;

/** Types of rows, and the settings that are held to them: all, or those of some ids. */
interface Claim {
  readonly types: Types;
  readonly ids?: readonly string[];
}

/** A file that compiles only when the generated type equals the one that follows from these types of rows. */
const proof = ({ types, ids }: Claim) => `
import type { ComputedSettings } from './computed-settings.ts';
import type { Settings as All } from './model/settings.generated.ts';
type Settings = Pick<All, ${ids === undefined ? 'keyof All' : ids.map(literal).join(' | ')}>;
type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const types = ${literal(types)} as const;
type Computed = ComputedSettings<typeof types>;
type Ids = keyof Settings | keyof Computed;
type Differing = { [Id in Ids]: Id extends keyof Settings
  ? Id extends keyof Computed
    ? Equal<Pick<Settings, Id>, Pick<Computed, Id>> extends true ? never : Id
    : Id
  : Id }[Ids];
export const proof: [Differing] extends [never] ? true : Differing = true;
`;

const FILES = {
  'core.ts':
    "export type * from './catalogue/row.ts';\nexport type { Extendable } from './model/value.ts';\nexport type * from './model/justification.ts';\n",
  'catalogue/row.ts': row,
  'model/settings.generated.ts': settings,
  'model/justification.ts': justification,
  'model/value.ts': value,
  'model/vocabulary.ts': "export type Remove = 'remove';\n",
  'computed-settings.ts': computed,
};

/** What the compiler has against each proof. */
function complaints(...claims: readonly Claim[]): readonly (readonly string[])[] {
  const project = new Project({
    useInMemoryFileSystem: true,
    compilerOptions: {
      strict: true,
      exactOptionalPropertyTypes: true,
      target: ScriptTarget.ES2022,
      module: ModuleKind.ESNext,
      moduleResolution: ModuleResolutionKind.Bundler,
      allowImportingTsExtensions: true,
      lib: ['lib.es2022.d.ts'],
      skipLibCheck: true,
      noEmit: true,
    },
  });
  for (const [path, text] of Object.entries(FILES)) project.createSourceFile(path, text);
  // All of them before the first is asked: a file that comes later makes the compiler begin again.
  const proofs = claims.map((claim, index) => project.createSourceFile(`proof${index}.ts`, proof(claim)));
  return proofs.map((file) =>
    file.getPreEmitDiagnostics().map((diagnostic) => {
      const message = diagnostic.getMessageText();
      return typeof message === 'string' ? message : message.getMessageText();
    }),
  );
}

const types: Types = Object.fromEntries(settingRows().map(({ id, type }) => [id, type]));

const CHANGES: readonly (readonly [string, unknown])[] = [
  ['puaProtection', { kind: 'choice', options: { off: '', block: '', audit: '', warn: '' } }],
  ['signatureUpdateInterval', { kind: 'duration', unit: 'minutes', min: 0, max: 24 }],
  ['cloudBlockLevel', { kind: 'toggle' }],
  ['passiveRemediation', { kind: 'list', of: 'text' }],
  ['excludedPaths', { kind: 'list', of: 'path' }],
  ['excludedPaths', { kind: 'list', of: 'process', annotated: true }],
  ['threatSeverityDefaultAction', { kind: 'map', keys: { low: '' }, values: { allow: '' } }],
  ['oneMore', { kind: 'toggle' }],
];

/** The settings that change, as they are: the others take the compiler ten times as long, and say the same of each change. */
const ids = [...new Set(CHANGES.map(([id]) => id))].filter((id) => id in types);
const { puaProtection, ...oneLess } = Object.fromEntries(ids.map((id) => [id, types[id]]));
const some = { puaProtection, ...oneLess };

describe('the generated type of the settings', () => {
  // At once: to read what it declares of the language takes the compiler as long as all of them.
  const [found, unchanged, ...different] = complaints(
    { types },
    { types: some, ids },
    ...CHANGES.map(([id, type]) => ({ types: { ...some, [id]: type }, ids })),
    { types: oneLess, ids },
  );

  it('equals the one that follows from the rows', () => {
    expect([found, unchanged]).toEqual([[], []]);
  });

  it('would not, if a row were different', () => {
    const wrong = (id: string) => [`Type 'true' is not assignable to type '"${id}"'.`];
    expect(different).toEqual([...CHANGES.map(([id]) => wrong(id)), wrong('puaProtection')]);
  });
});
