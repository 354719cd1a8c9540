/** Values in the code of other languages, and templates of scripts and queries. */

export { type Code, type CodeTag, codeTag, indentCode, joinCode, type Language } from './code.ts';
export { type Kql, kql, kqlComment, kqlInComment, kqlName, kqlText } from './kql.ts';
export { type PowerShell, ps, psFile, psInComment, psKey, psText, psTexts } from './powershell.ts';
export { fill, type SlotValues, type Template } from './template.ts';
