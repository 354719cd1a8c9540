import { jsonOf } from './laws.mjs';

/**
 * What is run on a device, in this order, by the scripts that its group has. `isThorough`: also in the ways that say
 * nothing new on most devices.
 */
export function stepsOf(scripts, isThorough) {
  const step = (name, file, rest = {}) => (scripts.has(file) ? [{ name, file, ...rest }] : []);
  const thorough = (name, file, rest) => (isThorough ? step(name, file, rest) : []);
  return [
    ...step('collect', 'Get-MdavState.ps1'),
    ...step('detect', 'detect.ps1'),
    ...thorough('collectWhole', 'Get-MdavState.ps1', { switch: 'Whole' }),
    ...thorough('detectCcm', 'ccm-detect.ps1'),
    ...thorough('remediateCcm', 'ccm-remediate.ps1', { switch: 'WhatIf' }),
    ...thorough('whatIf', 'remediate.ps1', { switch: 'WhatIf' }),
    ...step('remediate', 'remediate.ps1'),
    ...step('collectAgain', 'Get-MdavState.ps1', { ifWritten: true }),
    ...step('detectAgain', 'detect.ps1', { ifWritten: true }),
    ...step('remediateAgain', 'remediate.ps1', { ifWritten: true }),
    ...step('packageDetect', 'package-detection.ps1'),
    ...step('packageRemediate', 'package-remediation.ps1'),
    ...step('packageDetectAgain', 'package-detection.ps1'),
    ...step('packageRemediateAgain', 'package-remediation.ps1'),
  ];
}

/** Holds what was said in constrained language mode, by the scripts as they are, to what was said in full. */
export function holdModes(tally, group, device, full, constrained) {
  // The scripts as they are stand in their own folder.
  for (const [name, step] of Object.entries(full.steps))
    if (!name.endsWith('Ccm'))
      tally.hold(
        'constrained = full language',
        plain(step) === plain(constrained.steps[name]),
        group.name,
        () => `${device.id} ${name}: ${plain(step).slice(0, 160)} | ${plain(constrained.steps[name]).slice(0, 160)}`,
      );
}

/** Without the times, which are those of the run. */
function plain(step) {
  if (step === undefined) return 'not run';
  const lines = step.lines.map((line) => {
    const document = jsonOf(line);
    if (document?.mdav === undefined) return line;
    const { startedAt, modeChangedAt, collectedAt, ...rest } = document;
    return JSON.stringify({ ...rest, isCollected: collectedAt !== undefined, isChanged: modeChangedAt > startedAt });
  });
  const { code, writes, thrown } = step;
  return JSON.stringify({ lines: lines.map(sorted), code, writes, thrown });
}

/** Members of a hashtable come in any order. */
function sorted(line) {
  const document = jsonOf(line);
  return document === undefined ? line : JSON.stringify(sortMembers(document));
}

function sortMembers(value) {
  if (Array.isArray(value)) return value.map(sortMembers);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sortMembers(value[key])]),
  );
}
