"""Prints the arguments of every win_regedit task of each playbook as JSON, read by Ansible's own loader."""
import json
import sys

from ansible.parsing.dataloader import DataLoader


def plain(value):
    if isinstance(value, str):
        return str(value)
    if isinstance(value, (list, tuple)):
        return [plain(one) for one in value]
    return value


def tasks(path):
    return [task["ansible.windows.win_regedit"] for play in DataLoader().load_from_file(path)
            for task in play["tasks"] or [] if "ansible.windows.win_regedit" in task]


print(json.dumps([[{str(key): plain(value) for key, value in task.items()} for task in tasks(path)]
                  for path in sys.argv[1:]]))
