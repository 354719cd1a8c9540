import { TOOL_VERSION } from '@mdav/core';
import { type Html, html, NOTHING, type Part } from './html.ts';
import { STYLE } from './style.ts';

/** What the head of a page says besides what all pages say. */
export interface Head {
  readonly title: Part;
  /** Style of this page alone. */
  readonly look?: Html;
  /** True where the style draws with `data:` images. */
  readonly hasImages?: boolean;
  /** The version that made the page. Default: this one. */
  readonly version?: string;
}

/** The beginning of every page, down to its body: it may load nothing and run nothing. */
export function pageHead({ title, look = NOTHING, hasImages = false, version = TOOL_VERSION }: Head): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; ${hasImages ? html`img-src data:; ` : NOTHING}base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="mdav ${version}">
<title>${title}</title>
<style>${STYLE}${look}</style>
</head>`;
}
