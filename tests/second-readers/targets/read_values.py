"""Prints the values that a file sets as JSON: key, name, code of the type and bytes in hex. Read by Python's own parsers."""
import base64
import json
import sys
import xml.etree.ElementTree as tree

CODES = {"REG_SZ": 1, "REG_EXPAND_SZ": 2, "REG_BINARY": 3, "REG_DWORD": 4, "REG_MULTI_SZ": 7, "REG_QWORD": 11}
DSC = {"String": 1, "ExpandString": 2, "Binary": 3, "DWord": 4, "MultiString": 7, "QWord": 11}


def text(value):
    return value.encode("utf-16-le", "surrogatepass") + b"\0\0"


def data(code, value):
    if code in (1, 2):
        return text(value)
    if code == 7:
        return b"".join(text(one) for one in value) + b"\0\0"
    if code == 3:
        return bytes(value)
    return int(value).to_bytes(4 if code == 4 else 8, "little")


def plain(value):
    """Two brackets at the beginning of a text of DSC stand for one."""
    return value[1:] if value.startswith("[[") else value


def of_dsc(path):
    for resource in json.load(open(path, encoding="utf-8"))["resources"]:
        own = resource["properties"]
        for one in own.get("registryEntries", [own]):
            if one.get("_exist", True) is False:
                continue
            ((kind, value),) = one["valueData"].items()
            code = DSC[kind]
            value = [plain(each) for each in value] if code == 7 else plain(value) if code in (1, 2) else value
            yield one["keyPath"].split("\\", 1)[1], plain(one["valueName"]), code, data(code, value)


def of_osconfig(path):
    for resource in json.load(open(path, encoding="utf-8"))["resources"]:
        own = resource["properties"]
        code = CODES[own["valueType"]]
        value = base64.b64decode(own["value"]) if code == 3 else own["value"]
        yield own["keyPath"].split("\\", 1)[1], own["valueName"], code, data(code, value)


def of_configmgr(path):
    space = "{http://forefront.microsoft.com/FEP/2010/01/PolicyData}"
    for key in tree.parse(path).getroot().iter(f"{space}AddKey"):
        name = key.get("Name").replace("\\Microsoft Antimalware", "\\Windows Defender")
        for value in key.iter(f"{space}AddValue"):
            code = CODES[value.get("Type")]
            yield name, value.get("Name"), code, data(code, value.text or "")


def of_preferences(path):
    for item in tree.parse(path).getroot().iter("Properties"):
        code = CODES[item.get("type")]
        value = item.get("value")
        if code in (4, 11):
            value = int(value, 16)
        elif code == 3:
            value = bytes.fromhex(value)
        elif code == 7:
            value = [one.text or "" for one in item.find("Values")]
        yield item.get("key"), item.get("name"), code, data(code, value)


kind, path = sys.argv[1:]
read = {"dsc": of_dsc, "osconfig": of_osconfig, "configmgr": of_configmgr, "preferences": of_preferences}[kind]
found = [[key, name, code, value.hex()] for key, name, code, value in read(path)]
print(json.dumps(found, ensure_ascii=True, separators=(",", ":")))
