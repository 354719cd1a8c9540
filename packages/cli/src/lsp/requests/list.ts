import { codeAction } from './code-action.ts';
import { codeLens } from './code-lens.ts';
import { completion } from './completion.ts';
import { definition } from './definition.ts';
import { documentSymbol } from './document-symbol.ts';
import { hover } from './hover.ts';
import { inlayHint } from './inlay-hint.ts';
import { references } from './references.ts';
import { rename } from './rename.ts';
import type { Feature } from './request.ts';

/** Everything that an editor can ask for; findings come unasked. */
export const FEATURES: readonly Feature[] = [
  completion,
  hover,
  definition,
  references,
  rename,
  documentSymbol,
  inlayHint,
  codeLens,
  codeAction,
];
