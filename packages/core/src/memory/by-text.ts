/** The same function of a text, which remembers what it made of each. At `limit` texts it forgets all and starts anew. */
export function byText<Made extends {}>(make: (text: string) => Made, limit: number): (text: string) => Made {
  const made = new Map<string, Made>();
  return (text) => {
    const known = made.get(text);
    if (known !== undefined) return known;
    const one = make(text);
    if (made.size >= limit) made.clear();
    made.set(text, one);
    return one;
  };
}
