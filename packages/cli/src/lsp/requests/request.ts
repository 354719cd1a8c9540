import type { Connection, ServerCapabilities } from 'vscode-languageserver/node';
import type { Workspace } from '../workspace/workspace.ts';

/** One thing that an editor asks for: what is promised, and who answers. */
export interface Feature {
  readonly capabilities: ServerCapabilities;
  readonly answer: (connection: Connection, workspace: Workspace) => void;
}
