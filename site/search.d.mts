export const MARK: string;
export function nameToken(name: string): string;
export function tokenize(text: string): string[];
export function tokenizeQuery(text: string): string[];
