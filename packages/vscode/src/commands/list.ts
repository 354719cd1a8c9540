import { build } from './build.ts';
import type { Command } from './command.ts';
import { explain } from './explain.ts';
import { plan } from './plan.ts';
import { report } from './report.ts';
import { restart } from './restart.ts';
import { showGroup } from './show-group.ts';

/** Every command by its name; `package.json` has their titles. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  'mdav.build': build,
  'mdav.plan': plan,
  'mdav.report': report,
  'mdav.explain': explain,
  'mdav.showGroup': showGroup,
  'mdav.restart': restart,
};
