"""Prints the records that a file comes to, and those that Samba reads in a registry.pol, as JSON.

Rules of Policy Analyzer are read by expat. JSON for `samba-tool gpo load` becomes records as Samba 4.18 and later make
them, is packed by Samba and read again. A record is [key, name, type, data].
"""

import json
import sys
import xml.etree.ElementTree as tree

from samba.dcerpc import preg
from samba.ndr import ndr_pack, ndr_unpack

TYPES = ["REG_NONE", "REG_SZ", "REG_EXPAND_SZ", "REG_BINARY", "REG_DWORD", "REG_DWORD_BIG_ENDIAN", "REG_LINK",
         "REG_MULTI_SZ", "", "", "", "REG_QWORD"]


def shown(data):
    if isinstance(data, (str, int)) or data is None:
        return str(data or 0) if isinstance(data, int) else data or ""
    return bytes(data).hex()


def records(pol):
    return [[one.keyname, one.valuename, one.type, shown(one.data)] for one in pol.entries]


def rules(path):
    found = []
    for node in tree.parse(path).getroot():
        code = TYPES.index(node.findtext("RegType"))
        found.append([node.findtext("Key"), node.findtext("Value") or "", code, node.findtext("RegData") or ""])
    return found


def loaded(path):
    pol = preg.file()
    entries = []
    with open(path, encoding="utf-8") as file:
        for one in json.load(file):
            entry = preg.entry()
            entry.keyname, entry.valuename, entry.type = one["keyname"], one["valuename"], TYPES.index(one["type"])
            data = one["data"]
            if entry.type == 3:
                data = bytes(data)
            elif entry.type == 7:
                data = ("\x00".join(data) + "\x00\x00").encode("utf-16-le")
            elif entry.type == 1:
                data = data.encode("utf-8")
            entry.data = data
            entries.append(entry)
    pol.header.signature, pol.header.version = "PReg", 1
    pol.entries, pol.num_entries = entries, len(entries)
    return records(ndr_unpack(preg.file, ndr_pack(pol)))


with open(sys.argv[2], "rb") as file:
    wanted = records(ndr_unpack(preg.file, file.read()))
theirs = loaded(sys.argv[1]) if sys.argv[1].endswith(".json") else rules(sys.argv[1])
print(json.dumps({"theirs": theirs, "wanted": wanted}))
