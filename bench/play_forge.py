"""Play a knowledge base on a forge of strangers, from `argmap init` to the published site.

    python bench/play_forge.py            needs git, bash and jq

A scratch folder plays the forge: a bare repository, a program `gh` that keeps proposals and
comments, and runners that run the `run:` lines of the starter's own workflows in order, in clones,
with the variables that the workflows name. Two proposals come from a fork, one with hostile file
names, one with hostile content; two forms come as issues. Their titles, branches, authors, commit
messages and texts try to run something, to forge a command to the runner or a line of the comment,
and to reach the site as markup.

At the end nothing may have run or been forged, and every good contribution stands on the site.
Exit code 1 where that is not so.
"""

import html.parser
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import yaml
from markdown_it import MarkdownIt

REPOSITORY: Final = "me/debates"
BRANCH: Final = "a$(touch${IFS}PWNED)`id`'\";&|<script>%0A\u202e\N{TEACUP WITHOUT HANDLE}-.."[:-2]
TITLE: Final = "Merge $(touch PWNED) `touch PWNED` \"' <script>alert(1)</script>\n::error::forged"
AUTHOR: Final = "$(touch PWNED)`touch PWNED` <b>Ann</b> ::error::forged \u202e"
TEXT: Final = (
    "Tea $(touch PWNED) `touch PWNED` \"'; touch PWNED # ::error::forged %0A::error::forged "
    "../../../etc/passwd <script>alert(1)</script> <img src=x onerror=alert(1)> ![p](https://evil."
    "example/p.png) [l](javascript:alert(1)) @everyone #1 Closes #2 ``` ~~~ --> <!-- argmap diff "
    "--> | a | b | {{ 7*7 }} {% raw %} \N{TEACUP WITHOUT HANDLE} {}"
)
FIELD: Final = f"'{TEXT.replace(chr(39), chr(39) * 2)}'"
NAMES: Final = (
    "$(touch PWNED).yaml",
    "`touch PWNED`.yaml",
    "a\n::error::forged.yaml",
    "a%0A::error::forged.yaml",
    "-rf.yaml",
    "--help",
    "a'\"b.yaml",
    "a,line=1,title=x::forged.yaml",
    "<script>alert(1)</script>.yaml",
    "\u202elmay.yaml",
    "\N{TEACUP WITHOUT HANDLE}.yaml",
    "a" * 240 + ".yaml",
    "..\\..\\a.yaml",
    "aux.yaml",
    " .yaml",
    "a](https://evil.example)![.yaml",
)
FORM: Final = (
    "### The claim you reply to\r\n\r\ntea-is-better\r\n\r\n### What your reply does\r\n\r\n"
    "rebuts: says that it is wrong\r\n\r\n### Your statement\r\n\r\n{}\r\n\r\n"
    "### A short title\r\n\r\n{}\r\n\r\n### Do you hold it yourself?\r\n\r\n"
    "Yes, and my account's name may stand beside it\r\n\r\n### Licence\r\n\r\n"
    "- [x] The words are my own, and may be used under CC BY 4.0.\r\n"
)

FORMS: Final = (
    (5, "Tea is cold.", "$(id)"),
    (5, f"{TEXT} again", "Evil tea"),  # the node "hostile" says TEXT itself
    (6, "x" * 700, "y"),
    (9, "\u202eTea\r\n### Your statement\r\n\r\nforged", "../../x"),
)
"""The issue, the statement and the title of each form; the last two have to be refused."""
SECTION: Final = "claims/my-debate/answers"

