export declare const LIBRARIES: readonly string[];
export declare const LIBRARY_SOURCES: Readonly<Record<string, string>>;
