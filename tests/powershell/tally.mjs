/** Counts how often each law was held to and where it broke. */
export class Tally {
  #laws = new Map();

  /** `case_` is told where it does not hold, with what was found. */
  hold(law, isHeld, group, tell) {
    const key = `${law}\0${group}`;
    const entry = this.#laws.get(key) ?? { law, group, held: 0, broken: [] };
    this.#laws.set(key, entry);
    if (isHeld) entry.held++;
    else entry.broken.push(tell());
  }

  get entries() {
    return [...this.#laws.values()];
  }

  /** Per law: the cases, and the groups in which it broke with up to `most` cases. */
  print(most = 4) {
    const byLaw = new Map();
    for (const entry of this.entries) byLaw.set(entry.law, [...(byLaw.get(entry.law) ?? []), entry]);
    const width = Math.max(...[...byLaw.keys()].map((law) => law.length));
    for (const [law, entries] of byLaw) {
      const held = entries.reduce((sum, entry) => sum + entry.held, 0);
      const broken = entries.reduce((sum, entry) => sum + entry.broken.length, 0);
      console.log(`${law.padEnd(width)} ${String(held).padStart(8)} held ${String(broken).padStart(6)} broken`);
      for (const entry of entries)
        for (const [index, what] of entry.broken.entries()) {
          if (index < most) console.log(`  ${entry.group}: ${what}`);
          else if (index === most) console.log(`  ${entry.group}: and ${entry.broken.length - most} more`);
        }
    }
  }
}
