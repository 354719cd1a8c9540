/** What a host shows of one kind for each step, however many fleets the step is about. */
const MOST = 10;
/** From worst to best. */
const KINDS = ['error', 'warning', 'notice'];

/**
 * Keeps back the annotations of fleets until everything is known, so that what the run ends with is annotated before them, and
 * that each fleet gets its part of what the host shows.
 */
export function keepAnnotations(host) {
  const kept = [];
  return {
    /** Prints what a check says of a fleet, but for its annotations. */
    print(title, text) {
      const lines = text.split('\n');
      const mine = lines.flatMap((line) => {
        const kind = host.annotationKind(line);
        return kind === undefined ? [] : [{ kind, line }];
      });
      kept.push({ title, mine });
      host.print(lines.filter((line) => host.annotationKind(line) === undefined).join('\n'));
    },
    /** Prints as many as the host shows beside what it was told itself, the worst first and of each fleet in turn. */
    tell() {
      for (const kind of KINDS) {
        const lists = kept.map(({ mine }) => mine.filter((one) => one.kind === kind));
        const inTurn = Array.from({ length: Math.max(0, ...lists.map(({ length }) => length)) }, (_, index) =>
          lists.flatMap((list) => list[index] ?? []),
        ).flat();
        const most = Math.max(0, MOST - host.annotated(kind));
        for (const { line } of inTurn.slice(0, most)) host.print(`${line}\n`);
        if (inTurn.length > most)
          host.print(`mdav: ${inTurn.length - most} further annotations (${kind}) stand in the summary alone\n`);
      }
    },
  };
}
