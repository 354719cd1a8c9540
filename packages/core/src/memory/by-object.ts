/**
 * The same function of an object, which remembers what it made of each as long as that is there. For plain data, which
 * nobody changes; equal objects are asked about anew.
 */
export function byObject<Input extends object, Result extends {}>(
  make: (input: Input) => Result,
): (input: Input) => Result {
  const made = new WeakMap<Input, Result>();
  return (input) => {
    let result = made.get(input);
    if (result === undefined) {
      result = make(input);
      made.set(input, result);
    }
    return result;
  };
}
