import { verify } from './commands/verify.ts';
import { runProcess } from './process.ts';
import { runAmong } from './program/dispatch.ts';

// Of many devices most time goes into judging them, of few into starting: what it takes and no more.
void runProcess((args, io) => runAmong([verify], args, io));
