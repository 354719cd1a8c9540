// All XML that was written, read with libxml2; the templates against Microsoft's schema as well.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Microsoft's schema with the two repairs that libxml2 needs. It is not ours to ship. */
const CORPUS = process.env.MDAV_CORPUS ?? fileURLToPath(new URL('../../../../shared/corpus', import.meta.url));
const SCHEMA = join(CORPUS, 'xsd/xmllint-2006ns/PolicyDefinitionFiles.xsd');

export function hasXmllint() {
  return spawnSync('xmllint', ['--version']).error === undefined;
}

/** Well-formedness of every document, validity of every template. */
export function checkXml(report, files) {
  const documents = files.filter(({ path }) => /\.(?:xml|cmtx|admx|adml)$/i.test(path));
  if (documents.length === 0) report.check('xmllint', 'documents', ['there are none']);
  for (const { path, name } of documents)
    report.check('xmllint', `${name}: well-formed`, faults(['--noout', '--nonet', path]));

  const templates = files.filter(({ path }) => /\.adm[xl]$/i.test(path));
  if (!existsSync(SCHEMA)) {
    console.log(
      `skip  xmllint  Microsoft's schema is not here; set MDAV_CORPUS to check ${templates.length} templates against it`,
    );
    return;
  }
  for (const { path, name } of templates) {
    report.check(
      'xmllint',
      `${name}: valid against Microsoft's schema`,
      faults(['--noout', '--nonet', '--schema', SCHEMA, path]),
    );
  }
}

function faults(args) {
  const run = spawnSync('xmllint', args, { encoding: 'utf8' });
  return run.status === 0 ? [] : run.stderr.trim().split('\n');
}
