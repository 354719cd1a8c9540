// The least that a program in Node can do with devices, a line each: the lines are read and parsed.
//   node scripts/bench/floor-lines.cjs FILE
const { openSync, readSync } = require('node:fs');
const { StringDecoder } = require('node:string_decoder');
const descriptor = openSync(process.argv[2], 'r');
const buffer = Buffer.allocUnsafe(1 << 18);
const decoder = new StringDecoder('utf8');
let [carried, devices] = ['', 0];
for (let length = readSync(descriptor, buffer); length > 0; length = readSync(descriptor, buffer)) {
  const text = carried + decoder.write(buffer.subarray(0, length));
  let from = 0;
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
    devices += JSON.parse(text.slice(from, end)).mdav;
    from = end + 1;
  }
  carried = text.slice(from);
}
console.log(devices);
