import { findSetting, type ResolvedFleet, resolveFleet, settingIds, settingsNamed } from '@mdav/core';
import { closest } from '@mdav/core/format';
import { findFrameworks, findRules } from '@mdav/core/frameworks';
import { asFinding } from '@mdav/core/rule';
import { describeEffective, jsonForLogs, type SettingDescription } from '@mdav/review';
import { findFleet } from '../disk/find-fleet.ts';
import { askedValues } from '../explain/asked-by.ts';
import { asrRulePage } from '../explain/asr-rule-page.ts';
import { causePage } from '../explain/cause-page.ts';
import { diagnosticPage } from '../explain/diagnostic-page.ts';
import { effectivePage } from '../explain/effective-page.ts';
import { type Explained, findKnown, findPasted } from '../explain/find.ts';
import { asrRuleNamed } from '../explain/find-intune.ts';
import { type FleetKeyDescription, fleetKeyNamed, fleetKeyPage, fleetWordNamed } from '../explain/fleet-key.ts';
import { type FrameworkDescription, frameworkPage } from '../explain/framework-page.ts';
import { keyPage } from '../explain/key-page.ts';
import { explainedWords } from '../explain/known-words.ts';
import { osPage } from '../explain/os-page.ts';
import { rulePage } from '../explain/rule-page.ts';
import { settingPage } from '../explain/setting-page.ts';
import { unknownWord } from '../explain/suggest.ts';
import { termPage } from '../explain/term-page.ts';
import { shippedFrameworks } from '../frameworks/named-frameworks.ts';
import { prettyFindings } from '../output/findings.ts';
import type { Given } from '../program/arguments.ts';
import { defineCommand } from '../program/command.ts';
import { EXIT, type ExitCode } from '../program/exit-codes.ts';
import type { Io } from '../program/io.ts';
import { FORMAT, PARAMETERS, text } from '../program/options.ts';
import { UsageError } from '../program/usage.ts';
import type { Page } from '../terminal/layout.ts';
import { paintFor } from '../terminal/paint.ts';

const OPTIONS = {
  effective: text('GROUP.SETTING', 'where the value of a setting in a group comes from'),
  format: FORMAT,
  ...PARAMETERS,
};

export const explain = defineCommand({
  name: 'explain',
  elsewhere: ['describe'],
  summary: 'Tell all about a setting, a rule, a framework, an operating system, a mode, an event or a code',
  usage: 'mdav explain WORD [--format pretty|json], or mdav explain --effective GROUP.SETTING [FILE]',
  about: [
    'A setting is found by its id and by every name that Windows and Intune have for it: a registry value or its path, a',
    'policy or its title, a node, a definition id, a parameter of Set-MpPreference, the GUID of an attack surface reduction',
    'rule. Modes, what devices show, event ids, KB numbers, services, names out of guides and keys of the fleet file have',
    'pages too, and systems answer to what people call them; so do the lines that guides are made of, in quotes: commands of',
    'PowerShell and reg.exe, lines of .reg files, the way to a policy in the console. With --effective it tells which layer',
    'of a fleet gave a group the value of a setting, and what that layer overrode, with file and line.',
  ],
  options: OPTIONS,
  operands: { words: explainedWords, areDashed: true, paths: { beside: 'effective' } },
  examples: [
    ['mdav explain cloudBlockLevel', 'a setting'],
    ['mdav explain DisableArchiveScanning', 'the setting behind a registry value'],
    ['mdav explain passive-needs-unified-agent', 'a rule'],
    ['mdav explain tamper-protection-holds-active', 'a cause that `mdav verify` told'],
    ['mdav explain V-213428', 'a rule of a framework, by any of its ids'],
    ['mdav explain server 2016', 'what is supported on an operating system'],
    ["mdav explain 'Set-MpPreference -DisableArchiveScanning'", 'what a command of PowerShell sets'],
    ['mdav explain SxS Passive Mode', 'a word that a device shows'],
    ['mdav explain event 5007', 'an event of the log'],
    ['mdav explain onboarding.via', 'a key of the fleet file'],
    ['mdav explain --effective office-clients.excludedPaths', 'a value of the fleet of this folder'],
  ],
  run: runExplain,
});

