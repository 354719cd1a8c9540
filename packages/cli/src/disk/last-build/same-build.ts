import { readFileSync } from 'node:fs';
import { nodeSha256 } from '../hash.ts';
import { nodeDisk } from '../output/disk.ts';
import { leftBeside } from '../output/first-output.ts';
import { MANIFEST, OWN_PREFIX } from '../output/names.ts';
import { viewOf } from '../output/view.ts';
import { cacheFolder, type Environment } from './cache-folder.ts';
import { type Asked, hashesOfFiles, isEqual, type LastBuild, placeOf, programHere } from './last-build.ts';

/**
 * What a build would say that has nothing to do: the same program was asked for the same before, what it read is as it
 * was, and so is everything that it left, byte by byte. Nothing where anything is another, or not known; a build that is
 * at work on the folder, or was interrupted, is for the next build to see to.
 */
export function saidOfSameBuild(asked: Asked, env: Environment): string | undefined {
  const cache = cacheFolder(env);
  const program = programHere();
  if (cache === undefined || program === undefined) return undefined;
  try {
    const last = JSON.parse(readFileSync(placeOf(cache, asked), 'utf8')) as LastBuild;
    const isSame =
      last.formatVersion === 1 &&
      last.program === program &&
      isEqual(last.asked, asked) &&
      isEqual(last.inputs, hashesOfFiles(Object.keys(last.inputs), asked.cwd)) &&
      isOutputSame(last);
    return isSame && typeof last.said === 'string' ? last.said : undefined;
  } catch {
    // There is none, it is of another version, or something cannot be read: the build says what is the matter.
    return undefined;
  }
}

function isOutputSame({ out, manifest }: LastBuild): boolean {
  if (leftBeside(nodeDisk, out).length > 0) return false;
  const view = viewOf(nodeDisk, nodeDisk.real(out));
  if (view.names('').some((name) => name.startsWith(OWN_PREFIX))) return false;
  const bytesOf = (path: string, hash: string) => {
    const bytes = view.read(path);
    return bytes !== undefined && nodeSha256(bytes) === hash ? bytes : undefined;
  };
  const listed = bytesOf(MANIFEST, manifest);
  if (listed === undefined) return false;
  const { files } = JSON.parse(new TextDecoder().decode(listed)) as { files: Readonly<Record<string, string>> };
  return Object.entries(files).every(([path, hash]) => bytesOf(path, hash) !== undefined);
}
