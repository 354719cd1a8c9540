import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { mentionsOf, namedThingAt, outlineOf } from '@mdav/language';
import type { Location } from 'vscode-languageserver/node';
import { rangeOf } from '../workspace/convert.ts';
import { pathOf } from '../workspace/judged-fleets.ts';
import { placeAt } from '../workspace/workspace.ts';
import type { Feature } from './request.ts';

export const definition: Feature = {
  capabilities: { definitionProvider: true },
  answer: (connection, workspace) =>
    connection.onDefinition(({ textDocument: { uri }, position }): Location[] => {
      const place = placeAt(workspace, uri, position);
      const thing = place && namedThingAt(place.cursor);
      if (place === undefined || thing === undefined) return [];
      if (thing.kind === 'file') return fileNamed(uri, thing.name);
      const { document, isJson } = place;
      return mentionsOf(outlineOf(document.getText(), isJson), document.getText(), thing)
        .filter(({ defines }) => defines)
        .map(({ span }) => ({ uri, range: rangeOf(document, span) }));
    }),
};

function fileNamed(uri: string, name: string): Location[] {
  const path = pathOf(uri);
  if (path === undefined) return [];
  const start = { line: 0, character: 0 };
  return [{ uri: pathToFileURL(resolve(dirname(path), name)).href, range: { start, end: start } }];
}
