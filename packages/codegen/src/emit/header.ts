/** The first line of every generated file: what made it, from what, and how to make it again. */
export const MADE_BY =
  'Made by packages/codegen from packages/core/catalogue; edit those and run `node scripts/generate.mjs`.';
