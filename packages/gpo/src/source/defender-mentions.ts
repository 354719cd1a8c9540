import { textOfBytes } from '@mdav/core/format';

/** Services, programs, cmdlets and keys of Defender. Other products go by its first name, and are none of ours. */
const OF_DEFENDER =
  /(?:windows|microsoft) defender(?! (?:firewall|application|credential|smartscreen|system guard|remote))|windows advanced threat protection|WinDefend|WdNisSvc|WdFilter|WdBoot|MpCmdRun|MsMpEng|MsSense|\w-Mp(?:Preference|Threat|Scan)|["']Sense["']/i;

/** Longer than any line that a person reads. */
const MOST_CHARACTERS = 120;

/**
 * What of a text names Defender, line by line: settings of services, scripts and security templates that are not read, but
 * that can turn it off. Nothing of bytes that are no text.
 */
export function defenderMentions(bytes: Uint8Array): readonly string[] {
  const lines = textOfBytes(bytes)?.split(/\r\n|\r|\n/) ?? [];
  return lines.flatMap((line) => {
    const found = OF_DEFENDER.exec(line);
    return found === null ? [] : [excerpt(line, found.index)];
  });
}

/** The line, or what stands around the word where it is long. */
function excerpt(line: string, at: number): string {
  const text = line.trim();
  if (text.length <= MOST_CHARACTERS) return text;
  const start = Math.max(0, at - MOST_CHARACTERS / 2);
  return `…${line.slice(start, start + MOST_CHARACTERS).trim()}…`;
}
