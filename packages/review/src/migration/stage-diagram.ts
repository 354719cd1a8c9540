import { gateLines, PHASE_TITLES, type Stage } from '@mdav/core/migration';

/**
 * Stages and gates as a diagram in the text form of Mermaid, which forges draw: down where a gate opens, back where it
 * stays shut. The check list below says the same in words, so nothing is told by the picture alone.
 */
export function stageDiagram(stages: readonly Stage[]): readonly string[] {
  const last = stages.length;
  return [
    '```mermaid',
    'flowchart TD',
    '  from([Today])',
    ...stages.flatMap((stage, index) => {
      const number = index + 1;
      const titles = [
        ...(stage.delivers ? ['Deliver the policy of the group'] : []),
        ...stage.steps.map(({ title }) => title),
      ];
      return [
        `  s${number}["${label([`${number}. ${PHASE_TITLES[stage.phase]}`, ...titles])}"]`,
        `  g${number}{{"${label(['Gate', ...gateLines(stage.gate)])}"}}`,
      ];
    }),
    '  to([There])',
    '  from --> s1',
    ...stages.flatMap((_, index) => {
      const number = index + 1;
      return [
        `  s${number} --> g${number}`,
        `  g${number} -- open --> ${number === last ? 'to' : `s${number + 1}`}`,
        `  g${number} -. shut: wait, or go back .-> s${number}`,
      ];
    }),
    '```',
  ];
}

/** Lines of a box: quotes would end it, and what looks like markup would be some. */
function label(lines: readonly string[]): string {
  return lines
    .map((line) => line.replaceAll('`', '').replace(/[#"<>&;]/g, (sign) => `#${sign.charCodeAt(0)};`))
    .join('<br>');
}
