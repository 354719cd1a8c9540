#!/usr/bin/env node
// Holds what was exported against a fleet, and keeps one issue about what drifted: `node drift.mjs github|azure`.
// Everything it is to know stands in the environment, so that no text of a tenant is ever part of a command.
import { tellDrift } from './src/tell-drift.mjs';
import { thisProcess } from './src/world.mjs';

process.exitCode = await tellDrift(process.argv[2], thisProcess());
