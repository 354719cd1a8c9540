import { frameworkName } from '@mdav/core/frameworks';
import { type Completion, completionsAt, knownNames } from '@mdav/language';
import { type CompletionItem, CompletionItemKind, MarkupKind } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { fleetSchema } from '../../disk/read-schema.ts';
import { editOf } from '../workspace/convert.ts';
import { placeAt } from '../workspace/workspace.ts';
import type { Feature } from './request.ts';

export const completion: Feature = {
  capabilities: { completionProvider: { triggerCharacters: [' ', ':', '-', '"', '[', ',', '{'] } },
  answer: (connection, workspace) =>
    connection.onCompletion(({ textDocument, position }) => {
      const place = placeAt(workspace, textDocument.uri, position);
      if (place === undefined) return [];
      const { document, cursor, isJson } = place;
      const names = knownNames(document.getText(), isJson, workspace.presets.map(frameworkName));
      return completionsAt(fleetSchema(), cursor, names, isJson).map((one, index) => itemOf(document, one, index));
    }),
};

const KINDS: Readonly<Record<Completion['kind'], CompletionItemKind>> = {
  key: CompletionItemKind.Property,
  word: CompletionItemKind.EnumMember,
  name: CompletionItemKind.Reference,
};

function itemOf(
  document: TextDocument,
  { label, kind, about, detail, found, span, text }: Completion,
  index: number,
): CompletionItem {
  return {
    label,
    kind: KINDS[kind],
    // The order of the model, which goes from what every group needs to what few do.
    sortText: String(index).padStart(4, '0'),
    textEdit: editOf(document, { span, text }),
    // An editor compares with what it would replace, and in JSON that begins with a quote.
    filterText: text.startsWith('"') ? JSON.stringify(found ?? label) : (found ?? label),
    ...(about === undefined ? {} : { documentation: { kind: MarkupKind.Markdown, value: about } }),
    ...(detail === undefined ? {} : { detail }),
  };
}
