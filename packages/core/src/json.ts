/** To read JSON: strictly, with the place of everything that is wrong, and never throwing. */

export { checkMembers, readArray, readName, readNullableText, readObject, reportType } from './json/members.ts';
export type { AnswerPage } from './json/more-pages.ts';
export { answerPage, isPaged, morePages } from './json/more-pages.ts';
export { parseDocuments } from './json/parse-documents.ts';
export { parseJson } from './json/parse-json.ts';
export type { JsonPath } from './json/places.ts';
export { findPlaces, lineAndColumn } from './json/places.ts';
export { readText } from './json/read-text.ts';
export type { DocumentSource, JsonObject, Reading, ShapeProblem } from './json/shape.ts';
export { isObject, locateProblems, report, show, showPath } from './json/shape.ts';
