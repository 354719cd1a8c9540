"""Compares a monitor of Graph with the policies that it is to watch, value by value.

The policies are those that Intune gets. What each becomes in a monitor is worked out here once more, from what Microsoft
says: of a template, a property named by the last word of the definition, with the last word of the option; of a plain
policy, the settings in other letters. Prints as JSON how many values are equal, what the monitor leaves out, and what is wrong.
"""
import json
import sys

ANTIVIRUS = {
    "d948ff9b-99cb-4ee0-8012-1fbc09685377_1",
    "e3f74c5a-a6de-411d-aef6-eb15628f3a0a_1",
    "45fea5e9-280d-4da1-9792-fb5736da0ca9_1",
    "804339ad-1553-4478-a742-138fb5807418_1",
}
INTUNE = "microsoft.intune."
TYPES = {
    "": INTUNE + "settingcatalogcustompolicywindows10",
    "e8c053d6-9f95-42b1-a7f1-ebfd71c67a4b_1": INTUNE + "settingcatalogasrrulespolicywindows10",
    "0385b795-0f2f-44ac-8602-9f65bf6adede_1": INTUNE + "endpointdetectionandresponsepolicywindows10",
    **{template: INTUNE + "antiviruspolicywindows10settingcatalog" for template in ANTIVIRUS},
}
ABOUT = {"displayname", "name", "description", "platforms", "technologies", "templateid", "ensure"}


def last(text):
    word = text.split("_")[-1]
    return "tamperprotection" if word == "options" else word


def properties(instance):
    """Name and value of each property that an instance comes to."""
    definition = instance["settingDefinitionId"]
    if "groupSettingCollectionValue" in instance:
        for group in instance["groupSettingCollectionValue"]:
            for child in group["children"]:
                yield from properties(child)
    elif "choiceSettingValue" in instance:
        value = instance["choiceSettingValue"]
        yield last(definition), last(value["value"])
        for child in value["children"]:
            if child["settingDefinitionId"].endswith("_perruleexclusions"):
                items = [item["value"] for item in child["simpleSettingCollectionValue"]]
                yield last(definition) + "_asronlyperruleexclusions", items
    elif "simpleSettingValue" in instance:
        yield last(definition), instance["simpleSettingValue"]["value"]
    else:
        yield last(definition), [item["value"] for item in instance["simpleSettingCollectionValue"]]


def plain(node):
    """An instance or a value of a plain policy as the resource spells it."""
    if isinstance(node, list):
        return [plain(item) for item in node]
    if not isinstance(node, dict):
        return node
    kind = node.get("@odata.type", "")
    out = {"odataType": kind} if kind else {}
    for key, value in node.items():
        if key in ("@odata.type", "settingInstanceTemplateReference", "settingValueTemplateReference") or value == []:
            continue
        name = key[0].upper() + key[1:]
        if key == "value" and kind.endswith("IntegerSettingValue"):
            name = "IntValue"
        elif key == "value" and kind.endswith("StringSettingValue"):
            name = "StringValue"
        out[name] = plain(value)
    return out


def same(own, other):
    return own.lower() == other.lower() if isinstance(own, str) and isinstance(other, str) else own == other


monitor = json.load(open(sys.argv[1], encoding="utf-8"))
found = {one["displayName"]: one for one in monitor["baseline"]["resources"]}
equal, faults, left = 0, [], []
for path in sys.argv[2:]:
    policy = json.load(open(path, encoding="utf-8"))
    name = policy["name"]
    resource = found.pop(name, None)
    if resource is None:
        faults.append(f"{name}: no resource")
        continue
    own = {key.lower(): value for key, value in resource["properties"].items()}
    template = policy["templateReference"]["templateId"]
    wanted = {"name" if template == "" else "displayname": name, "description": policy["description"], "ensure": "Present"}
    if template in ANTIVIRUS:
        wanted["templateid"] = template
    if template == "":
        wanted |= {"platforms": policy["platforms"], "technologies": policy["technologies"]}
    if resource["resourceType"] != TYPES[template]:
        faults.append(f"{name}: {resource['resourceType']}")
    for key, value in wanted.items():
        if not same(own.get(key), value):
            faults.append(f"{name}: {key} is {own.get(key)!r} instead of {value!r}")
    if template == "":
        # One list, said whole or not at all.
        listed = [one["SettingInstance"] for one in own.get("settings", [])]
        for at, setting in enumerate(policy["settings"]):
            if not listed:
                left.append(setting["settingInstance"]["settingDefinitionId"])
            elif at < len(listed) and listed[at] == plain(setting["settingInstance"]):
                equal += 1
            else:
                faults.append(f"{name}: {setting['settingInstance']['settingDefinitionId']}")
        if listed and len(listed) != len(policy["settings"]):
            faults.append(f"{name}: {len(listed)} settings instead of {len(policy['settings'])}")
        continue
    values = {key: value for one in policy["settings"] for key, value in properties(one["settingInstance"])}
    for key, value in values.items():
        if key not in own:
            left.append(f"{name}: {key}")
        elif same(own[key], value):
            equal += 1
        else:
            faults.append(f"{name}: {key} is {own[key]!r} instead of {value!r}")
    faults += [f"{name}: {key} is in no policy" for key in own if key not in values and key not in ABOUT]
faults += [f"{name}: of no policy" for name, one in found.items() if "customconfiguration" not in one["resourceType"]
           and not one["resourceType"].endswith("deviceconfigurationcustompolicywindows10")]
print(json.dumps({"equal": equal, "left": sorted(left), "faults": faults}))
