import { readFileSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';

/** What publint has to say about a tarball, suggestions included. */
export async function publintMessages(tarball: string): Promise<readonly string[]> {
  const bytes = readFileSync(tarball);
  const packed = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const { messages, pkg = {} } = await publint({ pack: { tarball: packed }, strict: true });
  return messages.map((message) => formatMessage(message, pkg, { color: false }) ?? message.code);
}

/** The part of attw's library that is used here. */
interface AttwLibrary {
  readonly createPackageFromTarballData: (bytes: Uint8Array) => unknown;
  readonly checkPackage: (checked: unknown) => Promise<{
    readonly types: unknown;
    readonly entrypoints: Readonly<Record<string, unknown>>;
    readonly problems: readonly {
      readonly kind: string;
      readonly entrypoint?: string;
      readonly resolutionKind?: string;
    }[];
  }>;
}

/** What attw finds: the entry points it looked at, and what is wrong there for ES modules and bundlers. */
export interface AttwFindings {
  readonly entrypoints: readonly string[];
  readonly problems: readonly string[];
}

/** What the profile `esm-only` of attw's command line leaves out: packages of ES modules promise nothing to `require`. */
const WITHOUT_PROMISE = ['node10', 'node16-cjs'];

/** Whether the types of a tarball are found and right. */
export async function attwFindings(tarball: string): Promise<AttwFindings> {
  const { createPackageFromTarballData, checkPackage } = await attwLibrary();
  const checked = createPackageFromTarballData(new Uint8Array(readFileSync(tarball)));
  const { types, entrypoints = {}, problems = [] } = await checkPackage(checked);
  const counting = problems
    .filter(({ resolutionKind }) => !WITHOUT_PROMISE.includes(resolutionKind ?? ''))
    .map(({ kind, entrypoint, resolutionKind }) => [kind, entrypoint, resolutionKind].join(' '));
  return { entrypoints: Object.keys(entrypoints), problems: types === false ? ['no types at all'] : counting };
}

/** The library under attw's command line, which would have to start once for each tarball. */
async function attwLibrary(): Promise<AttwLibrary> {
  const cli = new URL('../../node_modules/@arethetypeswrong/cli/package.json', import.meta.url);
  const library = createRequire(realpathSync(fileURLToPath(cli))).resolve('@arethetypeswrong/core');
  return import(/* @vite-ignore */ pathToFileURL(library).href);
}
