import { check } from './commands/check.ts';
import { explain } from './commands/explain.ts';
import { runProcess } from './process.ts';
import { runAmong } from './program/dispatch.ts';

// What needs no target starts from a bundle of its own: half of the rest is targets.
void runProcess((args, io) => runAmong([check, explain], args, io));
