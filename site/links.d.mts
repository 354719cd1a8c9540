export function slugify(text: string): string;
export function outsideCode(markdown: string, change: (text: string) => string): string;
export function rewriteLinks(
  markdown: string,
  page: string,
  where: (path: string, anchor: string) => string | undefined,
  self?: string,
): string;
