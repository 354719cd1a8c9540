import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TOOL_VERSION } from '@mdav/core';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { pipelineFile } from '../../packages/cli/src/init/pipelines.ts';
import { root } from './world.ts';

const read = (path: string): string => readFileSync(join(root, path), 'utf8');

interface Step {
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly shell?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, string>>;
}

/** The words that a run can end with. */
const VERDICTS = [...read('pipelines/src/verdict.mjs').matchAll(/word: '(\w+)', code/g)].map(([, word = '']) => ({
  word,
}));

/** Names that the script reads from its environment. */
const SETTINGS = [
  ...new Set(
    ['src/inputs.mjs', 'src/github.mjs', 'src/azure.mjs'].flatMap((path) =>
      [...read(`pipelines/${path}`).matchAll(/'(MDAV_\w+)'/g)].map(([, name = '']) => name),
    ),
  ),
].sort();

describe('action.yml', () => {
  const text = read('action.yml');
  const action = parse(text) as {
    name: string;
    description: string;
    inputs: Record<string, { description: string; default?: string }>;
    outputs: Record<string, { description: string; value: string }>;
    runs: { using: string; steps: readonly Step[] };
  };
  const { steps } = action.runs;

  it('is a composite action with a name and texts', () => {
    expect(action.runs.using).toBe('composite');
    expect(action.name).toBe('mdav');
    for (const { description } of [...Object.values(action.inputs), ...Object.values(action.outputs)])
      expect(description).toMatch(/^\w.*\.$/);
  });

  it('puts no text of others into a command', () => {
    const commands = steps.flatMap(({ run }) => (run === undefined ? [] : [run]));
    expect(commands.length).toBeGreaterThan(0);
    for (const run of commands) expect(run).not.toContain('${{');
    for (const { run, shell } of steps) expect(shell).toBe(run === undefined ? undefined : 'bash');
    for (const { if: condition = '' } of steps) expect(condition).not.toMatch(/github\.(?:event|head_ref)/);
  });

  it('runs a script that is there', () => {
    const [, script] =
      /^node "\$GITHUB_ACTION_PATH\/([\w./]+)" github$/.exec(steps.find(({ run }) => run)?.run ?? '') ?? [];
    expect(existsSync(join(root, script ?? 'missing'))).toBe(true);
  });

  it('pins what it uses', () => {
    const used = steps.flatMap(({ uses }) => (uses === undefined ? [] : [uses]));
    expect(used.map((name) => name.split('@')[0])).toEqual(['actions/setup-node', 'github/codeql-action/upload-sarif']);
    for (const name of used) expect(name).toMatch(/@(?:v\d+(?:\.\d+\.\d+)?|[0-9a-f]{40})$/);
  });

  it('declares the inputs that it uses, and uses those that it declares', () => {
    const used = [...text.matchAll(/\$\{\{ inputs\.([\w-]+) \}\}/g)].map(([, name = '']) => name);
    expect([...used].sort()).toEqual(Object.keys(action.inputs).sort());
    expect([...text.matchAll(/inputs\./g)]).toHaveLength(used.length);
  });

  it('hands over what the script reads, and gives what it writes', () => {
    const env = steps.find(({ id }) => id === 'mdav')?.env ?? {};
    expect(Object.keys(env).sort()).toEqual(SETTINGS);
    for (const [name, { value }] of Object.entries(action.outputs))
      expect(value).toBe(`\${{ steps.mdav.outputs.${name} }}`);
    const written = [...read('pipelines/src/check-fleets.mjs').matchAll(/host\.output\('(\w+)'/g)].map(
      ([, name]) => name,
    );
    expect([...new Set(written)].sort()).toEqual(Object.keys(action.outputs).sort());
  });

  it('takes this version, and a token that is given to it', () => {
    expect(action.inputs['version']?.default).toBe(TOOL_VERSION);
    expect(action.inputs['token']?.default).toMatch(/^\$\{\{ github\.token \}\}$/);
  });
});

describe('the template for Azure Pipelines', () => {
  const text = read('pipelines/azure/mdav.yml');
  const template = parse(text) as {
    parameters: readonly { name: string; type: string; default: unknown }[];
    steps: readonly (Record<string, unknown> & { bash?: string; env?: Record<string, string> })[];
  };

  it('puts no parameter and no variable into a command', () => {
    const commands = template.steps.flatMap(({ bash }) => (bash === undefined ? [] : [bash]));
    expect(commands).toEqual(['node "$MDAV_HOME/pipelines/run.mjs" azure']);
    expect(template.steps.some((step) => 'script' in step || 'powershell' in step || 'pwsh' in step)).toBe(false);
  });

  it('declares the parameters that it uses, and uses those that it declares', () => {
    const used = new Set([...text.matchAll(/parameters\.(\w+)/g)].map(([, name = '']) => name));
    expect([...used].sort()).toEqual(template.parameters.map(({ name }) => name).sort());
    expect(template.parameters.find(({ name }) => name === 'version')?.default).toBe(TOOL_VERSION);
  });

  it('hands over what the script reads', () => {
    const env = template.steps.find(({ bash }) => bash !== undefined)?.env ?? {};
    expect(
      Object.keys(env)
        .filter((name) => name !== 'MDAV_HOME')
        .sort(),
    ).toEqual(SETTINGS);
  });

  it('checks out the pull request with its history, and this repository beside it', () => {
    expect(template.steps.filter((step) => 'checkout' in step)).toEqual([
      { checkout: 'self', path: 's', fetchDepth: 0 },
      { checkout: 'mdav', path: 'mdav', fetchDepth: 1 },
    ]);
  });

  it('publishes the findings under the name that Azure DevOps looks for', () => {
    expect(text).toContain('artifactName: CodeAnalysisLogs');
    expect(text).toContain("ne(variables['mdav.sarif'], '')");
    expect(text).toContain('condition: and(succeededOrFailed(), ');
  });

  it('offers what the action offers', () => {
    const inputs = Object.keys((parse(read('action.yml')) as { inputs: object }).inputs);
    const camel = inputs.map((name) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()));
    expect(template.parameters.map(({ name }) => name).sort()).toEqual(camel.filter((name) => name !== 'token').sort());
  });
});

