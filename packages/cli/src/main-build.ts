import { build } from './commands/build.ts';
import { serveAsThread } from './groups/compile-beside.ts';
import { runProcess } from './process.ts';
import { runAmong } from './program/dispatch.ts';
import { THREAD } from './program/start-thread.ts';

// What pipelines run at every change starts from a bundle of its own, without the rest. It is started for one verb alone,
// and the threads that it starts are the same bundle once more: another one would be a megabyte.
if (process.argv[2] === THREAD) serveAsThread();
else void runProcess((args, io) => runAmong([build], args, io));
