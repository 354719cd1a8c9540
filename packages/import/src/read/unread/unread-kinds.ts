import type { SeenFile } from '@mdav/core/format';
import { isObject, morePages } from '@mdav/core/json';
import { defenderMentions } from '@mdav/gpo';
import { namesDefender, namesParameters, namesSettings } from './defender-in.ts';
import { wideText } from './wide-text.ts';

/** What a file is that says policy of Defender and is not read, and what to give in its place. */
export interface UnreadKind {
  /** A sentence. */
  readonly why: string;
  /** A sentence that begins with a verb. */
  readonly hint: string;
}

const AS_JSON = 'Export the policies themselves as JSON, from Intune or Graph, each with its settings.';
const EXPORT_KEY = 'Export the key: `reg export "HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender" defender.reg`.';
const BACKUP = 'Make a backup with Backup-GPO: a report is made for people.';
const PREFERENCES = 'Write it on the device as JSON: Get-MpPreference | ConvertTo-Json > preferences.json.';

/** Finds of a file whether it is of a kind; the first that answers counts. */
type Asked = (file: SeenFile) => UnreadKind | undefined;

const KINDS: readonly Asked[] = [
  ({ bytes }) => {
    const text = wideText(bytes);
    if (text === undefined || !namesDefender(text)) return undefined;
    return { why: 'It is text in UTF-32 that names Defender.', hint: 'Save it as UTF-8, and give that.' };
  },
  ({ json }) => {
    const error = isObject(json) && Object.keys(json).length === 1 ? json['error'] : undefined;
    if (!isObject(error) || typeof error['code'] !== 'string' || typeof error['message'] !== 'string') return undefined;
    return {
      why: `It is an error that a service answered in place of what was asked: ${error['code'].slice(0, 60)}.`,
      hint: 'Ask again, with an account that may read it.',
    };
  },
  ({ json }) => {
    const [failed] = json === undefined ? [] : morePages(json).filter(({ code }) => code === 'json-failed-answer');
    return failed && { why: failed.message, hint: 'Ask for it again, and give every answer.' };
  },
  ({ root, text = '' }) => {
    if (root?.toLowerCase() !== 'html' || !/\bgpmc_|\bgpresult\b/i.test(text) || !namesDefender(text)) return undefined;
    return { why: 'It is a report on Group Policy in HTML that names Defender.', hint: BACKUP };
  },
  ({ root, text = '' }) => {
    if (root !== 'MDMEnterpriseDiagnosticsReport' || !namesDefender(text)) return undefined;
    return { why: 'It is what a device tells of its management (MDMDiagReport), and names Defender.', hint: AS_JSON };
  },
  ({ root, text = '' }) => {
    if (root !== 'Objs' || !(namesDefender(text) || namesParameters(text))) return undefined;
    return {
      why: 'It is what Export-Clixml writes, and names Defender.',
      hint: 'Write it as JSON: Import-Clixml FILE | ConvertTo-Json -Depth 50 > FILE.json.',
    };
  },
  ({ json, text = '', shape }) => {
    const isState = isObject(json) && 'terraform_version' in json;
    const isSource =
      shape === 'text' && /^[ \t]*(?:resource|data|module)[ \t]+"[^\r\n]*\{|^[ \t]*locals[ \t]*\{/m.test(text);
    if (!(isState || isSource) || !(namesSettings(text) || OF_TERRAFORM.test(text))) return undefined;
    return {
      why: `It is ${isState ? 'a state or plan' : 'a configuration'} of Terraform that names Defender.`,
      hint: AS_JSON,
    };
  },
  ({ bytes, json, text = '' }) => {
    if (json !== undefined || !SECURITY_TEMPLATE.test(text)) return undefined;
    const [mention] = defenderMentions(bytes);
    if (mention === undefined) return undefined;
    return { why: `It is a security template, and names Defender: ${mention}.`, hint: 'See what it does.' };
  },
  ({ shape, text = '' }) => {
    if (shape !== 'text' || !QUERIED.test(text) || !namesSettings(text)) return undefined;
    return { why: 'It is what a query of the registry shows of Defender.', hint: EXPORT_KEY };
  },
  ({ shape, text = '' }) => {
    if (shape !== 'text' || !RESULT.test(text) || !namesSettings(text)) return undefined;
    return { why: 'It is a result of Group Policy on one device (gpresult /z) that names Defender.', hint: BACKUP };
  },
  (file) => {
    if (!isData(file) || !namesParameters(file.text ?? '')) return undefined;
    return { why: 'It has what Get-MpPreference shows, in a form that is not read.', hint: PREFERENCES };
  },
  ({ json, text = '' }) => {
    if (!isObject(json) || !('PSPath' in json) || !namesSettings(text)) return undefined;
    return { why: 'It is what Get-ItemProperty shows of keys of Defender.', hint: EXPORT_KEY };
  },
  (file) => {
    if (!isData(file) || !namesSettings(file.text ?? '')) return undefined;
    return { why: 'It names settings of Defender in a form that is not read.', hint: AS_JSON };
  },
];

const OF_TERRAFORM = /"microsoft365[^"]*"[\s\S]*defender/i;
const SECURITY_TEMPLATE = /^\[(?:Registry Values|Service General Setting|Registry Keys|File Security)\]/m;
/** Lines of `reg query`, and of Get-ItemProperty as a list. */
const QUERIED = /^ {4}\S[^\r\n]* {4}REG_[A-Z_]+(?: {4}|$)|^PS(?:Parent)?Path +: .*Registry::HKEY_/m;
/** A key below its label, as `gpresult /z` shows it. */
const RESULT = /^ {8,}[^\r\n:]+: +Software\\Policies\\/im;

/** Documents of data; what is written for people or run as a program may name anything. */
function isData({ shape, root = '', text = '' }: SeenFile): boolean {
  if (shape === 'json') return !/"\$schema"\s*:\s*"https?:\/\/json-schema\.org/.test(text);
  // Templates of Group Policy define policies, and set none.
  if (shape === 'xml')
    return /^\s*<(?:[?!]|[A-Za-z])/.test(text) && !/^(?:html|policydefinition(?:s|resources))$/i.test(root);
  return shape === 'text' && (isTable(text) || isYaml(text));
}

/** Comma-separated values: as many columns in the second line as in the first. */
function isTable(text: string): boolean {
  const [heading = '', first = ''] = text.replace(/^\s+/, '').split(/\r\n|\r|\n/, 2);
  return [',', ';', '\t'].some((separator) => {
    const columns = heading.split(separator).length;
    return columns > 1 && first.split(separator).length >= columns;
  });
}

function isYaml(text: string): boolean {
  return /^[ \t-]*"?(?:settingDefinitionId|omaUri)"?[ \t]*:/m.test(text);
}

/** What a file is that no format knows, where it says policy of Defender; nothing for any other file. */
export function unreadKindOf(file: SeenFile): UnreadKind | undefined {
  for (const asked of KINDS) {
    const kind = asked(file);
    if (kind !== undefined) return kind;
  }
  return undefined;
}
