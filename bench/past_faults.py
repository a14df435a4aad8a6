"""Play faults of the past through the command line of any installation, and say which happen.

    bench/past_faults.py OLD/.venv/bin/python NEW/.venv/bin/python

A row for each fault, a column for each installation: what a person or a runner would see. So a test
that guards a fault can be shown to guard against something that did happen.
"""

import json
import os
import re
import resource
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any, Final

import yaml

DEBATE: Final = {
    "debate.yaml": "format: 1\ntitle: Tea?\n",
    "people/ann.yaml": "name: Ann\nidentified: by-contribution\n",
    "people/jane-doe.yaml": "name: Jane Doe\nidentified: by-contribution\n",
    "s/tea.yaml": "kind: claim\ntext: Tea calms.\n",
    "s/tee.yaml": "kind: claim\ntext: Tea calms us.\nsupports: [tea]\n",
    "s/hot.yaml": "kind: claim\ntext: Tea is hot.\nsupports: [tea]\n",
    "s/cup.yaml": "kind: claim\ntext: A cup.\nsupports: [tee]\n",
    "s/warm.yaml": "kind: claim\ntext: Tea is warm.\nsupports: [tea]\n"
    "stances: {by: ann, stance: asserts, wording: '00000000'}\n",
}
FORM: Final = """\
### The claim you reply to

tea

### What your reply does

rebuts: says that it is wrong

### Your statement

{}

### Do you hold it yourself?

Yes, and my account's name may stand beside it

### Licence

- [x] The words are my own, and may be used under CC BY 4.0.
"""
SECONDS: Final = 5
MEGABYTES: Final = 500
LISTENERS: Final = 50
KILLED: Final = 137

FORGE: Final = """\
#!/bin/sh
case "$*" in
  *"pr list"*) if [ -f "$POSTED" ]; then echo 1; else echo 0; fi ;;
  *"pr create"*) if [ -f "$POSTED" ]; then echo 'a pull request exists already' >&2; exit 1; fi
    echo made > "$POSTED" ;;
  *pulls/7*changed_files*head* | *pulls/7*head*changed_files*) echo look >> "$LOOKS"; echo "a 1" ;;
  *pulls/7/files*) echo id ;;
  *pulls/7*head*) echo look >> "$LOOKS"; echo a ;;
  *pulls/7*changed_files*) echo look >> "$LOOKS"; echo 1 ;;
esac
"""
"""Plays the forge: one proposal a branch."""

HOOK: Final = r"""
import os, sys
at, action, victim, saved = int(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4]
sys.argv = ["argmap", *sys.argv[5:]]
claims = os.path.join(os.getcwd(), "claims")
from argmap.cli import main
seen = 0
def watch(event, arguments):
    global seen
    if event == "open":
        writes = isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)
        touched = writes and str(arguments[0])
    else:
        touched = event in ("os.rename", "ctypes.dlsym") and claims
    if not touched or claims not in os.path.abspath(touched):
        return
    seen += 1
    if seen == at and action == "kill":
        os._exit(137)
    if seen == at and action == "save":
        with open(victim, "a", encoding="utf-8") as stream:
            stream.write(saved)
        sys.stderr.write("SAVED")
sys.addaudithook(watch)
main()
"""


