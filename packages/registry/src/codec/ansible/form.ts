import type { Diagnostic, Location } from '@mdav/core';
import type { LeftEntry, Path } from '@mdav/core/format';
import type { RegItem } from '../reg/form.ts';

/** What tasks do to the registry, in the order in which they act. */
export interface AnsibleTasks {
  readonly items: readonly RegItem[];
  /** What is no value: tasks that act under conditions, take variables or do something else. */
  readonly left: readonly LeftEntry[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A play of a playbook, or the tasks of a file that plays take in. */
export interface AnsiblePlay extends AnsibleTasks {
  readonly name?: string;
  /** The pattern of the inventory that it runs on; absent for tasks without a play. */
  readonly hosts?: string;
}

export const NO_TASKS: AnsibleTasks = { items: [], left: [], diagnostics: [] };

export function joinTasks(all: readonly AnsibleTasks[]): AnsibleTasks {
  return {
    items: all.flatMap(({ items }) => items),
    left: all.flatMap(({ left }) => left),
    diagnostics: all.flatMap(({ diagnostics }) => diagnostics),
  };
}

/** A map of a playbook. */
export type YamlMap = Readonly<Record<string, unknown>>;

export function isMap(value: unknown): value is YamlMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof TaggedText);
}

/**
 * A text of which Ansible makes something of its own: `!unsafe` is no template, `!vault` is a secret, and of a number with a
 * `fraction` it is not known which text it becomes.
 */
export class TaggedText {
  readonly tag: '!unsafe' | '!vault' | 'fraction';
  readonly text: string;

  constructor(tag: TaggedText['tag'], text: string) {
    this.tag = tag;
    this.text = text;
  }
}

/** Where something stands in the file. */
export type LocateIn = (path: Path, what?: 'key' | 'value') => Location;

/** What tasks inherit from the play and the blocks around them. */
export interface Around {
  /** Why a task does not simply act on every host; the end of a sentence. */
  readonly why?: string;
  readonly locate: LocateIn;
}
