import { type DiagnosticInfo, diagnosticInfos } from '../diagnostic/diagnostic-infos.ts';

/** What is said of a fleet before the rules look at it: by the reader, by the schema, and while layers are merged. */
export const FLEET_DIAGNOSTICS: readonly DiagnosticInfo[] = diagnosticInfos([
  ['fleet-duplicate-key', 'A key stands twice in the same map.', 'Keep one of the two.'],
  ['fleet-empty', 'The file holds nothing.', 'Start with `mdav: 1`, a `name` and `groups`.'],
  [
    'fleet-half-character',
    'A text holds half of a character: one of two surrogates, which no file can hold, so that another character would be written in its place.',
    'Write the character itself, or both of its halves one after the other.',
  ],
  ['fleet-json-syntax', 'The file is not JSON.', 'Correct the JSON at the place that is named.'],
  [
    'fleet-merge-conflict',
    'Git could not put two versions of the file together, and its marks stand in it.',
    'Keep what is wanted of both sides, and remove the lines with the marks.',
  ],
  ['fleet-missing-key', 'A key that is always needed is not there.', 'Add the key that the message names.'],
  [
    'fleet-name',
    'The name of a fleet, group or profile cannot be used: groups become folders, also on Windows, where case does not count, beside those of the build itself.',
    'Rename it: letters, digits, - and _, at most 64 of them.',
  ],
  [
    'fleet-unknown-preset',
    'What `extends` names is not there: no preset of this name and version, or a file that cannot be read.',
    'Name a preset with its version, as `mdav list frameworks` has it, or a file as a path from the fleet file that starts with `./` or `../`.',
  ],
  [
    'fleet-parameter-place',
    'A parameter stands where none can: in a key, or in a name that ids, folders or code derive from.',
    'Write the text out; let values differ from one environment to another, and names stay.',
  ],
  [
    'fleet-parameter-value',
    'A parameter has no value, one of another type or one that it cannot be, or its value does not fit where it stands.',
    'Give it a default, or a value by `--env FILE` or `--param NAME=VALUE`, of the type that the fleet declares.',
  ],
  [
    'fleet-unknown-parameter',
    'A reference or a given value names a parameter that the fleet does not declare.',
    'Declare it under `parameters`, or correct its name; `$${` stands for the two characters themselves.',
  ],
  [
    'fleet-unused-parameter',
    'The fleet declares a parameter that nothing refers to.',
    'Refer to it where its value belongs, or remove it.',
  ],
  [
    'fleet-repeated-extends',
    'A layer extends a preset or a file twice, and its place in the list decides what wins.',
    'Keep the one whose place in the order is meant.',
  ],
  [
    'fleet-repeated-profile',
    'A group lists a profile twice, and its place in the list decides what wins.',
    'Keep the one whose place in the order is meant.',
  ],
  [
    'fleet-setting-value',
    'The value of a setting is not one that its type takes.',
    'Write a value as the message says; `mdav explain SETTING` shows what it takes.',
  ],
  ['fleet-several-documents', 'The file holds more than one YAML document.', 'Keep one fleet per file.'],
  [
    'fleet-too-deep',
    'Maps and lists are nested deeper than a fleet can be.',
    'Write the fleet with the few levels that its format has.',
  ],
  ['fleet-too-large', 'The file is larger than a fleet can be.', 'Split the fleet into several files.'],
  [
    'fleet-too-many-values',
    'Aliases, or lists and maps in memory that hold the same one again and again, multiply the values beyond measure.',
    'Remove what multiplies.',
  ],
  [
    'fleet-unknown-key',
    'A key stands where it means nothing.',
    'Correct its spelling, move it to where it belongs, or remove it.',
  ],
  [
    'fleet-unknown-os',
    'An operating system is not one that mdav knows.',
    'Choose one of `mdav list os`; a build may follow, such as windows-10@19045.',
  ],
  [
    'fleet-unknown-profile',
    'A group lists a profile that the file does not have.',
    'Correct the name, or add the profile under `profiles` at the top of the file.',
  ],
  [
    'fleet-unknown-setting',
    'The catalogue has no setting of that name.',
    'Search with `mdav list settings TEXT`; for values outside the catalogue there is `raw`.',
  ],
  ['fleet-unknown-word', 'A word is not one of those that fit there.', 'Choose one of the words named.'],
  ['fleet-wrong-type', 'A value is of another kind than the key takes.', 'Write it in the form named.'],
  ['fleet-yaml-alias', 'An alias has no anchor before it, or contains itself.', 'Write the value out.'],
  ['fleet-yaml-key', 'A key is a map or list instead of a word.', 'Write the key as plain text.'],
  ['fleet-yaml-syntax', 'The file is not YAML.', 'Correct the YAML at the place that is named.'],
  ['fleet-yaml-tag', 'A tag asks for more than plain data.', 'Remove the tag.'],
  ['group-without-mode', 'No layer of a group says its mode.', 'Add `mode` to the group or a layer below.'],
  ['group-without-os', 'No layer of a group says its operating systems.', 'Add `os` to the group or a layer below.'],
]);
