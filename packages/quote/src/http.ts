import type { Code } from './code.ts';
import { visibleLine } from './hidden.ts';
import { jsonText } from './json.ts';

/*
 * Files of requests, as the extensions REST Client and httpYac read them. A line that begins with a number sign is a
 * comment, unless an at sign follows: then it is an instruction. Two braces take in a variable, wherever they stand.
 */

/** A comment; with three signs it begins a request. */
export function httpComment(text: string, signs: '#' | '###' = '#'): Code<'http'> {
  return `${signs} ${visibleLine(text).replace(/^\s*@/, '\\u0040')}` as Code<'http'>;
}

/**
 * A value as the body of a request: JSON in which no variable is taken in, but for variables of the environment in place
 * of the texts that are named here.
 */
export function httpJson(value: unknown, environment: ReadonlyMap<string, string> = new Map()): Code<'http'> {
  const body = jsonText(value, 2).replaceAll('{{', '{\\u007b');
  return [...environment].reduce(
    (text, [placeholder, name]) => text.replaceAll(jsonText(placeholder), () => `"{{$processEnv ${name}}}"`),
    body,
  ) as Code<'http'>;
}
