import { hoverAt } from '@mdav/language';
import { MarkupKind } from 'vscode-languageserver/node';
import { rangeOf } from '../workspace/convert.ts';
import { placeAt } from '../workspace/workspace.ts';
import type { Feature } from './request.ts';

export const hover: Feature = {
  capabilities: { hoverProvider: true },
  answer: (connection, workspace) =>
    connection.onHover(({ textDocument, position }) => {
      const place = placeAt(workspace, textDocument.uri, position);
      const found = place && hoverAt(workspace.schema, place.cursor, workspace.latest(textDocument.uri)?.fleet);
      if (place === undefined || found === undefined) return null;
      return { contents: { kind: MarkupKind.Markdown, value: found.text }, range: rangeOf(place.document, found.span) };
    }),
};
