import { inlaysOf } from '@mdav/language';
import { isJson } from '../workspace/judged-fleets.ts';
import type { Feature } from './request.ts';

export const inlayHint: Feature = {
  capabilities: { inlayHintProvider: true },
  answer: (connection, workspace) =>
    connection.languages.inlayHint.on(async ({ textDocument: { uri }, range }) => {
      const document = workspace.get(uri);
      const judged = await workspace.judged(uri);
      if (document === undefined || judged?.fleet === undefined || judged.version !== document.version || isJson(uri))
        return [];
      const [from, to] = [document.offsetAt(range.start), document.offsetAt(range.end)];
      return inlaysOf(judged.outline, judged.fleet, judged.text)
        .filter(({ offset }) => offset >= from && offset <= to)
        .map(({ offset, text }) => ({ position: document.positionAt(offset), label: text, paddingLeft: true }));
    }),
};
