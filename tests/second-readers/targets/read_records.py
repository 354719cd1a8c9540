"""Prints the records that a file comes to, and those that Samba reads in a registry.pol, as JSON.

Rules of Policy Analyzer are read by expat, and texts of LGPO line by line, as its help describes them: configuration, key, name,
then an action or a type with data. JSON for `samba-tool gpo load` becomes records as Samba 4.18 and later make
them, is packed by Samba and read again. A record is [key, name, type, data].
"""

import json
import re
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


def said(path):
    """Records of a text of LGPO."""
    with open(path, "rb") as file:
        data = file.read()
    text = data.decode("utf-16") if data.startswith(b"\xff\xfe") else data.decode("ascii")
    lines = [line for line in text.split("\r\n") if line != "" and not line.startswith(";")]
    found = []
    for _, key, name, action in zip(*[iter(lines)] * 4, strict=True):
        name = "" if name == "(Default)" else name
        kind, _, data = action.partition(":")
        if action == "DELETE":
            found.append([key, "**del." + name, 1, " "])
        elif action == "DELETEALLVALUES":
            found.append([key, "**delvals.", 1, " "])
        elif kind == "MULTISZ":
            # A backslash stands for itself twice, and ends an entry before 0.
            parts = re.sub(r"\\(.)", lambda escape: "\0" if escape[1] == "0" else escape[1], data)
            found.append([key, name, 7, (parts + "\0\0").encode("utf-16-le").hex()])
        elif kind in ("DWORD", "QWORD"):
            code = {"DWORD": 4, "QWORD": 11}[kind]
            found.append([key, name, code, data])
        elif kind == "BINARY":
            found.append([key, name, 3, data.lower()])
        else:
            found.append([key, name, {"SZ": 1, "EXSZ": 2}[kind], data.replace("\\\\", "\\")])
    return found


with open(sys.argv[2], "rb") as file:
    wanted = records(ndr_unpack(preg.file, file.read()))
read = {"json": loaded, "txt": said, "PolicyRules": rules}[sys.argv[1].rpartition(".")[2]]
theirs = read(sys.argv[1])
print(json.dumps({"theirs": theirs, "wanted": wanted}))
