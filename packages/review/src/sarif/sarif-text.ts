import { type Location, TOOL_VERSION } from '@mdav/core';
import { visible, wellFormed } from '@mdav/quote';
import { fileFromRoot, fileUri, isAbsolute } from '../text/place.ts';
import { jsonForLogs } from '../text/safe-text.ts';
import { waiverWords } from '../text/waiver-words.ts';
import { fingerprints } from './fingerprint.ts';
import type { SarifResult, SarifRule, SarifRun } from './sarif-run.ts';

/**
 * SARIF 2.1.0, the exchange format of static analysis: code scanning, Azure DevOps and editors read it. What somebody
 * answers for is a suppressed result.
 */
export function sarifText({ rules, results, folder, properties }: SarifRun): string {
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const marks = fingerprints(results.map(({ mark }) => mark));
  return jsonForLogs({
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'mdav',
            version: TOOL_VERSION,
            semanticVersion: TOOL_VERSION,
            rules: rules.map(descriptorOf),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: results.map((result, index) => ({
          ruleId: result.rule,
          ruleIndex: indexes.get(result.rule) ?? -1,
          ...bodyOf(result, folder),
          partialFingerprints: { 'mdavFinding/v1': marks[index] ?? '' },
        })),
        ...(properties === undefined ? {} : { properties }),
      },
    ],
  });
}

/** GitHub takes no longer descriptions. */
const DESCRIPTION_CHARACTERS = 1024;

function descriptorOf({ id, short, full, help, helpUri, level, properties }: SarifRule): object {
  return {
    id,
    shortDescription: { text: fitting(short) },
    fullDescription: { text: fitting(full) },
    ...(helpUri === undefined ? {} : { helpUri }),
    help: { text: help.text, markdown: help.markdown },
    ...(level === undefined ? {} : { defaultConfiguration: { level } }),
    ...(properties === undefined ? {} : { properties }),
  };
}

function fitting(text: string): string {
  const shown = visible(text);
  return shown.length <= DESCRIPTION_CHARACTERS ? shown : `${wellFormed(shown.slice(0, DESCRIPTION_CHARACTERS - 1))}…`;
}

function bodyOf({ level, message, at, waiver, properties }: SarifResult, folder: string | undefined): object {
  const locations = locationsOf(at, folder);
  return {
    level,
    message: { text: messageText(message) },
    ...(locations.length === 0 ? {} : { locations }),
    ...(waiver === undefined
      ? {}
      : {
          suppressions: [
            {
              kind: 'inSource',
              status: 'accepted',
              justification: messageText(waiverWords(waiver)),
              properties: { owner: waiver.owner, expires: waiver.expires },
            },
          ],
        }),
    properties,
  };
}

function locationsOf({ file, line, column, path }: Location, folder: string | undefined): readonly object[] {
  const isInRepository = file !== undefined && !isAbsolute(fileFromRoot(file, folder));
  const physical =
    file === undefined
      ? {}
      : {
          physicalLocation: {
            artifactLocation: {
              uri: fileUri(file, folder),
              ...(isInRepository ? { uriBaseId: '%SRCROOT%' } : {}),
            },
            ...(line === undefined
              ? {}
              : { region: { startLine: line, ...(column === undefined ? {} : { startColumn: column }) } }),
          },
        };
  const logical = path === undefined || path === '' ? {} : { logicalLocations: [{ fullyQualifiedName: path }] };
  const location = { ...physical, ...logical };
  return Object.keys(location).length === 0 ? [] : [location];
}

/** Text of a message. Readers make links of `[text](target)`, which the user's text is not to do. */
function messageText(text: string): string {
  return visible(text)
    .replace(/\[(?=[^\]]*\]\()/g, '\\[')
    .replaceAll('](', '\\](');
}
