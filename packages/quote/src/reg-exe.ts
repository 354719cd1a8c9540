import { type Code, codeTag } from './code.ts';
import { cmdText } from './shells.ts';

/** A value of the registry, as `reg.exe` is told of it; the default value of its key has no name. */
export interface RegExeValue {
  /** With its root, such as `HKLM\SOFTWARE\X`. */
  readonly key: string;
  readonly name: string;
}

type Cmd = Code<'cmd'>;
type WriteText = (text: string) => Cmd;

const cmd = codeTag<'cmd'>();

/** Sets a value; `type` such as `REG_DWORD`, `data` as `/d` takes them. `text` writes an argument: at the prompt, or in a file. */
export function regAdd(value: RegExeValue, type: string, data: string, text: WriteText = cmdText): Cmd {
  return cmd`reg add ${text(value.key)} ${nameOf(value, text)} /t ${type as Cmd} /d ${text(data)} /f`;
}

/** Deletes a value, and asks nobody. */
export function regDelete(value: RegExeValue, text: WriteText = cmdText): Cmd {
  return cmd`reg delete ${text(value.key)} ${nameOf(value, text)} /f`;
}

/** Shows a value. */
export function regQuery(value: RegExeValue, text: WriteText = cmdText): Cmd {
  return cmd`reg query ${text(value.key)} ${nameOf(value, text)}`;
}

function nameOf({ name }: RegExeValue, text: WriteText): Cmd {
  return name === '' ? cmd`/ve` : cmd`/v ${text(name)}`;
}
