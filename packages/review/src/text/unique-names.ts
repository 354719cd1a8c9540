/**
 * Makes names unique for servers that know a case by its name and keep one of several: a name that was there before gets a
 * number. Every name that was given is kept in memory.
 */
export function uniqueNames(): (name: string) => string {
  /** Names that were given, with the last number behind each. */
  const given = new Map<string, number>();
  return (name) => {
    let number = given.get(name);
    if (number === undefined) {
      given.set(name, 1);
      return name;
    }
    let numbered: string;
    do numbered = `${name} (${++number})`;
    while (given.has(numbered));
    given.set(name, number);
    given.set(numbered, 1);
    return numbered;
  };
}
