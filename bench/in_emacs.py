"""Play a session in Emacs without a window, and print what one sees.

::

    python bench/in_emacs.py [EMACS]

Starts the server as docs/editors.md has it, with eglot (from Emacs 29 on it comes along). Types a
wrong id and lists the diagnostics, asks for a completion and a hover, goes to a definition, renames
a claim.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from editor_debate import play

SESSION = r"""
(require 'package)
(package-initialize)
(require 'yaml-mode)
(require 'eglot)
(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs '((yaml-mode yaml-ts-mode) . ("argmap" "lsp"))))

(defun say (&rest words) (princ (concat (string-join words " ") "\n")))
(defun wait (what ready)
  (let ((until (time-add (current-time) 30)))
    (while (not (funcall ready))
      (when (time-less-p until (current-time)) (say "NO" what) (kill-emacs 1))
      (accept-process-output nil 0.05))))
(defun indented (text) (dolist (line (split-string text "\n")) (say "           " line)))
(defun replace-line (old new)
  (goto-char (point-min))
  (search-forward old)
  (replace-match new)
  (eglot--signal-textDocument/didChange))

(setq eglot-autoshutdown t)
(cd (getenv "DEBATES"))
(find-file "claims/tea/basics/tea-wakes.yaml")
(say "Emacs" emacs-version (symbol-name major-mode))
(apply #'eglot--connect (eglot--guess-contact))
(wait "server" #'eglot-current-server)
(flymake-mode 1)

(replace-line "rebuts: tea-calms" "rebuts: tea-clams")
(flymake-start)
(wait "diagnostics" (lambda () (flymake-diagnostics)))
(dolist (found (flymake-diagnostics))
  (say "\ndiagnostic  line" (number-to-string (line-number-at-pos (flymake-diagnostic-beg found))))
  (indented (flymake-diagnostic-text found)))

(replace-line "rebuts: tea-clams" "rebuts: te")
(say "\ncompletion  rebuts: te")
(let ((found (eglot-completion-at-point)))
  (dolist (each (all-completions "te" (nth 2 found)))
    (say "           " (substring-no-properties each)
         (or (funcall (plist-get (nthcdr 3 found) :annotation-function) each) ""))))

(replace-line "rebuts: te" "rebuts: tea-calms")
(wait "an end of the diagnostics" (lambda () (null (flymake-diagnostics))))
(backward-char 2)
(say "\nhover       rebuts: tea-calms")
(let (said)
  (eglot-hover-eldoc-function (lambda (text &rest _) (setq said text)))
  (wait "hover" (lambda () said))
  (indented (substring-no-properties said)))

(say "\ndefinition")
(let ((there (car (xref-backend-definitions 'eglot (xref-backend-identifier-at-point 'eglot)))))
  (say "           " (file-name-nondirectory (xref-location-group (xref-item-location there)))))

(say "\nrename      tea-calms to tea-soothes")
(setq eglot-confirm-server-initiated-edits nil)
(condition-case problem
    (progn
      (eglot-rename "tea-soothes")
      (say "           " (buffer-substring (line-beginning-position) (line-end-position)))
      (save-some-buffers t))
  (error (indented (alist-get 'jsonrpc-error-message (cddr problem)))))
(eglot-shutdown (eglot-current-server))
"""


def main(program: str = "emacs") -> int:
    """Play it."""
    return play(SESSION, lambda script: [program, "--batch", "-l", str(script)])


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