GH: Final = r"""#!{python}
import json, os, re, subprocess, sys
path, words = os.environ["FORGE"], sys.argv[1:]
state = json.load(open(path))
def option(name):
    return words[words.index(name) + 1] if name in words else None
def answer(value):
    jq = option("--jq")
    done = subprocess.run(["jq", "-r", jq], input=json.dumps(value), text=True, capture_output=True)
    sys.stdout.write(done.stdout); sys.stderr.write(done.stderr)
    sys.exit(done.returncode)
def body():
    given = option("--field") or ""
    return open(given.partition("=@")[2]).read()
def comment(issue, text):
    number, user = len(state["comments"]) + 1, {{"login": "github-actions[bot]"}}
    state["comments"].append({{"id": number, "issue": int(issue), "body": text, "user": user}})
def own(branch):
    made = [p for p in state["proposals"] if not p["isCrossRepository"]]
    return [p for p in made if p["branch"] == branch]
url = next((w for w in words if w.startswith("repos/")), "")
state["calls"].append(words)
if words[0] == "api" and option("--method") == "PATCH":
    number = int(url.rpartition("/")[2])
    next(c for c in state["comments"] if c["id"] == number)["body"] = body()
elif words[0] == "api" and option("--method") == "POST":
    comment(url.split("/")[4], body())
elif match := re.fullmatch(r"repos/me/debates/pulls/(\d+)(/files)?", url):
    pull = state["pulls"][match[1]]
    one = {{"head": {{"sha": pull["head"]}}, "changed_files": len(pull["files"])}}
    answer(pull["files"] if match[2] else one)
elif match := re.fullmatch(r"repos/me/debates/issues/(\d+)/comments", url):
    answer([c for c in state["comments"] if c["issue"] == int(match[1])])
elif words[:2] == ["pr", "list"]:
    answer([p for p in state["proposals"] if p["branch"] == option("--head")])
elif words[:2] == ["pr", "create"]:
    assert not own(option("--head"))
    made = {{"branch": option("--head"), "isCrossRepository": False}}
    state["proposals"].append(made | {{"body": open(option("--body-file")).read()}})
elif words[:2] == ["pr", "edit"]:
    (one,) = own(words[2])
    one["body"] = open(option("--body-file")).read()
elif words[:2] == ["issue", "comment"]:
    comment(words[2], option("--body"))
else:
    sys.exit(f"the forge does not know: {{words}}")
json.dump(state, open(path, "w"))
"""


