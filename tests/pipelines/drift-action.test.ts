import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TOOL_VERSION } from '@mdav/core';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { root } from './world.ts';

describe('what runs it', () => {
  const read = (path: string): string => readFileSync(join(root, path), 'utf8');
  const settings = [
    ...new Set(
      ['tell-drift.mjs', 'drift-inputs.mjs', 'github-api.mjs'].flatMap((path) =>
        [...read(`pipelines/src/${path}`).matchAll(/'(MDAV_\w+)'/g)].map(([, name = '']) => name),
      ),
    ),
    // What it shares with the check, and what it puts together.
    ...['FLEET', 'WORKING_DIRECTORY', 'ENV_FILE', 'PARAM', 'VERSION', 'PATH', 'GROUP', 'PRECEDENCE', 'IGNORE'].map(
      (name) => `MDAV_${name}`,
    ),
  ];
  const action = parse(read('pipelines/drift/action.yml'));
  const template = parse(read('pipelines/azure/drift.yml'));
  const page = read('docs/drift.md');

  it('hands over what the scripts read, and nothing into a command', () => {
    const step = action.runs.steps.find(({ run }: { run?: string }) => run !== undefined);
    expect(step.run).toBe('node "$GITHUB_ACTION_PATH/../drift.mjs" github');
    expect(existsSync(join(root, 'pipelines/drift', '../drift.mjs'))).toBe(true);
    expect(Object.keys(step.env).sort()).toEqual([...new Set(settings)].sort());
    const bash = template.steps.find((one: { bash?: string }) => one.bash !== undefined);
    expect(bash.bash).toBe('node "$MDAV_HOME/pipelines/drift.mjs" azure');
    expect(
      Object.keys(bash.env)
        .filter((name) => name !== 'MDAV_HOME')
        .sort(),
    ).toEqual([...new Set([...settings, 'MDAV_WORK_ITEM_TYPE'])].sort());
  });

  it('declares what it uses, of this version', () => {
    const used = (text: string, pattern: RegExp) =>
      [...new Set([...text.matchAll(pattern)].map(([, name = '']) => name))].sort();
    expect(used(read('pipelines/drift/action.yml'), /\$\{\{ inputs\.([\w-]+) \}\}/g)).toEqual(
      Object.keys(action.inputs).sort(),
    );
    const parameters = template.parameters.map(({ name }: { name: string }) => name);
    expect(used(read('pipelines/azure/drift.yml'), /parameters\.(\w+)/g)).toEqual([...parameters].sort());
    expect(action.inputs.version.default).toBe(TOOL_VERSION);
    expect(template.parameters.find(({ name }: { name: string }) => name === 'version').default).toBe(TOOL_VERSION);
    for (const name of Object.keys(action.outputs))
      expect(read('pipelines/src/tell-drift.mjs')).toContain(`host.output('${name}'`);
  });

  it('is shown in the documentation, with every input', () => {
    const [github, azure] = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text = '']) => parse(text));
    const step = github.jobs.drift.steps.find(({ uses }: { uses?: string }) =>
      uses?.startsWith('OWNER/mdav/pipelines/drift@v'),
    );
    expect(Object.keys(step.with).filter((name) => !(name in action.inputs))).toEqual([]);
    expect(github.permissions).toEqual({ contents: 'read', issues: 'write' });
    const used = azure.steps.find((one: { template?: string }) => one.template === 'pipelines/azure/drift.yml@mdav');
    const known = template.parameters.map(({ name }: { name: string }) => name);
    expect(Object.keys(used.parameters).filter((name) => !known.includes(name))).toEqual([]);
    for (const name of Object.keys(action.inputs)) expect(page).toMatch(new RegExp(`^\\| .*\`${name}\`.* \\|`, 'm'));
  });
});
