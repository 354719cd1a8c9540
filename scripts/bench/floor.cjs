// The least that a program in Node can do for the same output: every file hashed and written, nothing else, no safety.
//   node scripts/bench/floor.cjs INDEX CONTENT OUT
// INDEX lists [path, start, length] of each file in CONTENT.
const { createHash } = require('node:crypto');
const { mkdirSync, readFileSync, writeFileSync } = require('node:fs');
const { dirname } = require('node:path');
const [index, content, out] = process.argv.slice(2);
const bytes = readFileSync(content);
const made = new Set();
let hashes = '';
for (const [path, start, length] of JSON.parse(readFileSync(index, 'utf8'))) {
  const file = bytes.subarray(start, start + length);
  const folder = dirname(`${out}/${path}`);
  if (!made.has(folder)) mkdirSync(folder, { recursive: true });
  made.add(folder);
  hashes += createHash('sha256').update(file).digest('hex');
  writeFileSync(`${out}/${path}`, file);
}
console.log(hashes.length);
