import { namedThingAt, type Renamed, rename as renameIn } from '@mdav/language';
import { ErrorCodes, ResponseError } from 'vscode-languageserver/node';
import { editOf, rangeOf } from '../workspace/convert.ts';
import { type OpenPlace, placeAt } from '../workspace/workspace.ts';
import type { Feature } from './request.ts';

/** Groups and profiles get another name; a group keeps its first one under `was`. */
export const rename: Feature = {
  capabilities: { renameProvider: { prepareProvider: true } },
  answer: (connection, workspace) => {
    connection.onPrepareRename(({ textDocument, position }) => {
      const place = placeAt(workspace, textDocument.uri, position);
      if (place === undefined || renamedAt(place) === undefined) return null;
      return { range: rangeOf(place.document, place.cursor.span), placeholder: place.cursor.word };
    });
    connection.onRenameRequest(({ textDocument: { uri }, position, newName }) => {
      const place = placeAt(workspace, uri, position);
      const thing = place && renamedAt(place);
      if (place === undefined || thing === undefined) return null;
      const edits = renameIn({ text: place.document.getText(), file: uri }, thing, newName);
      if (edits.ok) return { changes: { [uri]: edits.value.map((edit) => editOf(place.document, edit)) } };
      const [{ message = 'It cannot be renamed.', hint = '' } = {}] = edits.diagnostics;
      return new ResponseError(ErrorCodes.InvalidParams, `${message} ${hint}`.trim());
    });
  },
};

function renamedAt({ cursor }: OpenPlace): Renamed | undefined {
  const thing = namedThingAt(cursor);
  return thing?.kind === 'group' || thing?.kind === 'profile' ? { kind: thing.kind, name: thing.name } : undefined;
}
