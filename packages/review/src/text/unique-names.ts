/**
 * Makes names unique for servers that know a case by its name and keep one of several: a name that was there before gets a
 * number behind it. Every name that was given is kept in memory.
 */
export function uniqueNames(): (name: string) => string {
  const given = new Set<string>();
  /** Of names that were there before, the last number behind each. */
  const last = new Map<string, number>();
  return (name) => {
    const names = given.size;
    if (given.add(name).size > names) return name;
    let number = last.get(name) ?? 1;
    let numbered: string;
    do numbered = `${name} (${++number})`;
    while (given.has(numbered));
    last.set(name, number);
    given.add(numbered);
    return numbered;
  };
}
