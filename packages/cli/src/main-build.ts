import { build } from './commands/build.ts';
import { runProcess } from './process.ts';
import { runAmong } from './program/dispatch.ts';

// What pipelines run at every change starts from a bundle of its own, without the rest.
void runProcess((args, io) => runAmong([build], args, io));
