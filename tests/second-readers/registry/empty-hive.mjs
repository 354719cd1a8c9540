// An empty registry hive, for tools that only change one: a root key, its security descriptor, and free room.

const PAGE = 4096;
const NOTHING = 0xffffffff;

/** 8 KiB in the format of Windows NT hives, version 1.3. */
export function emptyHive() {
  const bytes = Buffer.alloc(2 * PAGE);
  const root = 0x20;
  const security = root + 96;
  const free = security + 48;

  bytes.write('regf', 0, 'latin1');
  for (const [at, value] of [
    [4, 1],
    [8, 1],
    [20, 1],
    [24, 3],
    [32, 1],
    [36, root],
    [40, PAGE],
    [44, 1],
  ])
    bytes.writeUInt32LE(value, at);
  let sum = 0;
  for (let at = 0; at < 508; at += 4) sum ^= bytes.readUInt32LE(at);
  bytes.writeUInt32LE(sum >>> 0, 508);

  bytes.write('hbin', PAGE, 'latin1');
  bytes.writeUInt32LE(PAGE, PAGE + 8);

  const key = PAGE + root;
  bytes.writeInt32LE(-96, key);
  bytes.write('nk', key + 4, 'latin1');
  bytes.writeUInt16LE(0x2c, key + 6);
  for (const at of [32, 36, 44, 52]) bytes.writeUInt32LE(NOTHING, key + at);
  bytes.writeUInt32LE(security, key + 48);
  bytes.writeUInt16LE(12, key + 76);
  bytes.write('$$$PROTO.HIV', key + 80, 'latin1');

  const descriptor = PAGE + security;
  bytes.writeInt32LE(-48, descriptor);
  bytes.write('sk', descriptor + 4, 'latin1');
  bytes.writeUInt32LE(security, descriptor + 8);
  bytes.writeUInt32LE(security, descriptor + 12);
  bytes.writeUInt32LE(1, descriptor + 16);
  bytes.writeUInt32LE(20, descriptor + 20);
  bytes.writeUInt16LE(1, descriptor + 24);
  bytes.writeUInt16LE(0x8000, descriptor + 26);

  bytes.writeInt32LE(PAGE - free, PAGE + free);
  return bytes;
}
