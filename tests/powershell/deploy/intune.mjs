import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { withFolder } from '../engine.mjs';
import { countedScript, runScenarios } from './batch.mjs';
import { holdIntune } from './intune-laws.mjs';
import { INTUNE_SCENARIOS } from './intune-scenarios.mjs';
import { writeFiles } from './trees.mjs';

const SCRIPT = 'Deploy-MdavIntune.ps1';
const decoder = new TextDecoder();

/** Deploys to a tenant in memory: what is created, replaced and assigned, and what is left when something fails. */
export const run = ({ devices, tally }) =>
  withFolder(async (folder) => {
    const trees = INTUNE_SCENARIOS.trees();
    const [{ files }] = trees;
    const text = decoder.decode(files.get(SCRIPT));
    const { counted, faults, statements } = await countedScript(folder, SCRIPT, text);
    tally.hold('scripts have the syntax of Windows PowerShell 5.1', faults.length === 0, SCRIPT, () =>
      faults.join('; '),
    );
    tally.hold(
      'scripts are ASCII of at most 200 kB',
      /^[\t\r\n\x20-\x7e]*$/.test(text) && text.length <= 200_000,
      SCRIPT,
      () => text.length,
    );
    for (const { name, files: tree } of trees) {
      mkdirSync(join(folder, name));
      writeFiles(join(folder, name), new Map([...tree, [SCRIPT, counted]]));
    }
    const scriptOf = (name) => join(folder, name, SCRIPT);
    // First without faults, to know how many requests there are to fail; then every one of them.
    const plain = await runScenarios(folder, INTUNE_SCENARIOS.plain(trees, scriptOf));
    const faulty = await runScenarios(folder, INTUNE_SCENARIOS.faulty(trees, scriptOf, plain.said, devices >= 1000));
    holdIntune({ tally, trees, plain: plain.said, faulty: faulty.said });
    const executed = new Set([...plain.executed, ...faulty.executed]);
    return {
      summary: `${plain.said.size + faulty.said.size} tenants, ${[...plain.said.values(), ...faulty.said.values()].flat().length} deployments`,
      statements: statements.map(([line, statement], index) => ({
        place: `${SCRIPT}:${line}`,
        text: statement,
        isSeen: executed.has(`${SCRIPT} ${index}`),
      })),
    };
  });