class Argmap:
    """An installation of argmap, and a folder to use it in."""

    def __init__(self, python: str, folder: Path) -> None:
        self.python, self.folder = python, folder
        write(folder, {f"claims/tea/{name}": text for name, text in DEBATE.items()})

    def __call__(self, *words: str, **more: str) -> "subprocess.CompletedProcess[str]":
        """Run a command."""
        return self.python_with("-m", "argmap", *words, **more)

    def python_with(self, *words: str, **more: str) -> "subprocess.CompletedProcess[str]":
        """Run its interpreter."""
        return subprocess.run(
            [self.python, *words],
            cwd=self.folder,
            env=clean_environment() | more,
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )

    def hooked(self, at: int, action: str, victim: Path, *words: str) -> bool:
        """Run a command; save a file or kill it when it writes for the given time."""
        ran = self.python_with("-c", HOOK, str(at), action, str(victim), "# saved\n", *words)
        return ran.returncode == KILLED or "SAVED" in ran.stderr

    def git(self, *words: str) -> str:
        """Run git in the folder."""
        who = ("-c", "user.name=Ann", "-c", "user.email=a@example.org")
        done = subprocess.run(
            ["git", *who, *words],
            cwd=self.folder,
            env=clean_environment() | {"GIT_CONFIG_GLOBAL": os.devnull},
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    def commit(self) -> None:
        """Make the folder a repository with two commits."""
        self.git("init", "--quiet", "--initial-branch=main")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "Begin")
        write(self.folder, {"claims/tea/s/cold.yaml": "kind: claim\ntext: Tea is cold.\n"})
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "Go on")

    def texts(self) -> dict[str, str]:
        """Read all nodes."""
        files = sorted((self.folder / "claims").rglob("*.yaml"))
        return {file.name: file.read_text(encoding="utf-8") for file in files}


def clean_environment() -> dict[str, str]:
    """Copy the environment without variables of git."""
    return {name: text for name, text in os.environ.items() if not name.startswith("GIT_")}


