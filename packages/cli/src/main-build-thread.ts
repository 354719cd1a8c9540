import { workerData } from 'node:worker_threads';
import { compileBeside } from './groups/compile-beside.ts';
import type { GroupTask } from './groups/group-task.ts';

// Compiles groups of a build beside the thread that writes them. What fails here fails there as well, where it is told.
try {
  compileBeside(workerData as GroupTask);
} catch {}