async function runExplain(
  { values: { effective, format }, operands }: Given<typeof OPTIONS>,
  io: Io,
): Promise<ExitCode> {
  const page: Page = { paint: paintFor(io.color), columns: io.columns };
  const print = (description: object, pretty: () => string) => {
    io.out(format === 'json' ? jsonForLogs({ formatVersion: 1, ...description }) : pretty());
  };
  if (effective !== undefined) {
    const fleet = await readFleet(operands, io);
    if (fleet === undefined) return EXIT.unreadable;
    const description = describeIn(fleet, effective);
    print(description, () => effectivePage(description, page));
    return EXIT.ok;
  }
  const [id, ...others] = operands;
  if (id === undefined)
    throw new UsageError(
      '`mdav explain` needs an id.',
      'Name a setting, a rule, an operating system, a cause or a code.',
    );
  // The title of a policy has blanks, and not everybody quotes.
  const name = [id, ...others].join(' ');
  // Looked for first where there is a digit: `microsoft-windows-11` is a framework, and names a system.
  const explained = (/\d/.test(name) ? await frameworkNamed(name) : undefined) ?? findKnown(name);
  const found =
    explained ??
    (await frameworkNamed(name)) ??
    (await frameworkRulesNamed(name)) ??
    fleetKeyNamed(name) ??
    findPasted(name) ??
    fleetWordNamed(name);
  if (found === undefined) throw unknownWord(name, await shippedFrameworks());
  if (found.kind === 'setting') {
    const asked = askedValues(await shippedFrameworks(), found.id);
    print({ ...found, frameworks: asked }, () => settingPage(found, asked, page));
  } else print(found, () => pageOf(found, page));
  return EXIT.ok;
}

async function frameworkNamed(name: string): Promise<FrameworkDescription | undefined> {
  const framework = findFrameworks(await shippedFrameworks(), name).at(-1);
  return framework === undefined ? undefined : { kind: 'framework', framework };
}

async function frameworkRulesNamed(name: string): Promise<FrameworkDescription | undefined> {
  const rules = findRules(await shippedFrameworks(), name);
  return rules.length === 0 ? undefined : { kind: 'framework-rules', rules };
}

function pageOf(
  explained: Exclude<Explained, SettingDescription> | FrameworkDescription | FleetKeyDescription,
  page: Page,
): string {
  switch (explained.kind) {
    case 'key-of-fleet':
      return fleetKeyPage(explained, page);
    case 'framework':
    case 'framework-rules':
      return frameworkPage(explained, page);
    case 'rule':
      return rulePage(explained, page);
    case 'os':
      return osPage(explained, page);
    case 'diagnostic':
      return diagnosticPage(explained, page);
    case 'cause':
      return causePage(explained, page);
    case 'asr-rule':
      return asrRulePage(explained, page);
    case 'registry-key':
      return keyPage(explained, page);
    case 'term':
      return termPage(explained, page);
  }
}

async function readFleet(operands: readonly string[], io: Io): Promise<ResolvedFleet | undefined> {
  const loaded = await findFleet('explain --effective GROUP.SETTING', operands, io);
  const resolved = loaded.outcome.ok ? resolveFleet(loaded.outcome.value) : loaded.outcome;
  if (resolved.ok) return resolved.value;
  io.err(prettyFindings(resolved.diagnostics.map(asFinding), loaded, paintFor(io.color)));
  return undefined;
}

function describeIn(fleet: ResolvedFleet, what: string) {
  const dot = what.indexOf('.');
  if (dot < 1)
    throw new UsageError(`"${what}" is no group with a setting.`, 'Write GROUP.SETTING, such as office.excludedPaths.');
  const name = what.slice(0, dot);
  const setting = what.slice(dot + 1);
  const group = fleet.groups.find((candidate) => candidate.name === name);
  if (group === undefined) {
    const names = fleet.groups.map((candidate) => candidate.name);
    throw new UsageError(`The fleet has no group "${name}".`, didYouMean(name, names));
  }
  if (findSetting(setting) === undefined) {
    const known = settingsKnownAs(setting);
    throw new UsageError(
      `There is no setting "${setting}".`,
      known.length > 0
        ? `Ask for ${known.map((one) => `${name}.${one}`).join(' or ')}.`
        : didYouMean(setting, settingIds),
    );
  }
  return describeEffective(group, setting);
}

/** The settings that a name of Windows or of an attack surface reduction rule stands for, which a fleet file does not use. */
function settingsKnownAs(name: string): readonly string[] {
  return asrRuleNamed(name) === undefined ? settingsNamed(name).map(({ id }) => id) : ['attackSurfaceReductionRules'];
}

function didYouMean(word: string, known: readonly string[]): string {
  const likely = closest(word, known).slice(0, 3);
  if (likely.length > 0) return `Did you mean ${likely.join(' or ')}?`;
  return known.length <= 16 ? `Choose one of ${known.join(', ')}.` : 'Search with `mdav list settings TEXT`.';
}
