#!/usr/bin/env node
// Checks fleets in a pipeline, tells what the change does, and refuses stale output: `node run.mjs github|azure`.
// Everything it is to know stands in the environment, so that no text of a pull request is ever part of a command.
import { checkFleets } from './src/check-fleets.mjs';
import { thisProcess } from './src/world.mjs';

process.exitCode = await checkFleets(process.argv[2], thisProcess());
