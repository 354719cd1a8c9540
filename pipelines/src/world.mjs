import { launchNode } from './mdav.mjs';

/** What a run knows and touches: its environment, its folder, what the log of the job gets, and programs that it starts. */
export function thisProcess() {
  return { env: process.env, cwd: process.cwd(), print: (text) => process.stdout.write(text), launch: launchNode };
}
