import type { Diagnostic } from '@mdav/core';
import { localName, type XmlElement } from '@mdav/xml';
import { ADMX_XML_NAMESPACE } from './form.ts';
import type { NodeReader } from './node-reader.ts';

/** Namespaces in use for the root, besides the one that Windows writes: the one of the published schema, and none. */
const KNOWN_NAMESPACES = [ADMX_XML_NAMESPACE, 'http://www.microsoft.com/GroupPolicy/PolicyDefinitions', undefined];

/** Why a document is not the expected one (`admx-other-document`); reports a namespace that nobody uses. */
export function checkRoot(
  root: XmlElement,
  name: string,
  reader: NodeReader,
  file: string | undefined,
): Diagnostic | undefined {
  if (localName(root.name) !== name) {
    return {
      code: 'admx-other-document',
      severity: 'error',
      message: `The root element is <${root.name}>, not <${name}>.`,
      at: { ...(file === undefined ? {} : { file }), ...root.at },
      hint: 'Name an .admx file, and beside it the .adml files in a folder per language.',
    };
  }
  const prefix = root.name.includes(':') ? `xmlns:${root.name.split(':')[0]}` : 'xmlns';
  const namespace = root.attributes[prefix];
  if (!KNOWN_NAMESPACES.includes(namespace)) {
    reader.report(
      root,
      'admx-xml-namespace',
      `The XML namespace "${namespace}" is not one of policy definitions.`,
      `Write ${ADMX_XML_NAMESPACE}.`,
    );
  }
  return undefined;
}
