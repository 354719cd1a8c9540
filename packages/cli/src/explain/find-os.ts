import { OS_IDS, OS_INFO, type OsId } from '@mdav/core';
import { plainName } from './terms/terms.ts';

/**
 * The systems that a text may mean where it names none of them alone: by a build, a release or a name that several
 * share.
 */
export function systemsNamed(text: string): readonly OsId[] {
  const build = /^(?:build\s*)?(?:10\.0\.)?(\d{4,5})(?:\.\d+)?$/i.exec(text.trim())?.[1];
  const release = text
    .trim()
    .replace(/^(?:version|release)\s+/i, '')
    .toUpperCase();
  const wanted = plainName(text).replace(/^microsoft/, '');
  return OS_IDS.filter((id) => {
    const { names = [], versions } = OS_INFO[id];
    if (build !== undefined && Object.values(versions).includes(Number(build))) return true;
    if (Object.hasOwn(versions, release)) return true;
    return names.some((name) => plainName(name) === wanted);
  });
}
