"""Holds what Intune gets against the nodes and values that it is to set.

A definition of the settings catalog is named by its node, in small letters and with underscores, and an option by its definition and
the value of the node: so a policy says without a table which node gets which value. A profile of OMA-URIs says it outright. Rules
and severities have words instead of numbers there, as the definitions of Graph do.
"""
import json
import sys
import xml.etree.ElementTree as xml

SEVERITIES = {"lowseveritythreats": "1", "moderateseveritythreats": "2", "highseveritythreats": "4", "severethreats": "5"}
ACTIONS = {"clean": "1", "quarantine": "2", "remove": "3", "allow": "6", "userdefined": "8", "block": "10"}
MODES = {"off": "0", "block": "1", "audit": "2", "warn": "6"}
RULES = {
    "blockabuseofexploitedvulnerablesigneddrivers": "56a863a9-875e-4185-98a7-b882c64b5ce5",
    "blockadobereaderfromcreatingchildprocesses": "7674ba52-37eb-4a4f-a9a1-f0f9a1619a2c",
    "blockallofficeapplicationsfromcreatingchildprocesses": "d4f940ab-401b-4efc-aadc-ad5f3c50688a",
    "blockcredentialstealingfromwindowslocalsecurityauthoritysubsystem": "9e6c4e1f-7d60-472f-ba1a-a39ef669e4b2",
    "blockexecutablecontentfromemailclientandwebmail": "be9ba2d9-53ea-4cdc-84e5-9b1eeee46550",
    "blockexecutablefilesrunningunlesstheymeetprevalenceagetrustedlistcriterion": "01443614-cd74-433a-b99e-2ecdc07bfc25",
    "blockexecutionofpotentiallyobfuscatedscripts": "5beb7efe-fd9a-4556-801d-275e5ffc04cc",
    "blockjavascriptorvbscriptfromlaunchingdownloadedexecutablecontent": "d3e037e1-3eb8-44c8-a917-57927947596d",
    "blockofficeapplicationsfromcreatingexecutablecontent": "3b576869-a4ec-4529-8536-b80a7769e899",
    "blockofficeapplicationsfrominjectingcodeintootherprocesses": "75668c1f-73b5-4cf0-bb93-3ecf5cb7cc84",
    "blockofficecommunicationappfromcreatingchildprocesses": "26190899-1602-49e8-8b27-eb1d0a1ce869",
    "blockpersistencethroughwmieventsubscription": "e6db77e5-3df2-4cf1-b95a-636979351e5b",
    "blockprocesscreationsfrompsexecandwmicommands": "d1e49aac-8f56-4280-b9ba-993a6d77406c",
    "blockrebootingmachineinsafemode": "33ddedf1-c6e0-47cb-833e-de6133960387",
    "blockuntrustedunsignedprocessesthatrunfromusb": "b2b3f03d-6a65-4f7b-a9c7-1c7ef74a9ba4",
    "blockuseofcopiedorimpersonatedsystemtools": "c0033c00-d16d-4114-a5a0-dc9b3a7d2ceb",
    "blockwebshellcreationforservers": "a8f5898e-1dc8-49a9-9878-85004b8a61e6",
    "blockwin32apicallsfromofficemacros": "92e97fa1-2edf-4476-bdd6-9dd0b4dddc7b",
    "useadvancedprotectionagainstransomware": "c1db55ab-c21a-4637-bb3f-a12568109d35",
}


def option(definition, value):
    """The value of a node that an option stands for."""
    return value[len(definition) + 1 :] if value.startswith(definition + "_") else value


def texts(instance):
    """The values of an instance, one or many, with whether they are options."""
    definition = instance["settingDefinitionId"]
    for key in ("choiceSettingValue", "simpleSettingValue"):
        if key in instance:
            return [option(definition, str(instance[key]["value"]))], key.startswith("choice")
    for key in ("choiceSettingCollectionValue", "simpleSettingCollectionValue"):
        if key in instance:
            return [option(definition, str(item["value"])) for item in instance[key]], key.startswith("choice")
    # A list of names and values.
    groups = [[texts(child)[0][0] for child in group["children"]] for group in instance["groupSettingCollectionValue"]]
    return [text for group in groups for text in group], False


def words(instance):
    """Of a setting with parts: the code of each part with the code of its value."""
    pairs = []
    for group in instance["groupSettingCollectionValue"]:
        for child in group["children"]:
            key, word = child["settingDefinitionId"].split("_")[-1], texts(child)[0][0]
            pairs.append(f"{RULES[key]}={MODES[word]}" if key in RULES else f"{SEVERITIES[key]}={ACTIONS[word]}")
    return sorted(pairs)


def faults_of_policy(instance, wanted):
    """A policy of a template file: its state, and the elements in it."""
    definition = instance["settingDefinitionId"]
    choice = instance["choiceSettingValue"]
    tree = xml.fromstring(f"<policy>{wanted}</policy>")
    state = {"enabled": "1", "disabled": "0"}[tree[0].tag]
    found = option(definition, choice["value"])
    if found != state:
        return [f"{definition}: {found} instead of {state}"]
    children = {child["settingDefinitionId"]: child for child in choice.get("children", [])}
    out = []
    for data in tree[1:]:
        name = f"{definition}_{data.get('id').lower()}"
        child = children.pop(name, None)
        own = None if child is None else "\uf000".join(texts(child)[0])
        if own != data.get("value"):
            out.append(f"{name}: {own!r} instead of {data.get('value')!r}")
    return out + [f"{name}: an element too many" for name in children]


def faults_of(one, wanted):
    if "uri" in one:
        return [] if one["value"] == wanted else [f"{one['uri']}: {one['value']!r} instead of {wanted!r}"]
    instance = one["instance"]
    definition = instance["settingDefinitionId"]
    if wanted.startswith("<"):
        return faults_of_policy(instance, wanted)
    if "groupSettingCollectionValue" in instance:
        found = words(instance)
        return [] if found == sorted(wanted.lower().split("|")) else [f"{definition}: {found} instead of {wanted}"]
    values, are_options = texts(instance)
    # Options that are numbers and can be chosen together are bits of one.
    are_bits = "choiceSettingCollectionValue" in instance and all(value.isdigit() for value in values)
    found = str(sum(map(int, values))) if are_bits else "|".join(values)
    same = found == wanted.lower() if are_options else found == wanted
    return [] if same else [f"{definition}: {found!r} instead of {wanted!r}"]


wanted = json.load(sys.stdin)
found = {}
for path in sys.argv[1:]:
    policy = json.load(open(path, encoding="utf-8"))
    for setting in policy.get("settings", []):
        instance = setting["settingInstance"]
        found[instance["settingDefinitionId"]] = {"instance": instance}
    for setting in policy.get("omaSettings", []):
        name = setting["omaUri"].removeprefix("./").replace("/", "_").lower()
        found[name] = {"uri": setting["omaUri"], "value": str(setting["value"])}
equal, faults = 0, []
for uri, value in wanted:
    name = uri.removeprefix("./").replace("/", "_").lower()
    one = found.pop(name, None)
    wrong = [f"{uri}: not there"] if one is None else faults_of(one, value)
    equal += not wrong
    faults += wrong
print(json.dumps({"equal": equal, "faults": faults, "more": sorted(found)}))
