import { runProcess } from './process.ts';
import { run } from './run.ts';

void runProcess(run);
