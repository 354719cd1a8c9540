/** Gives what was made of a row of parts before, or makes it: the parts say all that it is made of. */
export type ByParts<Made extends {}> = (parts: readonly unknown[], make: () => Made) => Made;

interface Node<Made> {
  made: Made | undefined;
  readonly next: Map<unknown, Node<Made>>;
  /** The one of them that was asked for last: rows come in runs, and comparing takes a fraction of looking up. */
  lastPart: unknown;
  last: Node<Made> | undefined;
}

/**
 * Remembers what is made of rows of parts, of which texts and numbers count by what they say and objects by which they are:
 * a key that needs no text. At `limit` things it forgets all and starts anew.
 */
export function byParts<Made extends {}>(limit: number): ByParts<Made> {
  let root = emptyNode<Made>();
  let size = 0;

  function nodeOf(parts: readonly unknown[]): Node<Made> {
    let node = root;
    for (let index = 0; index < parts.length; index++) {
      const part = parts[index];
      node = node.last !== undefined && node.lastPart === part ? node.last : nextOf(node, part);
    }
    return node;
  }

  return (parts, make) => {
    const known = nodeOf(parts).made;
    if (known !== undefined) return known;
    const made = make();
    if (size++ >= limit) [root, size] = [emptyNode(), 1];
    nodeOf(parts).made = made;
    return made;
  };
}

function nextOf<Made>(node: Node<Made>, part: unknown): Node<Made> {
  let next = node.next.get(part);
  if (next === undefined) {
    next = emptyNode();
    node.next.set(part, next);
  }
  node.lastPart = part;
  node.last = next;
  return next;
}

function emptyNode<Made>(): Node<Made> {
  return { made: undefined, next: new Map(), lastPart: undefined, last: undefined };
}
