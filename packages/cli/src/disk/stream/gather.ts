/** Gathers texts and bytes, all in UTF-8, in front of somebody who takes large pieces. */
export interface Gathered {
  write(more: string | Uint8Array): void;
  /** Gives on what is left. */
  flush(): void;
}

/** Starts to gather up to so many bytes. A piece that is given on is valid until whoever takes it returns. */
export function gather(give: (piece: Uint8Array) => void, most: number): Gathered {
  let buffer = Buffer.alloc(0);
  let length = 0;

  function flush(): void {
    if (length > 0) give(buffer.subarray(0, length));
    length = 0;
  }

  /** Makes room behind what is there; false where there is none up to the limit. */
  function hasRoom(bytes: number): boolean {
    if (length + bytes <= buffer.length) return true;
    if (length + bytes > most) return false;
    const larger = Buffer.allocUnsafeSlow(Math.min(most, Math.max(length + bytes, 2 * buffer.length)));
    larger.set(buffer.subarray(0, length));
    buffer = larger;
    return true;
  }

  function add(bytes: Uint8Array): void {
    if (!hasRoom(bytes.length)) flush();
    if (hasRoom(bytes.length)) {
      buffer.set(bytes, length);
      length += bytes.length;
    } else give(bytes);
  }

  return {
    flush,
    write(more) {
      // A character takes three bytes at most.
      if (typeof more !== 'string') add(more);
      else if (hasRoom(more.length * 3)) length += buffer.write(more, length, 'utf8');
      else add(Buffer.from(more, 'utf8'));
    },
  };
}
