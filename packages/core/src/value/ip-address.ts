/** What a text says of addresses: some of them, every one there is, or nothing that can be read so. */
export function addressesOf(text: string): 'some' | 'all' | undefined {
  const [first = '', ...more] = text.trim().split(/([/-])/);
  const [sign, second = '', ...rest] = more;
  if (sign === undefined) return ofOne(first);
  if (rest.length > 0 || bitsOf(first) === undefined) return undefined;
  if (sign === '/') return ofNetwork(first, second);
  if (bitsOf(first) !== bitsOf(second)) return undefined;
  return isLowest(first) && isHighest(second) ? 'all' : 'some';
}

/** An address, or one of version 4 with wildcards at its end. The address of nobody stands for every one. */
function ofOne(text: string): 'some' | 'all' | undefined {
  if (/^\*(\.\*){0,3}$/.test(text)) return 'all';
  const isSome = bitsOf(text) !== undefined || (/\.\*$/.test(text) && isPart(text.replace(/(\.\*)+$/, '')));
  if (!isSome) return undefined;
  return isLowest(text) ? 'all' : 'some';
}

/** An address with the length of its network, or with the mask of it. */
function ofNetwork(address: string, network: string): 'some' | 'all' | undefined {
  const bits = bitsOf(address);
  if (/^\d{1,3}$/.test(network)) {
    if (Number(network) > (bits ?? 0)) return undefined;
    return Number(network) === 0 ? 'all' : 'some';
  }
  if (bits !== 32 || bitsOf(network) !== 32) return undefined;
  return isLowest(network) ? 'all' : 'some';
}

/** 32 for an address of version 4, 128 for one of version 6; nothing for what is none. */
function bitsOf(text: string): 32 | 128 | undefined {
  if (isVersion4(text)) return 32;
  const halves = text.split('::');
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  const isMixed = isVersion4(groups.at(-1) ?? '');
  const whole = isMixed ? groups.slice(0, -1) : groups;
  const count = whole.length + (isMixed ? 2 : 0);
  const isWhole = halves.length === 1 ? count === 8 : halves.length === 2 && count < 8;
  return isWhole && text.includes(':') && whole.every((group) => /^[0-9a-f]{1,4}$/i.test(group)) ? 128 : undefined;
}

function isVersion4(text: string): boolean {
  return isPart(text) && text.split('.').length === 4;
}

/** The first numbers of an address of version 4. */
function isPart(text: string): boolean {
  const numbers = text.split('.');
  return numbers.length <= 4 && numbers.every((number) => /^\d{1,3}$/.test(number) && Number(number) <= 255);
}

function isLowest(text: string): boolean {
  return /^[0.:]+$/.test(text);
}

function isHighest(text: string): boolean {
  return /^255(\.255){3}$|^ffff(:ffff){7}$/i.test(text);
}
