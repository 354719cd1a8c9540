/**
 * What is made when it is first asked for, and then kept: a table that few runs look into costs the others nothing when
 * the program starts. What is made is never `undefined`.
 */
export function once<Made extends {}>(make: () => Made): () => Made {
  let made: Made | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
