/** Values in the code of other languages, and templates of scripts and queries. */

export { type Code, type CodeTag, codeTag, indentCode, joinCode, type Language } from './code.ts';
export { arePlainLines, hasHidden, replaceHidden, unicodeEscapes, visible, visibleLine, wellFormed } from './hidden.ts';
export { htmlText } from './html.ts';
export { httpComment, httpJson } from './http.ts';
export { jsonText } from './json.ts';
export { type Kql, kql, kqlComment, kqlInComment, kqlName, kqlText } from './kql.ts';
export { type Markdown, mdCode, mdProse, mdTable, mdText } from './markdown.ts';
export { type PowerShell, ps, psFile, psInComment, psKey, psText, psTexts, psTyped, psWord } from './powershell.ts';
export { type RegExeValue, regAdd, regDelete, regQuery } from './reg-exe.ts';
export { codeFiles, scriptFiles } from './script-file.ts';
export { bashText, batchText, cmdText, shellText } from './shells.ts';
export { sqlText } from './sql.ts';
export { fill, type SlotValues, type Template } from './template.ts';
export { yamlEscape, yamlText } from './yaml.ts';
