import { registryPath } from './find-path.ts';

/**
 * The names in what people copy out of a guide or a script: a command line of PowerShell or `reg.exe`, a line of a `.reg`
 * file, the way to a policy in the console, the end of a node, the address of a page. Nothing in any other text.
 */
export function pastedNames(text: string): readonly string[] {
  // A command in quotes is what another shell is to run.
  const line = text.trim().replace(/^(?:powershell|pwsh|cmd)(?:\.exe)?\s[^"]*"(.+)"$/is, '$1');
  for (const read of READERS) {
    const names = read(line);
    if (names.length > 0) return [...new Set(names)];
  }
  return [];
}

const READERS: readonly ((line: string) => readonly string[])[] = [
  fromPreferences,
  fromRegistryCmdlet,
  fromRegExe,
  fromRegLine,
  fromMarkedValue,
  fromPageAddress,
  fromConsolePath,
  fromNodeEnd,
];

const GUID = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/gi;

/**
 * `Set-MpPreference -Name value`, also without the command, `(Get-MpPreference).Name`,
 * `Get-MpPreference | select Name`.
 */
function fromPreferences(line: string): readonly string[] {
  return preferenceNames(line).map((name) => (FORCING.test(name) ? NO_PREFERENCE : name));
}

/** What guides give as a parameter and no page has as one: the term that says so, in place of the setting of that name. */
const FORCING = /^force(?:defender)?passivemode$/i;
const NO_PREFERENCE = 'Set-MpPreference -ForceDefenderPassiveMode';

function preferenceNames(line: string): readonly string[] {
  if (!/\b(?:set|add|remove|get)-mppreference\b/i.test(line) && !/^-[a-z]\w/i.test(line)) return [];
  // Ids of rules say more than the parameter that takes all of them.
  const ids = /-attacksurfacereductionrules_ids\b/i.test(line) ? (line.match(GUID) ?? []) : [];
  if (ids.length > 0) return ids;
  const [, member] = /\)\.(\w+)/.exec(line) ?? [];
  if (member !== undefined) return [member];
  const [, selected] = /\|\s*(?:select(?:-object)?|fl|ft|format-list|format-table)\s+(.+)$/i.exec(line) ?? [];
  if (selected !== undefined)
    return selected
      .replaceAll(/-\w+/g, ' ')
      .split(/[\s,]+/)
      .filter((word) => /^\w+$/.test(word));
  const common = /^(?:force|confirm|whatif|erroraction|asjob|cimsession|throttlelimit|verbose|ea)$/i;
  return wordsOf(line)
    .flatMap((word) => /^-([a-z]\w*)/i.exec(word)?.[1] ?? [])
    .filter((name) => !common.test(name));
}

/** `Set-ItemProperty -Path KEY -Name VALUE …`, and its relatives. */
function fromRegistryCmdlet(line: string): readonly string[] {
  if (!/\b(?:(?:get|set|new|remove|clear)-itemproperty(?:value)?|(?:get|set|new|remove)-item)\b/i.test(line)) return [];
  const words = wordsOf(line);
  const after = (option: RegExp) => words[words.findIndex((word) => option.test(word)) + 1];
  const key = words.map(registryPath).find((path) => path !== undefined);
  const name = words.some((word) => /^-name$/i.test(word)) ? after(/^-name$/i) : undefined;
  return key === undefined ? [] : [joined(key, name)];
}

/** `reg add KEY /v VALUE …`. */
function fromRegExe(line: string): readonly string[] {
  const [, rest] = /^(?:.*[\\/])?reg(?:\.exe)?"?\s+(?:add|query|delete)\s+(.+)$/i.exec(line) ?? [];
  if (rest === undefined) return [];
  const words = wordsOf(rest);
  // A key with blanks is in quotes; where it was not, it goes on until the first option.
  const end = words.findIndex((word) => word.startsWith('/'));
  const key = registryPath(words.slice(0, end < 0 ? words.length : end).join(' '));
  const name = words[words.findIndex((word) => /^\/v$/i.test(word)) + 1];
  return key === undefined ? [] : [joined(key, words.some((word) => /^\/v$/i.test(word)) ? name : undefined)];
}

/** `"Name"=dword:00000001`. */
function fromRegLine(line: string): readonly string[] {
  const [, name] = /^"([^"]+)"\s*=/.exec(line) ?? [];
  return name === undefined ? [] : [name];
}

/** `KEY!Value`, as lists of settings have it, and `HKLM\\…\\Value`. */
function fromMarkedValue(line: string): readonly string[] {
  const [, short] = /^HK[A-Z_]+:?\\(?:\.{2,3}|\u2026)\\([^\\]+)$/i.exec(line) ?? [];
  if (short !== undefined) return [short];
  const [, key = '', name] = /^(.+)[!:]([^\\/:!]+)$/.exec(line) ?? [];
  const path = name === undefined ? undefined : registryPath(key);
  return path === undefined ? [] : [joined(path, name)];
}

/** `https://learn.microsoft.com/…/policy-csp-defender#allowarchivescanning`. */
function fromPageAddress(line: string): readonly string[] {
  const [, page = '', anchor = ''] = /^https?:\/\/\S+\/([\w-]+)(?:\?[^#\s]*)?#([\w-]+)$/i.exec(line) ?? [];
  // The anchors of the Defender CSP have the folder of the node in front.
  return /csp/i.test(page) ? [anchor, anchor.replace(/^configuration/i, '')] : [];
}

/** `Computer Configuration\…\Title`, by any of the signs that stand between the folders. */
function fromConsolePath(line: string): readonly string[] {
  if (
    !/^(?:computer configuration|administrative templates|windows components|microsoft defender antivirus)\b/i.test(
      line,
    )
  )
    return [];
  const parts = line.split(/\s*(?:->|[\\>\u203A\u2192/])\s*/).filter((part) => part !== '');
  return parts.length < 2 ? [] : [parts.at(-1) ?? ''];
}

/** `Defender/AllowArchiveScanning`: the end of a node. */
function fromNodeEnd(line: string): readonly string[] {
  if (!/^(?:[\w.]+\/)+\w+$/.test(line)) return [];
  return [
    `./Device/Vendor/MSFT/Policy/Config/${line}`,
    `./Device/Vendor/MSFT/Defender/${line}`,
    `./Device/Vendor/MSFT/${line}`,
  ];
}

function joined(key: string, name: string | undefined): string {
  return name === undefined ? key : `${key}\\${name}`;
}

/** Words as a shell takes them: what is in quotes is one. */
function wordsOf(line: string): readonly string[] {
  return [...line.matchAll(/"([^"]*)"|'([^']*)'|([^\s"']+)/g)].map(
    ([, double, single, plain]) => double ?? single ?? plain ?? '',
  );
}
