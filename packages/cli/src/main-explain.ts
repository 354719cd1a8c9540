import { explain } from './commands/explain.ts';
import { runProcess } from './process.ts';
import { runAmong } from './program/dispatch.ts';

// What there is to explain is much text, which no other verb needs so early.
void runProcess((args, io) => runAmong([explain], args, io));
