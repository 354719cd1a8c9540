import { type HoverContext, hoverAt } from '@mdav/language';
import { MarkupKind } from 'vscode-languageserver/node';
import { fleetSchema } from '../../disk/read-schema.ts';
import { rangeOf } from '../workspace/convert.ts';
import { placeAt, type Workspace } from '../workspace/workspace.ts';
import type { Feature } from './request.ts';

export const hover: Feature = {
  capabilities: { hoverProvider: true },
  answer: (connection, workspace) =>
    connection.onHover(({ textDocument, position }) => {
      const place = placeAt(workspace, textDocument.uri, position);
      const found = place && hoverAt(fleetSchema(), place.cursor, contextOf(workspace, textDocument.uri));
      if (place === undefined || found === undefined) return null;
      return { contents: { kind: MarkupKind.Markdown, value: found.text }, range: rangeOf(place.document, found.span) };
    }),
};

function contextOf({ latest, presets }: Workspace, uri: string): HoverContext {
  return { fleet: latest(uri)?.fleet, presets };
}
