/** `1 error`, `2 errors`; with the word for many where that is another one. */
export function count(number: number, word: string, many = `${word}s`): string {
  return `${number} ${number === 1 ? word : many}`;
}
