"""The rules about what lies where in the folder of a debate."""

from typing import Final

from argmap.schema.finding import Rule, Severity

FILES: Final = 250_000
"""How many files a debate may have."""

WRONG_SUFFIX: Final = Rule(
    "wrong-suffix",
    Severity.ERROR,
    "a file has another suffix than .yaml",
    "Only files whose name ends in .yaml are read, so what this one says is missing from the map. "
    "A README, a licence and pictures may lie beside the nodes.",
    "a-claim.yml",
    "a-claim.yaml",
)
NO_DEBATE_FILE: Final = Rule(
    "no-debate-file",
    Severity.ERROR,
    "a folder in claims/ has no debate.yaml",
    "A folder is a debate only if it holds a debate.yaml. Without one, nothing in it is read.",
    "claims/my-debate/a-section/a-claim.yaml",
    "claims/my-debate/debate.yaml, claims/my-debate/a-section/a-claim.yaml",
)
MISPLACED_FILE: Final = Rule(
    "misplaced-file",
    Severity.ERROR,
    "a file is in a place where nothing is read",
    "Nodes belong in the folder of a section, people in people/, sources in sources/. Anything "
    "elsewhere is missing from the map.",
    "claims/my-debate/a-claim.yaml",
    "claims/my-debate/a-section/a-claim.yaml",
)
MISPLACED_FOLDER: Final = Rule(
    "misplaced-folder",
    Severity.ERROR,
    "a folder is inside a section",
    "Sections cannot be nested. Whatever is in such a folder is missing from the map.",
    "claims/my-debate/a-section/more/a-claim.yaml",
    "claims/my-debate/a-section/a-claim.yaml",
)
BAD_NAME: Final = Rule(
    "bad-name",
    Severity.ERROR,
    "the name of a file or folder is not a valid id",
    "The name is the id, and ids are part of file names and addresses on every system: "
    "lower-case letters, digits and single hyphens, at most 64 characters.",
    "My Claim.yaml",
    "my-claim.yaml",
)
TOO_MANY_FILES: Final = Rule(
    "too-many-files",
    Severity.ERROR,
    f"a debate has more than {FILES:,} files",
    "Files beyond the limit are not read. Nobody writes a debate of this size by hand; perhaps "
    "files were generated here by mistake.",
)
