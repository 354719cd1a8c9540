// Made by packages/codegen from comment.xml; edit that and run `node scripts/generate.mjs`.
import type { XmlTemplate } from '@mdav/xml';

/** What comment.xml leaves open. */
export interface CommentValues {
  readonly namespaces: readonly {
    readonly prefix: string;
    readonly namespace: string;
  }[];
  readonly references: readonly {
    readonly prefix: string;
    readonly policy: string;
    readonly id: string;
  }[];
  readonly strings: readonly {
    readonly id: string;
    readonly text: string;
  }[];
}

/** comment.cmtx: notes beside policies, as the Group Policy editor writes them. */
export const COMMENT: XmlTemplate<CommentValues> = {
  style: { declaration: 'single-quoted', encoding: 'utf-8', byteOrderMark: true, newline: 'crlf', indent: 'two-spaces', emptyElements: 'paired', finalNewline: false },
  pieces: [
    '<policyComments xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" revision="1.0" schemaVersion="1.0" xmlns="http://www.microsoft.com/GroupPolicy/CommentDefinitions">\n  <policyNamespaces',
    { kind: 'content', name: 'policyNamespaces', lead: '\n  ', pieces: [{ kind: 'each', slot: 'namespaces', pieces: ['\n    <using prefix="', { kind: 'attribute', slot: 'prefix' }, '" namespace="', { kind: 'attribute', slot: 'namespace' }, '"></using>'] }] },
    '\n  <comments>\n    <admTemplate',
    { kind: 'content', name: 'admTemplate', lead: '\n    ', pieces: [{ kind: 'each', slot: 'references', pieces: ['\n      <comment policyRef="', { kind: 'attribute', slot: 'prefix' }, ':', { kind: 'attribute', slot: 'policy' }, '" commentText="$(resource.', { kind: 'attribute', slot: 'id' }, ')"></comment>'] }] },
    '\n  </comments>\n  <resources minRequiredRevision="1.0">\n    <stringTable',
    { kind: 'content', name: 'stringTable', lead: '\n    ', pieces: [{ kind: 'each', slot: 'strings', pieces: ['\n      <string id="', { kind: 'attribute', slot: 'id' }, '"', { kind: 'content', name: 'string', lead: '', pieces: [{ kind: 'text', slot: 'text' }] }] }] },
    '\n  </resources>\n</policyComments>',
  ],
};
