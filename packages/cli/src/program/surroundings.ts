import { isTerminal } from './standard.ts';

/** Today as the user's calendar has it, `YYYY-MM-DD`. */
export function today(): string {
  const now = new Date();
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`;
}

/** Whether standard output takes colours. */
export function showsColor(env: Readonly<Record<string, string | undefined>>): boolean {
  const isWithout = env['NO_COLOR'] !== undefined && env['NO_COLOR'] !== '';
  return !isWithout && (isTerminal(1) || (env['FORCE_COLOR'] ?? '') !== '');
}
