import type { Asked } from './disk/last-build/last-build.ts';
import { saidOfSameBuild } from './disk/last-build/same-build.ts';
import { writeStandard } from './program/standard.ts';
import { showsColor, today } from './program/surroundings.ts';

export { beginRemembering } from './disk/last-build/remember.ts';

/** Says what a build says that has nothing to do. False: there is something to do, or nobody knows. */
export function tellSameBuild(args: readonly string[]): boolean {
  const { env } = process;
  const asked: Asked = {
    args,
    cwd: process.cwd(),
    color: showsColor(env),
    today: today(),
    epoch: env['SOURCE_DATE_EPOCH'] ?? null,
  };
  const said = saidOfSameBuild(asked, env);
  if (said !== undefined) writeStandard(1, said);
  return said !== undefined;
}