class Forge:
    """A forge in a folder; it collects what went wrong."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.wrong = folder, list[str]()
        self.origin, self.count = folder / "origin.git", 0
        self.state = folder / "forge.json"
        tools = folder / "tools"
        tools.mkdir()
        (tools / "gh").write_text(GH.format(python=sys.executable), encoding="utf-8")
        script = f'#!/bin/sh\nexec {sys.executable} -m argmap "$@"\n'
        (tools / "argmap").write_text(script, encoding="utf-8")
        for tool in tools.iterdir():
            tool.chmod(0o755)
        inherited = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")}
        self.environment = inherited | {
            "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}",
            "FORGE": str(self.state),
            "GITHUB_REPOSITORY": REPOSITORY,
            "GH_TOKEN": "secret-token",
            "GIT_CONFIG_GLOBAL": str(folder / "gitconfig"),
            "GIT_CONFIG_SYSTEM": os.devnull,
        }
        (folder / "gitconfig").write_text(
            "[user]\n\tname = A\n\temail = a@example.org\n[init]\n\tdefaultBranch = main\n"
            f'[url "{self.origin}"]\n\tinsteadOf = https://x-access-token:secret-token@github.com/'
            f"{REPOSITORY}.git\n",
            encoding="utf-8",
        )
        empty = {"pulls": {}, "comments": [], "proposals": [], "calls": []}
        self.state.write_text(json.dumps(empty), encoding="utf-8")

    def expect(self, holds: bool, what: str) -> None:
        """Note what does not hold."""
        if not holds:
            self.wrong.append(what)
            print(f"    WRONG: {what}", flush=True)

    def git(self, *words: str, within: Path, **more: str) -> str:
        """Run git."""
        done = subprocess.run(
            ["git", *words],
            cwd=within,
            env=self.environment | more,
            capture_output=True,
            encoding="utf-8",
            errors="surrogateescape",
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"git {words}: {done.stderr}")
        return done.stdout.strip()

    def known(self) -> dict[str, Any]:
        """Read what the forge knows."""
        state: dict[str, Any] = json.loads(self.state.read_text(encoding="utf-8"))
        return state

    def note(self, key: str, value: Any, name: str = "") -> None:
        """Change what the forge knows."""
        state = self.known()
        if name:
            state[key][name] = value
        else:
            state[key].append(value)
        self.state.write_text(json.dumps(state), encoding="utf-8")

    def note_pull(self, number: int, head: str, folder: Path) -> list[str]:
        """Let the forge know a proposal; give the files that it changes."""
        changed = self.git("diff", "--name-only", "-z", "HEAD^", "HEAD", within=folder)
        names = [name for name in changed.split("\0") if name]
        files = [{"filename": name, "sha": "0"} for name in names]
        self.note("pulls", {"head": head, "files": files}, str(number))
        return names

    def clone(self, ref: str = "main", depth: int | None = None) -> Path:
        """Check out as the action does, and give the folder."""
        self.count += 1
        folder = self.folder / f"job-{self.count}"
        self.git("init", "--quiet", str(folder), within=self.folder)
        cut = ("--depth", str(depth)) if depth else ()
        uri = self.origin.as_uri()
        self.git("fetch", "--quiet", *cut, uri, f"+{ref}:refs/remotes/x", within=folder)
        self.git("checkout", "--quiet", "--detach", "refs/remotes/x", within=folder)
        self.git("remote", "add", "origin", uri, within=folder)
        return folder

    def job(
        self, workflow: str, within: Path, job: str = "", *, so_far: bool = True, **more: str
    ) -> dict[str, "subprocess.CompletedProcess[str]"]:
        """Run the steps of a job in order; `if:` is success, failure or not cancelled."""
        text = (within / f".github/workflows/{workflow}.yml").read_text(encoding="utf-8")
        jobs = yaml.safe_load(text)["jobs"]
        temp = self.folder / f"temp-{within.name}"
        temp.mkdir(exist_ok=True)
        files = {"RUNNER_TEMP": str(temp), "GITHUB_STEP_SUMMARY": str(temp / "summary.md")}
        done, good = {}, so_far
        for step in jobs[job or next(iter(jobs))]["steps"]:
            if "run" not in step or "pip install" in step["run"]:
                continue
            when = str(step.get("if", "success()"))
            if ("failure()" in when and good) or ("success()" in when and not good):
                continue
            named = set(step.get("env", {})) - set(more) - {"GH_TOKEN"}
            self.expect(not named, f"{workflow}: nobody gives {named}")
            ran = subprocess.run(
                ["bash", "-e", "-o", "pipefail", "-c", step["run"]],
                cwd=within,
                env=self.environment | files | more,
                capture_output=True,
                encoding="utf-8",
                errors="surrogateescape",
                check=False,
                timeout=300,
            )
            done[step["name"]] = ran
            good = good and ran.returncode == 0
            # a comparison may be refused; nothing else is misused
            allowed = (0, 1, 2) if step["name"] == "Compare" else (0, 1)
            self.expect(ran.returncode in allowed, f"{step['name']}: {ran.stderr[-200:]}")
            self.read_log(f"{workflow}: {step['name']}", ran.stdout + "\n" + ran.stderr)
        print(f"  {workflow}: " + ", ".join(f"{n} {r.returncode}" for n, r in done.items()))
        return done

    def read_log(self, where: str, log: str) -> None:
        """Look for commands to the runner, and for secrets."""
        for line in log.splitlines():
            start = line.lstrip()
            if start.startswith("::") or "##[" in line:
                known = re.match(
                    r"::(error|warning|notice) (?:file=[^:]*)?(?:title=[^:]*)?::", start
                )
                forged = "forged" in start.partition("::error::")[2] and not known
                self.expect(bool(known) and not forged, f"{where}: a forged command {line!r}")
        self.expect("secret-token" not in log, f"{where}: the token in the log")
        self.expect("Traceback" not in log, f"{where}: {log[-300:]}")

    def propose(self, number: int, files: Mapping[str, str]) -> None:
        """Push a branch from a fork, and make its merge commit as the forge does."""
        fork = self.folder / f"fork-{number}"
        self.git("clone", "--quiet", str(self.origin), str(fork), within=self.folder)
        for name, text in files.items():
            path = fork / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        self.git("add", "--all", within=fork)
        who = {"GIT_AUTHOR_NAME": AUTHOR, "GIT_AUTHOR_EMAIL": "$(touch PWNED)@example.org"}
        self.git("commit", "--quiet", "--message", TITLE, within=fork, **who)
        head = self.git("rev-parse", "HEAD", within=fork)
        self.git("push", "--quiet", "origin", f"HEAD:refs/pull/{number}/head", within=fork)
        self.git("update-ref", f"refs/heads/{BRANCH}", head, within=fork)
        self.merge(number, head, f"refs/pull/{number}/merge", f"Merge {head} into main")
        self.note_pull(number, head, fork)

    def merge(self, number: int, head: str, into: str, message: str) -> None:
        """Merge a head into main, under a ref."""
        folder = self.clone()
        self.git("fetch", "--quiet", str(self.origin), f"refs/pull/{number}/head", within=folder)
        self.git("merge", "--quiet", "--no-ff", "-m", message, head, within=folder)
        self.git("push", "--quiet", "--force", "origin", f"HEAD:{into}", within=folder)

    def check(self, number: int) -> str:
        """Run both stages for a proposal; give the comment."""
        proposal = self.clone(f"refs/pull/{number}/merge", 2)
        stage = self.job("check", proposal, NUMBER=str(number))
        good = all(ran.returncode == 0 for ran in stage.values())
        place = self.clone()
        artifact = self.folder / f"temp-{proposal.name}" / "comparison"
        shutil.copytree(artifact, self.folder / f"temp-{place.name}" / "comparison")
        head = self.known()["pulls"][str(number)]["head"]
        more = {"HEAD_SHA": head, "CONCLUSION": "success" if good else "failure"}
        self.job("comment", place, RUN="https://forge.example/run/1", **more)
        said = [c["body"] for c in self.known()["comments"] if c["issue"] == number]
        self.expect(len(said) == 1, f"proposal {number} has {len(said)} comments")
        summary = self.folder / f"temp-{proposal.name}" / "summary.md"
        for text in (said[-1], summary.read_text(encoding="utf-8")):
            self.read_comment(text)
        return str(said[-1])

    def read_comment(self, text: str) -> None:
        """Look for anything of a stranger outside code."""
        live = " ".join(_outside_code(text))
        for sign in (
            "forged",
            "<script",
            "<img",
            "evil.example",
            "@everyone",
            "PWNED",
            "javascript",
        ):
            self.expect(sign not in live, f"comment: {sign} outside code: {live[:300]}")
        self.expect(text.count("<!-- argmap diff -->\n###") <= 1, "comment: its mark is forged")

    def publish(self) -> Path:
        """Publish main; give the site."""
        place = self.clone()
        built = self.job("publish", place, "build")
        self.job("publish", place, "expectations")
        self.job("daily", self.clone(depth=1))
        self.expect(all(r.returncode == 0 for r in built.values()), "publish fails")
        return self.folder / f"temp-{place.name}" / "site"


def _outside_code(text: str) -> Iterator[str]:
    """Give what a forge would take for words, links, images and markup."""
    for token in MarkdownIt("gfm-like", {"html": True, "linkify": False}).parse(text):
        if token.type == "html_block":
            yield re.sub(r"<!-- argmap diff -->", "", token.content)
        for part in token.children or ():
            if part.type != "code_inline":
                yield part.content + " ".join(map(str, part.attrs.values()))


class Live(html.parser.HTMLParser):
    """Collects what could run or be fetched on a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at an element and its attributes."""
        for name, value in attrs:
            text = (value or "").strip().lower()
            if name.startswith("on") or text.startswith(("javascript:", "data:text", "vbscript:")):
                self.found.append(f"<{tag} {name}={text[:60]}>")
            if name in ("src", "action", "data") and "evil" in text:
                self.found.append(f"<{tag} {name}={text[:60]}>")
        if tag in ("iframe", "object", "embed", "base") or (tag == "script" and not dict(attrs)):
            self.found.append(f"<{tag}>")


def look_at(forge: Forge, site: Path, wanted: tuple[str, ...]) -> None:
    """Parse every page; look for live markup, and for each contribution."""
    pages = sorted(site.rglob("*.html"))
    for page in pages:
        live = Live()
        live.feed(page.read_text(encoding="utf-8"))
        forge.expect(not live.found, f"{page.name}: {live.found[:3]}")
    for name in wanted:
        forge.expect(any(p.stem == name for p in pages), f"{name} is not on the site")
    print(f"  the site: {len(pages)} pages")


def begin(forge: Forge) -> None:
    """Make a knowledge base with a claim, and push it."""
    base = forge.folder / "base"
    base.mkdir()
    words = ("--question", "Is tea or coffee better?", "--answer", "Tea is better.")
    tool = ("--tool", f"git+https://forge.example/argmap@{'0' * 40}")
    began = subprocess.run(
        [sys.executable, "-m", "argmap", "init", "my-debate", "--no-input", *words, *tool],
        cwd=base,
        capture_output=True,
        text=True,
        check=False,
        env=forge.environment,
    )
    forge.expect(began.returncode == 0, f"init: {began.stderr}")
    forge.git("init", "--quiet", "--bare", str(forge.origin), within=forge.folder)
    forge.git("init", "--quiet", within=base)
    forge.git("add", "--all", within=base)
    forge.git("commit", "--quiet", "--message", "Begin", within=base)
    forge.git("push", "--quiet", str(forge.origin), "HEAD:refs/heads/main", within=base)


def propose_names(forge: Forge) -> None:
    """Propose files of hostile names: the check fails, and the comment says so."""
    print("a proposal with hostile file names")
    files = {f"{SECTION}/{name}": "kind: claim\ntext: A.\n" for name in NAMES}
    files |= {f"claims/my-debate/people/{name}": "name: A\n" for name in NAMES[:4]}
    files |= {f"claims/{name}/debate.yaml": "format: 1\ntitle: A\n" for name in NAMES[:4]}
    forge.propose(7, files)
    forge.expect("The check did not pass." in forge.check(7), "the comment of 7 does not say so")


def propose_content(forge: Forge) -> None:
    """Propose hostile content that is valid: it is compared, commented on twice, and merged."""
    print("a proposal with hostile content")
    node = (
        f"kind: counterargument\ntext: {FIELD}\nshort: '<script>alert(1)</script> $(id) `id`'\n"
        f"note: {FIELD}\ntopics: ['<b>', '::error::forged']\nrebuts: tea-is-better\n"
        f"cites: {{source: src, at: {FIELD}}}\n"
        f"stances: {{by: mallory, stance: asserts, note: {FIELD}}}\n"
    )
    files = {
        "claims/my-debate/people/mallory.yaml": (
            f"name: {FIELD[:190]}'\nidentified: by-contribution\nsummary: {FIELD}\n"
        ),
        "claims/my-debate/sources/src.yaml": (
            f"kind: page\ntitle: {FIELD}\n"
            "url: https://example.org/?a=%22onload=alert(1)%0A::error::x\n"
        ),
        f"{SECTION}/hostile.yaml": node,
    }
    forge.propose(8, files)
    forge.expect("The check found no errors." in forge.check(8), "the comment of 8 does not say so")
    forge.check(8)  # again: the same comment is written anew
    head = forge.known()["pulls"]["8"]["head"]
    forge.merge(8, head, "main", f"Merge pull request #8 from mallory/{BRANCH}\n\n{TITLE}")


def fill_in(forge: Forge) -> list[str]:
    """Fill in forms, one of them twice; its proposal is merged. Give the files it adds."""
    print("forms")
    stranger = {"branch": "intake/issue-5", "isCrossRepository": True, "body": "mine"}
    forge.note("proposals", stranger)
    for number, text, short in FORMS:
        issue = {"NUMBER": str(number), "BODY": FORM.format(text, short), "AUTHOR": "mallory-x"}
        run = "https://forge.example/run/2"
        forge.job("intake", forge.clone(), AUTHOR_ID="1", RUN=run, **issue)
    state = forge.known()
    (made,) = (p for p in state["proposals"] if not p["isCrossRepository"])
    forge.expect(made["branch"] == stranger["branch"], "another branch is proposed")
    forge.expect(made["body"].startswith("Closes #5"), "the proposal does not name its issue")
    forge.expect(state["proposals"][0] == stranger, "a stranger's proposal changed")
    refused = {c["issue"] for c in state["comments"] if "No node could be made" in c["body"]}
    forge.expect(refused == {6, 9}, f"refused forms: {refused}")
    folder = forge.clone("refs/heads/intake/issue-5")
    head = forge.git("rev-parse", "HEAD", within=folder)
    forge.git("push", "--quiet", "origin", "HEAD:refs/pull/10/head", within=folder)
    names = forge.note_pull(10, head, folder)
    forge.merge(10, head, "refs/pull/10/merge", "Merge")
    forge.check(10)
    forge.merge(10, head, "main", f"Merge pull request #10\n\n{TITLE}")
    return names


def play(forge: Forge) -> None:
    """Play everything in order."""
    begin(forge)
    propose_names(forge)
    propose_content(forge)
    files = fill_in(forge)
    print("the site")
    added = [Path(name).stem for name in files if name.startswith(SECTION)]
    forge.expect(len(added) == 1, f"the form added {added}")
    look_at(forge, forge.publish(), ("hostile", "tea-is-better", *added))
    ran = [str(path.relative_to(forge.folder)) for path in forge.folder.rglob("PWNED*")]
    forge.expect(not ran, f"something ran: {ran[:4]}")


def main(kept: str | None = None) -> int:
    """Play, and say what was wrong."""
    with tempfile.TemporaryDirectory() as scratch:
        forge = Forge(Path(kept or scratch))
        play(forge)
    print(f"{len(forge.wrong)} wrong")
    return 1 if forge.wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