def write(folder: Path, files: Mapping[str, str]) -> None:
    """Write files."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def fault(name: str) -> Callable[[Callable[[Argmap], str]], Callable[[Argmap], str]]:
    """List a function as one that plays a fault; it says what happened, or nothing."""

    def listed(play: Callable[[Argmap], str]) -> Callable[[Argmap], str]:
        FAULTS[name] = play
        return play

    return listed


FAULTS: Final[dict[str, Callable[[Argmap], str]]] = {}


def saves_lost(argmap: Argmap, *words: str) -> str:
    """Count the moments at which a save during the command is lost or garbled."""
    before, lost, saves = argmap.texts(), 0, 0
    for at in range(1, 7):
        for file in (argmap.folder / "claims/tea/s").iterdir():
            file.unlink()
        write(argmap.folder, {f"claims/tea/{name}": text for name, text in DEBATE.items()})
        write(argmap.folder, {"claims/tea/s/warm.yaml": before["warm.yaml"]})
        if argmap.hooked(at, "save", argmap.folder / "claims/tea/s/warm.yaml", *words):
            saves += 1
            lost += not any("# saved" in text for text in argmap.texts().values())
    return f"{lost} of {saves} saves lost" if lost else f"(0 of {saves} saves lost)"


@fault("rename writes over a save")
def rename_over_save(argmap: Argmap) -> str:
    """Somebody saves a file that mentions the node."""
    return saves_lost(argmap, "rename", "tea", "green-tea")


@fault("merge writes over a save")
def merge_over_save(argmap: Argmap) -> str:
    """Somebody saves a file that mentions one of the nodes."""
    return saves_lost(argmap, "merge", "tea", "tee")


@fault("confirm writes over a save")
def confirm_over_save(argmap: Argmap) -> str:
    """Somebody saves the file whose wording is confirmed."""
    return saves_lost(argmap, "confirm", "--all")


@fault("check --fix applies stale offsets")
def stale_offsets(argmap: Argmap) -> str:
    """Somebody inserts a line at the top between the check and the fix."""
    hot = argmap.folder / "claims/tea/s/hot.yaml"
    text = hot.read_text(encoding="utf-8").replace("supports", "suports")
    hot.write_text(text, encoding="utf-8")
    hook = HOOK.replace('"a", encoding', '"w", encoding')
    saved = f"# a remark above everything\n{text}"
    argmap.python_with("-c", hook, "1", "save", str(hot), saved, "check", "--fix")
    after = hot.read_text(encoding="utf-8")
    fixed = saved.replace("suports", "supports")
    return "" if after in {saved, fixed} else f"garbled: {after!r}"


def not_finished(argmap: Argmap, *words: str) -> str:
    """Kill a command while it writes; count where running it again does not finish it."""
    before = argmap.texts()
    argmap(*words)
    whole = argmap.texts()
    wrong = []
    for at in range(1, 9):
        for file in (argmap.folder / "claims/tea/s").iterdir():
            file.unlink()
        write(argmap.folder, {f"claims/tea/{name}": text for name, text in DEBATE.items()})
        assert argmap.texts() == before
        argmap.hooked(at, "kill", argmap.folder, *words)
        again = argmap(*words)
        if argmap.texts() != whole:
            wrong.append(again.stderr.strip().splitlines()[0])
    return f"{len(wrong)} of 8 kills not finished, as: {wrong[0]}" if wrong else ""


@fault("killed rename is not finished")
def killed_rename(argmap: Argmap) -> str:
    """Run again it says that the new id is taken."""
    return not_finished(argmap, "rename", "tea", "green-tea")


@fault("killed merge is not finished")
def killed_merge(argmap: Argmap) -> str:
    """Run again it knows no node of the old id."""
    return not_finished(argmap, "merge", "tee", "tea")


@fault("killed command leaves files")
def files_left(argmap: Argmap) -> str:
    """They are neither swept nor ignored."""
    left = 0
    for at in range(1, 6):
        argmap.hooked(at, "kill", argmap.folder, "rename", "tea", f"tea-{at}")
        argmap("rename", "tea", f"tea-{at}")
        argmap("rename", f"tea-{at}", "tea")
        left += sum(not file.name.endswith(".yaml") for file in argmap.folder.rglob("s/*"))
    return f"{left} files left" if left else ""


def cost(argmap: Argmap, *words: str) -> tuple[float, float]:
    """Give the seconds and megabytes that a command takes, in a process of its own."""
    read, end = os.pipe()
    if (child := os.fork()) == 0:  # a child of its own: only its own children count
        resource.setrlimit(resource.RLIMIT_AS, (8 << 30, 8 << 30))
        start = time.perf_counter()
        with suppress(subprocess.TimeoutExpired):
            argmap(*words)
        used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        os.write(end, f"{time.perf_counter() - start} {used}".encode())
        os._exit(0)
    os.waitpid(child, 0)
    seconds, megabytes = os.read(read, 100).split()
    return float(seconds), float(megabytes)


def costly(argmap: Argmap, text: str) -> str:
    """Tell whether a configuration costs much."""
    write(argmap.folder, {"argmap.toml": text})
    seconds, megabytes = cost(argmap, "check")
    return (
        f"{seconds:.1f} s, {megabytes:.0f} MB" if seconds > SECONDS or megabytes > MEGABYTES else ""
    )


@fault("argmap.toml with 60,000 blanks")
def many_blanks(argmap: Argmap) -> str:
    """Between quotation marks, so that it is TOML and its values are looked for."""
    return costly(argmap, f'[site]\ntitle = "{" " * 60_000}"\n')


@fault("argmap.toml with 30,000 dotted keys")
def many_dots(argmap: Argmap) -> str:
    """One key, each part of which has a place of its own."""
    return costly(argmap, f"{'a.' * 30_000}a = 1\n")


@fault("starter installs a name that nobody owns")
def unowned_name(argmap: Argmap) -> str:
    """Whatever package of that name there is, the workflow that may write installs it."""
    start_anew(argmap)
    return next(
        (
            f"{file.name} installs '{line}'"
            for file in sorted((argmap.folder / ".github").glob("*.txt"))
            for line in file.read_text(encoding="utf-8").splitlines()
            if line.strip() == "argmap"
        ),
        "",
    )


@fault("intake credits who is called like an id")
def false_credit(argmap: Argmap) -> str:
    """Somebody registers the account jane-doe."""
    write(argmap.folder, {"form.md": FORM.format("Tea wakes.")})
    argmap("fmt")
    argmap("intake", "form.md", "--by", "jane-doe")
    new = argmap.texts().get("tea-wakes.yaml", "by: nobody")
    return "credited as Jane Doe" if "by: jane-doe\n" in new else ""


def commands_to_runner(text: str) -> str:
    """Find a line that a runner takes for a command."""
    pattern = re.compile(r"^\s*::(error|add-mask|set-env)::.*|.*##\[\w+\].*", re.MULTILINE)
    return next((f"runner reads: {line.group().strip()}" for line in pattern.finditer(text)), "")


BREAK: Final = r"x\n::error::forged\n"


@fault("diff --read writes a command to the log")
def read_to_log(argmap: Argmap) -> str:
    """Put a line break into each name and text of a comparison."""
    argmap.commit()
    (argmap.folder / "claims/tea/people/ann.yaml").write_text(
        f'name: "Ann{BREAK}"\nidentified: by-header\n', encoding="utf-8"
    )
    texts = {"s/new.yaml": "kind: claim\ntext: New.\nstances: {by: ann, stance: asserts}\n"}
    write(argmap.folder, {f"claims/tea/{name}": text for name, text in texts.items()})
    made = argmap("diff", "HEAD", "--format", "json").stdout
    said = ""
    for data in hostile_comparisons(made):
        write(argmap.folder, {"diff.json": data})
        for form in ("markdown", "text"):
            read = argmap("diff", "--read", "diff.json", "--format", form)
            said = said or commands_to_runner(read.stderr) or commands_to_runner(read.stdout)
    return said


def hostile_comparisons(made: str) -> list[str]:
    """Change a comparison as a stranger may: each text and each key in turn."""
    whole = json.loads(made)
    evil = json.loads(f'"{BREAK}"')
    variants = [made, evil, json.dumps({evil: 1}), json.dumps({**whole, evil: 1})]

    def visit(value: Any) -> None:
        items = value.items() if isinstance(value, dict) else enumerate(value)
        for key, part in list(items):
            if isinstance(part, dict | list):
                visit(part)
            else:
                value[key] = evil
                variants.append(json.dumps(whole))
                value[key] = part
        if isinstance(value, dict):
            value[evil] = 1
            variants.append(json.dumps(whole))
            del value[evil]

    visit(whole)
    return variants


@fault("build writes a command to the log")
def build_to_log(argmap: Argmap) -> str:
    """Whatever a file says wrongly is quoted in the message."""
    evil = f'"{BREAK}"'
    said = ""
    for text in (
        f"kind: {evil}\ntext: x\n",
        f"kind: claim\ntext: x\n{evil}: 1\n",
        f"kind: claim\ntext: x\nsupports: {evil}\n",
        f"kind: claim\ntext: x\nstances: {{by: {evil}, stance: asserts}}\n",
        "kind: claim\ntext: x\nshort: '" + "x" * 50 + "\n\n\n::error::forged'\n",
    ):
        write(argmap.folder, {"claims/tea/s/new.yaml": text})
        ran = argmap("build", "--out", "site")
        said = said or commands_to_runner(ran.stdout + ran.stderr)
    (argmap.folder / "claims/tea/s/new.yaml").unlink()
    (argmap.folder / "claims/tea/s/\n::error::forged.yaml").write_text("kind: claim\n", "utf-8")
    ran = argmap("build", "--out", "site")
    return said or commands_to_runner(ran.stdout + ran.stderr)


@fault("hints are not quoted for a shell")
def unquoted_hint(argmap: Argmap) -> str:
    """Write a file whose name means something to a shell."""
    ran = argmap("export", "--format", "af", "--out", "a;touch x.af")
    return next((line for line in ran.stderr.splitlines() if " a;touch" in line), "")


def program(argmap: Argmap) -> Path:
    """Write a program that leaves a trace."""
    path = argmap.folder / "program"
    path.write_text(f"#!/bin/sh\ntouch '{argmap.folder}/trace'\n", encoding="utf-8")
    path.chmod(0o755)
    return path


@fault("repository names a program as its server")
def lazy_fetch(argmap: Argmap) -> str:
    """Ask a partial clone for an object that it does not hold."""
    argmap.commit()
    for key, text in {
        "core.repositoryFormatVersion": "1",
        "extensions.partialClone": "x",
        "remote.x.promisor": "true",
        "remote.x.url": str(argmap.folder),
        "remote.x.uploadpack": str(program(argmap)),
        "remote.x.fetch": "+refs/heads/*:refs/remotes/x/*",
    }.items():
        argmap.git("config", key, text)
    argmap("diff", "1" * 40)
    argmap("build", "--out", "site")
    return "its program ran" if (argmap.folder / "trace").exists() else ""


@fault("log.showRoot of a user changes the site")
def show_root(argmap: Argmap) -> str:
    """Look for the first commit on the page of changes."""
    argmap.commit()
    argmap("build", "--out", "site")
    settings = argmap.folder / "settings"
    settings.write_text("[log]\n\tshowRoot = false\n", encoding="utf-8")
    argmap("build", "--out", "other", GIT_CONFIG_GLOBAL=str(settings))
    pages = [
        {
            str(f.relative_to(argmap.folder / name)): f.read_bytes()
            for f in (argmap.folder / name).rglob("*.html")
        }
        for name in ("site", "other")
    ]
    differing = sorted(name for name in pages[0] if pages[0][name] != pages[1].get(name))
    return f"{', '.join(differing[:2])} differ" if differing else ""


@fault("variables of a hook lead elsewhere")
def inherited_variables(argmap: Argmap) -> str:
    """As within a hook of another repository."""
    argmap.commit()
    ran = argmap("diff", "HEAD", GIT_DIR=str(argmap.folder / "nowhere"))
    return ran.stderr.strip().splitlines()[-1] if ran.returncode else ""


def start_anew(argmap: Argmap) -> None:
    """Begin a knowledge base in an empty folder; the first version had one example only."""
    shutil.rmtree(argmap.folder / "claims")
    argmap("init", "tea", "--no-input", "--question", "Tea?", "--answer", "Tea is good.")
    if not (argmap.folder / ".github").exists():
        argmap("init")
    (debate,) = (argmap.folder / "claims").glob("*/debate.yaml")
    write(debate.parent, {"s/tea.yaml": "kind: claim\ntext: Tea calms.\n"})


def workflow(argmap: Argmap, name: str) -> dict[str, str]:
    """Give what a workflow of the starter runs, by step."""
    text = (argmap.folder / f".github/workflows/{name}.yml").read_text(encoding="utf-8")
    (job,) = yaml.safe_load(text)["jobs"].values()
    return {step["name"]: step["run"] for step in job["steps"] if "run" in step}


def shell(
    argmap: Argmap, lines: str, folder: Path, **more: str
) -> "subprocess.CompletedProcess[str]":
    """Run lines as the forge does, with programs that play it."""
    tools = argmap.folder / "tools"
    write(tools, {"gh": FORGE, "argmap": f'#!/bin/sh\nexec {argmap.python} -m argmap "$@"\n'})
    for tool in tools.iterdir():
        tool.chmod(0o755)
    return subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", lines],
        cwd=folder,
        env=clean_environment() | {"PATH": f"{tools}{os.pathsep}{os.environ['PATH']}"} | more,
        capture_output=True,
        text=True,
        check=False,
    )


@fault("form that is labelled twice fails")
def labelled_twice(argmap: Argmap) -> str:
    """Label a form again: its branch and its proposal are there."""
    start_anew(argmap)
    argmap.git("init", "--quiet", "--initial-branch=main")
    argmap.git("add", "--all")
    argmap.git("commit", "--quiet", "--message", "Begin")
    argmap.git("init", "--quiet", "--bare", "remote.git")
    steps = workflow(argmap, "intake")
    for number, text in enumerate(("Tea is cold.", "Tea is too cold.")):
        argmap.git("clone", "--quiet", ".", f"clone-{number}")
        for name in ("Make a node of the form", "Propose it"):
            ran = shell(
                argmap,
                steps[name],
                argmap.folder / f"clone-{number}",
                NUMBER="5",
                AUTHOR="octo-cat",
                AUTHOR_ID="1",
                GH_TOKEN="t",
                GITHUB_REPOSITORY="me/debates",
                RUNNER_TEMP=str(argmap.folder / ".git"),
                POSTED=str(argmap.folder / ".git/posted"),
                BODY=FORM.format(text),
                GIT_CONFIG_COUNT="1",
                GIT_CONFIG_VALUE_0="https://x-access-token:t@github.com/me/debates.git",
                GIT_CONFIG_KEY_0=f"url.{argmap.folder}/remote.git.insteadOf",
            )
            if ran.returncode:
                said = [line for line in ran.stderr.splitlines() if line.strip()]
                return f"time {number + 1}, {name}: {' '.join(said[:2])[:120]}"
    return ""


@fault("comment looks at the proposal twice")
def two_looks(argmap: Argmap) -> str:
    """Count the looks: a push between two mixes two states."""
    start_anew(argmap)
    given = argmap.folder / "comparison"
    write(given, {"number": "7\n"})
    looks = argmap.folder / "looks"
    shell(
        argmap,
        workflow(argmap, "comment")["Write the comment"],
        argmap.folder,
        RUNNER_TEMP=str(argmap.folder),
        HEAD_SHA="a",
        CONCLUSION="success",
        RUN="x",
        GITHUB_REPOSITORY="me/debates",
        LOOKS=str(looks),
        POSTED=str(argmap.folder / "posted"),
    )
    count = len(looks.read_text().split()) if looks.exists() else 0
    return "" if count == 1 else f"{count} looks"


def served(argmap: Argmap, stack: ExitStack) -> int:
    """Serve the debate; give the port."""
    process = subprocess.Popen(
        [argmap.python, "-m", "argmap", "serve"],
        cwd=argmap.folder,
        env=clean_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    stack.callback(process.wait)
    stack.callback(process.terminate)
    assert process.stdout is not None
    port = int(process.stdout.readline().strip().rstrip("/").rpartition(":")[2])
    for _ in range(50):
        with socket.socket() as line:
            if line.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.1)
    return port


def asked(port: int, path: str, *headers: str) -> socket.socket:
    """Ask for a path; give the open connection."""
    line = socket.create_connection(("127.0.0.1", port), timeout=20)
    head = "".join(f"{header}\r\n" for header in headers)
    line.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{head}\r\n".encode())
    return line


@fault("idle connections shut everybody out")
def idle(argmap: Argmap) -> str:
    """Three hundred that say nothing, and then a reader, after forty seconds."""
    with ExitStack() as stack:
        port = served(argmap, stack)
        for _ in range(300):
            stack.enter_context(socket.create_connection(("127.0.0.1", port)))
        time.sleep(40)
        answer = stack.enter_context(asked(port, "/")).recv(100).decode()
        return "" if " 200 " in answer else f"the reader gets {answer.splitlines()[0]}"


@fault("more listeners than are allowed")
def listeners(argmap: Argmap) -> str:
    """They ask at the same time."""
    with ExitStack() as stack:
        port = served(argmap, stack)
        lines = [
            stack.enter_context(socket.create_connection(("127.0.0.1", port), timeout=20))
            for _ in range(120)
        ]
        for line in lines:
            line.sendall(f"GET /-/events HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
        good = sum(b" 200 " in line.recv(100) for line in lines)
        return f"{good} listen" if good > LISTENERS else ""


@fault("gzip;q=0 is answered with gzip")
def gzip_refused(argmap: Argmap) -> str:
    """Who refuses compression gets it."""
    with ExitStack() as stack:
        port = served(argmap, stack)
        line = stack.enter_context(asked(port, "/tea/index.html", "Accept-Encoding: gzip;q=0"))
        head = line.recv(2_000).partition(b"\r\n\r\n")[0].lower()
        return "compressed" if b"content-encoding: gzip" in head else ""


def main(pythons: list[str], chosen: str = "") -> None:
    """Print the table."""
    for name, play in FAULTS.items():
        if chosen not in name:
            continue
        print(name, flush=True)
        for python in pythons:
            with tempfile.TemporaryDirectory() as folder:
                argmap = Argmap(python, Path(folder))
                said = play(argmap) or "does not happen"
            print(f"    {Path(python).parents[2].name:12} {said[:160]}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:3], "".join(sys.argv[3:4]))
