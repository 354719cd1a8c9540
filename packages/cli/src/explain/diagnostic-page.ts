import type { DiagnosticInfo } from '@mdav/core';
import { facts, type Page, paragraph } from '../terminal/layout.ts';

/** What a diagnostic code stands for. */
export function diagnosticPage({ code, what, fix }: DiagnosticInfo, page: Page): string {
  return [
    page.paint.bold(page.paint.accent(code)),
    '',
    paragraph(what, page),
    '',
    ...facts([['Fix', [fix]]], page),
    '',
  ].join('\n');
}
