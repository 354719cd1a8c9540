// Samba's XML of a registry.pol file, taken apart with Python's own parser rather than ours.
import { spawnSync } from 'node:child_process';

const SCRIPT = `
import json, sys
from xml.etree.ElementTree import fromstring
root = fromstring(sys.stdin.buffer.read())
print(json.dumps([{
    'key': entry.find('Key').text,
    'name': entry.find('ValueName').text or '',
    'type': int(entry.attrib['type']),
    'values': [value.text or '' for value in entry.findall('Value')],
} for entry in root.findall('Entry')]))
`;

/** The entries, in the order of the file. */
export function readElements(xml) {
  const run = spawnSync('/usr/bin/python3', ['-c', SCRIPT], { input: xml, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout);
}
