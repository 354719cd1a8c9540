/**
 * The same function, which remembers what it made of equal plain data: the groups of a fleet ask the same few questions.
 * At `limit` answers it forgets all and starts anew, so that memory stays small.
 */
export function remember<Input, Result>(make: (input: Input) => Result, limit: number): (input: Input) => Result {
  const made = new Map<string, Result>();
  return (input) => {
    const key = JSON.stringify(input);
    const known = made.get(key);
    if (known !== undefined) return known;
    const result = make(input);
    if (made.size >= limit) made.clear();
    made.set(key, result);
    return result;
  };
}
