import type { OutlineNode } from '@mdav/language';
import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { rangeOf } from '../workspace/convert.ts';
import type { Feature } from './request.ts';

export const documentSymbol: Feature = {
  capabilities: { documentSymbolProvider: true },
  answer: (connection, workspace) =>
    connection.onDocumentSymbol(async ({ textDocument: { uri } }) => {
      const document = workspace.get(uri);
      const judged = await workspace.judged(uri);
      if (document === undefined || judged?.version !== document.version) return [];
      return judged.outline.map((node) => symbolOf(document, node));
    }),
};

function symbolOf(document: TextDocument, { name, path, key, span, scalar, children }: OutlineNode): DocumentSymbol {
  return {
    // An editor refuses a symbol without a name, which YAML allows a key to be.
    name: name === '' ? '""' : name,
    kind: kindOf(path),
    range: rangeOf(document, span),
    selectionRange: rangeOf(document, key),
    ...(scalar === undefined ? {} : { detail: String(scalar) }),
    children: children
      .filter(({ path: at }) => typeof at.at(-1) === 'string')
      .map((child) => symbolOf(document, child)),
  };
}

function kindOf(path: OutlineNode['path']): SymbolKind {
  if (path.length === 2 && path[0] === 'groups') return SymbolKind.Class;
  if (path.length === 2 && path[0] === 'profiles') return SymbolKind.Interface;
  return path.at(-2) === 'settings' ? SymbolKind.Field : SymbolKind.Property;
}
