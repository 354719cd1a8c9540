import { mentionsOf, namedThingAt, outlineOf } from '@mdav/language';
import type { Location } from 'vscode-languageserver/node';
import { rangeOf } from '../workspace/convert.ts';
import { placeAt } from '../workspace/workspace.ts';
import type { Feature } from './request.ts';

/** Who has a profile, where a group is waived, in which layers a setting stands. */
export const references: Feature = {
  capabilities: { referencesProvider: true },
  answer: (connection, workspace) =>
    connection.onReferences(({ textDocument: { uri }, position, context }): Location[] => {
      const place = placeAt(workspace, uri, position);
      const thing = place && namedThingAt(place.cursor);
      if (place === undefined || thing === undefined || thing.kind === 'file') return [];
      const { document, isJson } = place;
      return mentionsOf(outlineOf(document.getText(), isJson), document.getText(), thing)
        .filter(({ defines }) => context.includeDeclaration || !defines)
        .map(({ span }) => ({ uri, range: rangeOf(document, span) }));
    }),
};
