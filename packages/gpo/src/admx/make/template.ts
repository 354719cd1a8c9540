import type { FileTree } from '@mdav/core/format';
import type { AdmlDocument } from '../adml-form.ts';
import { encodeAdml } from '../encode-adml.ts';
import { encodeAdmx } from '../encode-admx.ts';
import type { AdmxDocument } from '../form.ts';

/** A definition file with its texts. */
export interface PolicyTemplate {
  /** Name of the files, without extension. */
  readonly name: string;
  readonly admx: AdmxDocument;
  /** Texts by language, such as `en-US`. */
  readonly languages: Readonly<Record<string, AdmlDocument>>;
}

/** The files of a template as they lie in a `PolicyDefinitions` folder: `name.admx`, `<language>/name.adml`. */
export function templateFiles({ name, admx, languages }: PolicyTemplate): FileTree {
  const texts = Object.entries(languages).map(
    ([language, adml]) => [`${language}/${name}.adml`, encodeAdml(adml)] as const,
  );
  return new Map([[`${name}.admx`, encodeAdmx(admx)], ...texts]);
}
