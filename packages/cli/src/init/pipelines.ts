import { TOOL_VERSION } from '@mdav/core';
import { yamlText } from '@mdav/quote';

/** What a pipeline file runs, and where it lies. */
export interface PipelineFile {
  readonly path: string;
  readonly text: string;
  /** What is left to do before it works. */
  readonly next?: string;
}

/** What `mdav init --ci` writes; the last one is for git itself. */
export const PIPELINES = ['github', 'azure', 'pre-commit', 'gitattributes'] as const;
export type Pipeline = (typeof PIPELINES)[number];

/** The folder that pipelines hold to the fleet. */
export const OUTPUT = 'dist';

/** Stands for the account that publishes the action and the template; whoever uses them writes the name there. */
const OWNER = 'OWNER';
/** Releases of the same major version, which take the same inputs. */
const RELEASE = `v${TOOL_VERSION.split('.')[0]}`;
/** Stands for the service connection by which Azure Pipelines reads the template. */
const CONNECTION = 'SERVICE-CONNECTION';

/** The file that makes a pipeline check a fleet and compare the committed output with it. */
export function pipelineFile(pipeline: Pipeline, fleet: string): PipelineFile {
  switch (pipeline) {
    case 'github':
      return {
        path: '.github/workflows/mdav.yml',
        text: github(fleet),
        next: `replace ${OWNER} by the account that holds mdav`,
      };
    case 'azure':
      return {
        path: 'azure-pipelines.yml',
        text: azure(fleet),
        next: `replace ${OWNER} by the account that holds mdav, and ${CONNECTION} by your connection to it`,
      };
    case 'pre-commit':
      return {
        path: '.pre-commit-config.yaml',
        text: preCommit(fleet),
        next: 'run `pre-commit install` in each clone; the package that the hooks name is not published yet, and the file says what to write until it is',
      };
    case 'gitattributes':
      return {
        path: '.gitattributes',
        text: attributes(),
        next: 'run `git config diff.mdav.textconv "mdav show"` in each clone',
      };
  }
}

const PURPOSE = '# Holds the fleet to what Microsoft documents, and the committed output to the fleet.';

function github(fleet: string): string {
  return `${PURPOSE}
# ${OWNER} stands for the account that holds mdav.
name: mdav
on:
  pull_request:
  push:
    branches: [main]
permissions:
  contents: read
  pull-requests: write # the comment with the plan
  security-events: write # the findings in code scanning
jobs:
  mdav:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: ${OWNER}/mdav@${RELEASE}
        with:
          fleet: ${yamlText(fleet)}
          out: ${OUTPUT}
          version: ${TOOL_VERSION}
`;
}

function azure(fleet: string): string {
  return `${PURPOSE}
# ${OWNER} stands for the account that holds mdav, ${CONNECTION} for your service connection to it. For pull requests
# of Azure Repos add this pipeline to the policy of the branch as build validation.
trigger:
  branches: { include: [main] }
resources:
  repositories:
    - repository: mdav
      type: github
      name: ${OWNER}/mdav
      ref: refs/tags/${RELEASE}
      endpoint: ${CONNECTION}
pool: { vmImage: ubuntu-latest }
steps:
  - template: pipelines/azure/mdav.yml@mdav
    parameters:
      fleet: ${yamlText(fleet)}
      out: ${OUTPUT}
      version: ${TOOL_VERSION}
`;
}

/** What a fleet may be made of: itself, what it extends, values of its parameters and rules of the house. */
const SOURCES = String.raw`\.(ya?ml|json|[cm]?[jt]s)$`;

function preCommit(fleet: string): string {
  const dependency = `'@mdav/cli@${TOOL_VERSION}'`;
  return `${PURPOSE}
# @mdav/cli is not published yet. Until it is, make the packages by \`node scripts/pack.mjs pack\` in a clone of mdav, install
# them on each machine by \`npm install --global pack/*.tgz\`, write \`language: system\`, and leave out additional_dependencies.
repos:
  - repo: local
    hooks:
      - id: mdav-check
        name: Check the fleet
        entry: mdav check
        args: [${yamlText(fleet)}]
        language: node
        additional_dependencies: [${dependency}]
        files: ${yamlText(SOURCES)}
        pass_filenames: false
      - id: mdav-build-check
        name: Compare the committed output
        entry: mdav build --check
        args: [${yamlText(fleet)}, --out, ${OUTPUT}]
        language: node
        additional_dependencies: [${dependency}]
        files: ${yamlText(`${SOURCES}|(^|/)${OUTPUT}/`)}
        pass_filenames: false
`;
}

function attributes(): string {
  return `# The output of mdav is exact bytes: a conversion of line ends would make it look edited.
${OUTPUT}/** -text
# Shown as text by \`mdav show\`, once \`git config diff.mdav.textconv "mdav show"\` is set in the clone.
*.pol -text -merge diff=mdav
*.reg -text -merge diff=mdav
# The readable twin of registry.pol is UTF-16 where a name in it is not ASCII, which git takes for binary.
*.pol.txt -text diff=mdav
`;
}
