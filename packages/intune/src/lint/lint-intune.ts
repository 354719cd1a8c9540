import type { Diagnostic } from '@mdav/core';
import { findPlaces, lineAndColumn, showPath } from '@mdav/core/json';
import { customProfileCodec } from '../custom/codec.ts';
import { scriptPackageCodec } from '../scripts/codec.ts';
import { type OpenedPolicy, openPolicyFiles } from '../settings-catalog/open-file.ts';
import type { MdmPolicy } from '../settings-catalog/policy.ts';
import { intuneObjectOf } from '../source/recognise.ts';
import { knownDefinitions } from './known-definitions.ts';
import { lintInstance, lintTwice } from './lint-instance.ts';
import { lintTemplate } from './lint-template.ts';
import type { Problem } from './problem.ts';

/**
 * What is wrong with an exported or written object of Intune, as far as the catalogue knows Defender; offline, and without
 * a word about other areas. Takes a file (settings catalog policies in any encoding and wrapper, custom profile, script
 * package), or a policy that was read already.
 *
 * Diagnostics: those of the readers, and `lint-unknown-definition`, `lint-deprecated`, `lint-wrong-kind`,
 * `lint-unknown-option`, `lint-out-of-range`, `lint-missing-child`, `lint-stray-child`, `lint-misplaced`, `lint-set-twice`,
 * `lint-empty`, `lint-template-only`, `lint-not-in-template`, `lint-template-reference`, `lint-unknown-template`,
 * `lint-template-technologies`, `lint-other-platform`.
 */
export function lintIntune(given: Uint8Array | MdmPolicy): readonly Diagnostic[] {
  if (!(given instanceof Uint8Array))
    return lintPolicy(given).map((problem) => located(problem, showPath(problem.path)));
  switch (intuneObjectOf(given)) {
    case 'custom-profile':
      return customProfileCodec.decode(given).diagnostics;
    case 'script-package':
      return scriptPackageCodec.decode(given).diagnostics;
    case 'settings-catalog':
    case 'other':
    case 'unreadable':
      return lintPolicyFile(given);
  }
}

function lintPolicyFile(bytes: Uint8Array): readonly Diagnostic[] {
  const opened = openPolicyFiles(bytes);
  return opened.ok ? [...opened.diagnostics, ...opened.value.flatMap(lintOpened)] : opened.diagnostics;
}

function lintOpened({ policy, source }: OpenedPolicy): readonly Diagnostic[] {
  const problems = lintPolicy(policy);
  const { text } = source;
  // A member that is not there has no place; what holds it has.
  const places =
    text === undefined
      ? []
      : findPlaces(
          text,
          problems.flatMap(({ path }) => [path, path.slice(0, -1)]),
        );
  return problems.map((problem, index) => {
    const offset = places[index * 2] ?? places[index * 2 + 1];
    const place = text === undefined || offset === undefined ? {} : lineAndColumn(text, offset);
    return located(problem, showPath([...source.prefix, ...problem.path]), place);
  });
}

function located({ path: _, ...problem }: Problem, path: string, place: object = {}): Diagnostic {
  return { ...problem, at: { ...place, ...(path === '' ? {} : { path }) } };
}

function lintPolicy(policy: MdmPolicy): readonly Problem[] {
  const problems: Problem[] = [];
  const report = (problem: Problem) => {
    problems.push(problem);
  };
  if (policy.platforms !== 'windows10') {
    lintPlatform(policy, report);
    return problems;
  }
  const seen = new Set<string>();
  for (const [index, instance] of policy.settings.entries()) {
    const path = ['settings', index, 'settingInstance'];
    lintTwice(report, instance, seen, path);
    lintInstance(report, instance, path);
  }
  lintTemplate(report, policy);
  return problems;
}

/** Definitions of Windows in a policy for something else reach nothing. */
function lintPlatform({ platforms, settings }: MdmPolicy, report: (problem: Problem) => void): void {
  if (!settings.some(({ definition }) => knownDefinitions().has(definition))) return;
  report({
    code: 'lint-other-platform',
    severity: 'error',
    message: `The policy is for ${platforms} and holds settings of Defender on Windows.`,
    path: ['platforms'],
    hint: 'Write "windows10", which also stands for Windows 11 and Windows Server.',
  });
}
