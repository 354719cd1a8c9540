import { TOOL_VERSION } from '@mdav/core';

/** What a pipeline file runs, and where it lies. */
export interface PipelineFile {
  readonly path: string;
  readonly text: string;
}

export const PIPELINES = ['github', 'azure', 'pre-commit'] as const;
export type Pipeline = (typeof PIPELINES)[number];

/** The folder that pipelines hold to the fleet. */
export const OUTPUT = 'dist';

/** The version of the tool is written down: a new one may find more, and that is to be a change of its own. */
const MDAV = `npx --yes @mdav/cli@${TOOL_VERSION}`;

/** The file that makes a pipeline check a fleet and compare the committed output with it. */
export function pipelineFile(pipeline: Pipeline, fleet: string): PipelineFile {
  const check = `${MDAV} check ${fleet}`;
  const build = `${MDAV} build ${fleet} --out ${OUTPUT} --check`;
  switch (pipeline) {
    case 'github':
      return { path: '.github/workflows/mdav.yml', text: github(check, build) };
    case 'azure':
      return { path: 'azure-pipelines.yml', text: azure(check, build) };
    case 'pre-commit':
      return { path: '.pre-commit-config.yaml', text: preCommit(check, build, fleet) };
  }
}

function github(check: string, build: string): string {
  return `# Holds the fleet to what Microsoft documents, and the committed output to the fleet.
name: mdav
on:
  pull_request:
  push:
    branches: [main]
permissions:
  contents: read
jobs:
  mdav:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with: { node-version: 22 }
      - name: Check the fleet
        run: ${check}
      - name: Compare the committed output
        run: ${build}
`;
}

function azure(check: string, build: string): string {
  return `# Holds the fleet to what Microsoft documents, and the committed output to the fleet.
trigger:
  branches: { include: [main] }
pool: { vmImage: ubuntu-latest }
steps:
  - task: UseNode@1
    inputs: { version: 22.x }
  - script: ${check}
    displayName: Check the fleet
  - script: ${build}
    displayName: Compare the committed output
`;
}

function preCommit(check: string, build: string, fleet: string): string {
  const pattern = fleet.replaceAll(/[.+()[\]{}^$|?*\\]/g, '\\$&');
  return `# Holds the fleet to what Microsoft documents, and the committed output to the fleet.
repos:
  - repo: local
    hooks:
      - id: mdav-check
        name: Check the fleet
        entry: ${check}
        language: system
        files: '^${pattern}$'
        pass_filenames: false
      - id: mdav-build
        name: Compare the committed output
        entry: ${build}
        language: system
        files: '^(${pattern}|${OUTPUT}/.*)$'
        pass_filenames: false
`;
}
