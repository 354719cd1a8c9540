import type { Command } from './command.ts';

export const restart: Command = { run: ({ restart: again }) => again() };
