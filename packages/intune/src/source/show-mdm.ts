import type { Shown } from '@mdav/core/format';

/** What stands above the settings of an object of Intune; rows without text are left out. */
export interface Heading {
  readonly title: string;
  readonly rows: readonly (readonly [label: string, text: string | null])[];
}

/** Headings as text; the settings of the objects follow in words. */
export function headed(headings: readonly Heading[]): Shown {
  return {
    heading: headings.flatMap(({ title, rows }) => [
      oneLine(title),
      ...rows.flatMap(([label, text]) => (text ? [`  ${label.padEnd(13)}${oneLine(text)}`] : [])),
    ]),
  };
}

function oneLine(text: string): string {
  return text.replace(/\r\n|[\r\n]/g, ' ');
}
