"""The scripts that teach a shell to complete: they ask the program, and run nothing of what it answers.

A script calls the program with the words typed so far, the last of them unfinished, and COMPLETE set in its
environment. The answer is one line a candidate, `word TAB what it is`, or FILES or FOLDERS alone. bash quotes every
word itself, zsh and fish do so by their nature.
"""

from quizapp.errors import UsageError

COMPLETE = "_QUIZAPP_COMPLETE"
FILES, FOLDERS = ":files", ":folders"

BASH = f"""\
_quizapp() {{
    local cur=${{COMP_WORDS[COMP_CWORD]}} line word
    local words=("${{COMP_WORDS[@]:1:COMP_CWORD-1}}")
    COMPREPLY=()
    while IFS= read -r line; do
        case $line in
            {FILES}) compopt -o filenames; mapfile -t COMPREPLY < <(compgen -f -- "$cur"); return ;;
            {FOLDERS}) compopt -o filenames; mapfile -t COMPREPLY < <(compgen -d -- "$cur"); return ;;
        esac
        word=${{line%%$'\\t'*}}
        case $cur in
            [\\"\\']*) ;;
            *) printf -v word %q "$word" ;;
        esac
        COMPREPLY+=("$word")
    done < <({COMPLETE}=1 command quizapp "${{words[@]//\\\\/}}" "${{cur//\\\\/}}" 2>/dev/null)
}}
complete -F _quizapp quizapp
"""
ZSH = f"""\
#compdef quizapp
_quizapp() {{
    local line
    local -a lines found shown
    lines=("${{(@f)$({COMPLETE}=1 command quizapp "${{(@Q)words[2,CURRENT-1]}}" "${{(Q)PREFIX}}" 2>/dev/null)}}")
    case $lines[1] in
        {FILES}) _files; return ;;
        {FOLDERS}) _files -/; return ;;
    esac
    for line in $lines; do
        found+=("${{line%%$'\\t'*}}")
        shown+=("${{line/$'\\t'/  }}")
    done
    (( $#found )) && compadd -l -d shown -a -- found
}}
if [[ $funcstack[1] == _quizapp ]]; then
    _quizapp "$@"
else
    compdef _quizapp quizapp
fi
"""
FISH = f"""\
function __quizapp_complete
    set -l words (commandline -opc)
    set -e words[1]
    set -l current (commandline -ct)
    set -l found ({COMPLETE}=1 command quizapp $words "$current" 2>/dev/null)
    switch "$found[1]"
        case {FILES}
            __fish_complete_path "$current"
        case {FOLDERS}
            __fish_complete_directories "$current"
        case '*'
            test -n "$found[1]"; and printf '%s\\n' $found
    end
end
complete -c quizapp -f -a '(__quizapp_complete)'
"""
SCRIPTS = {"bash": BASH, "zsh": ZSH, "fish": FISH}


def script(shell: str) -> list[str]:
    """The lines that teach a shell to complete. Raises UsageError for another shell."""
    if shell not in SCRIPTS:
        raise UsageError(f"There is completion for {', '.join(SCRIPTS)}, not for {shell}.")
    return SCRIPTS[shell].splitlines()
