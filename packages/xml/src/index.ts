/** XML: a strict reader with places, and a writer that owns every byte. */

export { isXmlText } from './characters.ts';
export type { XmlDiagnostic, XmlOutcome } from './outcome.ts';
export type { XmlDocument } from './read.ts';
export { MAX_XML_DEPTH, readXml } from './read.ts';
export type { XmlEscaping, XmlStyle } from './style.ts';
export { OWN_STYLE, XML_ESCAPING } from './style.ts';
export type { XmlPiece, XmlTemplate, XmlValue, XmlValues } from './template.ts';
export { writeTemplate } from './template.ts';
export { MAX_XML_BYTES, utf16 } from './text.ts';
export type { AttributeList, XmlElement, XmlNode, XmlPosition } from './tree.ts';
export {
  attributeOf,
  bareOf,
  cdataElement,
  childNamed,
  childrenNamed,
  contentOf,
  element,
  elementsOf,
  essenceOf,
  localName,
  textOf,
} from './tree.ts';
export { nodeText, startTag, writeXml, xmlText } from './write.ts';
export { XML_DIAGNOSTICS } from './xml-diagnostics.ts';
