import { existsSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { recognise } from '@mdav/import';
import { findDefault } from '../disk/load-fleet.ts';
import { isCode } from '../disk/run-module.ts';

/**
 * The fleets among what was named, and what was exported: a shell makes many words of one pattern. What nothing tells is
 * taken for a fleet, whose reader says what is wrong with it.
 */
export function divideOperands(
  operands: readonly string[],
  cwd: string,
): { readonly fleets: readonly string[]; readonly exports: readonly string[] } {
  const isExport = new Map(operands.map((operand) => [operand, isExported(operand, cwd)]));
  return {
    fleets: operands.filter((operand) => isExport.get(operand) !== true),
    exports: operands.filter((operand) => isExport.get(operand) === true),
  };
}

function isExported(operand: string, cwd: string): boolean {
  const path = resolve(cwd, operand);
  if (operand === '-' || isCode(operand) || !existsSync(path)) return false;
  const stat = statSync(path);
  if (stat.isDirectory()) return findDefault(path) === undefined;
  if (!stat.isFile()) return false;
  try {
    const { kind } = recognise(readFileSync(path));
    return kind === 'policy' || (kind !== 'fleet' && !/\.(?:ya?ml|json)$/i.test(path));
  } catch {
    return false;
  }
}