describe('what `mdav init` writes and docs/pipelines.md shows', () => {
  const action = parse(read('action.yml')) as { inputs: object };
  const template = parse(read('pipelines/azure/mdav.yml')) as { parameters: readonly { name: string }[] };
  const page = read('docs/pipelines.md');
  const shown = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text = '']) => text);
  const pages: Readonly<Record<string, readonly (string | undefined)[]>> = {
    'mdav init': [pipelineFile('github', 'mdav.yaml').text, pipelineFile('azure', 'mdav.yaml').text],
    'docs/pipelines.md': [shown[0], shown[1]],
  };

  it.each(Object.keys(pages))('is taken by the action and the template: %s', (name) => {
    const [github, azure] = (pages[name] ?? []).map((text) => parse(text ?? ''));
    const steps = github.jobs.mdav.steps as readonly Step[];
    const own = steps.find(({ uses }) => uses?.startsWith('OWNER/mdav@v'));
    expect(Object.keys(own?.with ?? {}).filter((input) => !(input in action.inputs))).toEqual([]);
    expect(own?.with).toMatchObject({ fleet: 'mdav.yaml', out: 'dist' });
    expect(github.permissions).toEqual({ contents: 'read', 'pull-requests': 'write', 'security-events': 'write' });
    const [resource] = azure.resources.repositories;
    expect(resource).toMatchObject({ repository: 'mdav', name: 'OWNER/mdav' });
    const [step] = azure.steps;
    const [path, repository] = step.template.split('@');
    expect(existsSync(join(root, path))).toBe(true);
    expect(repository).toBe('mdav');
    const known = template.parameters.map(({ name: parameter }) => parameter);
    expect(Object.keys(step.parameters).filter((parameter) => !known.includes(parameter))).toEqual([]);
  });

  it('has every input and output', () => {
    for (const input of Object.keys(action.inputs)) expect(page).toMatch(new RegExp(`^\\| .*\`${input}\`.* \\|`, 'm'));
    for (const output of ['result', 'changed', 'sarif']) expect(page).toContain(`\`${output}\``);
    expect(VERDICTS).toHaveLength(5);
    for (const { word } of VERDICTS) expect(page).toContain(`\`${word}\``);
  });
});
