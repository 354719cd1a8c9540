import { lensesOf } from '@mdav/language';
import type { Feature } from './request.ts';

/** The command of the editor's extension that shows what a group comes to. */
export const SHOW_GROUP = 'mdav.showGroup';

export const codeLens: Feature = {
  capabilities: { codeLensProvider: {} },
  answer: (connection, workspace) =>
    connection.onCodeLens(async ({ textDocument: { uri } }) => {
      const document = workspace.get(uri);
      const judged = await workspace.judged(uri);
      if (document === undefined || judged?.fleet === undefined || judged.version !== document.version) return [];
      return lensesOf(judged.outline, judged.fleet).map(({ group, offset, title }) => {
        const start = document.positionAt(offset);
        return { range: { start, end: start }, command: { title, command: SHOW_GROUP, arguments: [uri, group] } };
      });
    }),
};
