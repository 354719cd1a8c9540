"""Prints the arguments of every win_regedit task of a playbook as JSON, read by Ansible's own loader."""
import json
import sys

from ansible.parsing.dataloader import DataLoader

plays = DataLoader().load_from_file(sys.argv[1])
tasks = [task["ansible.windows.win_regedit"] for play in plays for task in play["tasks"] or []
         if "ansible.windows.win_regedit" in task]


def plain(value):
    if isinstance(value, str):
        return str(value)
    if isinstance(value, (list, tuple)):
        return [plain(one) for one in value]
    return value


print(json.dumps([{str(key): plain(value) for key, value in task.items()} for task in tasks]))
