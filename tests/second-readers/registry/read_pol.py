"""Reads registry.pol files with Samba's NDR parser and prints one line of JSON per file.

Each entry is [key, name, type, data]; data is {"text"}, {"number"} (as text, JSON has no 64 bits), {"hex"} or null.
"same" says whether Samba packs what it read into the same bytes.
"""

import json
import sys

from samba.dcerpc import preg
from samba.ndr import ndr_pack, ndr_unpack


def shown(data):
    if data is None:
        return None
    if isinstance(data, str):
        return {"text": data}
    if isinstance(data, int):
        return {"number": str(data)}
    return {"hex": bytes(data).hex()}


def read(path):
    with open(path, "rb") as file:
        raw = file.read()
    try:
        parsed = ndr_unpack(preg.file, raw)
    except Exception as error:  # Samba raises its own and built-in kinds
        return {"path": path, "error": str(error)}
    entries = [[entry.keyname, entry.valuename, entry.type, shown(entry.data)] for entry in parsed.entries]
    return {"path": path, "entries": entries, "same": ndr_pack(parsed) == raw}


for name in sys.argv[1:]:
    print(json.dumps(read(name)))
