"""One file per rule: `rules/<family>/<name>.py` is the rule `<family>/<name>` (underscores become hyphens).

Beside each module stands `<name>.yaml` with the rule's words in every language. Being there is the registration.
"""
