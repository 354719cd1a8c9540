/** What is said of XML that is not read, whatever the document: what is wrong, and what to do. */
export const XML_DIAGNOSTICS: readonly { readonly code: string; readonly what: string; readonly fix: string }[] = [
  {
    code: 'xml-bad-encoding',
    what: 'The bytes are not in the encoding of the file.',
    fix: 'Save it as UTF-8 or UTF-16.',
  },
  {
    code: 'xml-document-type',
    what: 'The document has a document type declaration.',
    fix: 'Remove the <!DOCTYPE …> part.',
  },
  {
    code: 'xml-not-well-formed',
    what: 'The XML is not well-formed.',
    fix: 'Correct the XML at the place that is named.',
  },
  {
    code: 'xml-too-deep',
    what: 'Elements are nested too deep.',
    fix: 'Check that this is the right file.',
  },
  {
    code: 'xml-too-large',
    what: 'The file is larger than what is read.',
    fix: 'Split it, or check that it is the right one.',
  },
];
