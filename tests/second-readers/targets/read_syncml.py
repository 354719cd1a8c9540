"""Prints name, node, format and data of every command of a message as JSON, read by expat."""
import json
import sys
import xml.etree.ElementTree as tree

commands = []
for node in tree.parse(sys.argv[1]).getroot():
    item = node.find("Item")
    command = [node.tag, item.findtext("Target/LocURI")]
    if node.tag == "Replace":
        command += [item.findtext("Meta/{syncml:metinf}Format"), item.findtext("Data") or ""]
    commands.append(command)
print(json.dumps(commands, ensure_ascii=False, separators=(",", ":")))
