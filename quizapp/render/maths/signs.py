"""The signs that commands and characters stand for, each as Unicode and as ASCII.

Tables are triples of name, Unicode and ASCII; `_` in the ASCII is a space.
"""

from collections.abc import Iterator

from quizapp.render.maths.tree import Kind, Sign

_GREEK = """
alpha α beta β gamma γ delta δ epsilon ϵ zeta ζ eta η theta θ iota ι kappa κ lambda λ mu μ nu ν xi ξ omicron ο pi π
rho ρ sigma σ tau τ upsilon υ phi ϕ chi χ psi ψ omega ω varepsilon ε vartheta ϑ varpi ϖ varrho ϱ varsigma ς varphi φ
varkappa ϰ digamma ϝ Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω
Alpha Α Beta Β Epsilon Ε Zeta Ζ Eta Η Iota Ι Kappa Κ Mu Μ Nu Ν Rho Ρ Tau Τ Chi Χ
"""
_LETTERS = """
infty ∞ infinity partial ∂ partial nabla ∇ nabla ell ℓ ell hbar ℏ hbar Re ℜ Re Im ℑ Im aleph ℵ aleph wp ℘ wp
emptyset ∅ empty_set varnothing ∅ empty_set forall ∀ for_all exists ∃ exists nexists ∄ no neg ¬ not lnot ¬ not
top ⊤ T bot ⊥ bot ldots … ... dots … ... dotsc … ... cdots ⋯ ... dotsb ⋯ ... dotsm ⋯ ... vdots ⋮ ... ddots ⋱ ...
imath ı i jmath ȷ j prime ′ ' angle ∠ angle triangle △ triangle square □ square Box □ square blacksquare ■ QED
checkmark ✓ yes degree ° deg surd √ sqrt backslash \\ \\ dag † dagger ddag ‡ dagger clubsuit ♣ clubs
heartsuit ♥ hearts spadesuit ♠ spades diamondsuit ♦ diamonds bigstar ★ star complement ∁ complement_of eth ð eth
# # # % % % $ $ $ & & & lbrack [ [ rbrack ] ] . . . ? ? ? " " " @ @ @ ` ` `
"""
_RELATIONS = """
= = = < < < > > > : : : lt < < gt > > leq ≤ <= le ≤ <= geq ≥ >= ge ≥ >= leqslant ≤ <= geqslant ≥ >= neq ≠ != ne ≠ !=
approx ≈ ~= sim ∼ ~ simeq ≃ ~= cong ≅ ~= equiv ≡ == propto ∝ proportional_to varpropto ∝ proportional_to ll ≪ <<
gg ≫ >> in ∈ in ni ∋ contains notin ∉ not_in subset ⊂ subset_of subseteq ⊆ subset_or_equal subsetneq ⊊ proper_subset_of
supset ⊃ superset_of supseteq ⊇ superset_or_equal perp ⊥ perp parallel ∥ || mid | | nmid ∤ does_not_divide vdash ⊢ |-
models ⊨ |= vDash ⊨ |= to → -> rightarrow → -> longrightarrow → -> leftarrow ← <- gets ← <- longleftarrow ← <-
leftrightarrow ↔ <-> Rightarrow ⇒ => implies ⇒ => Longrightarrow ⇒ => Leftarrow ⇐ <== impliedby ⇐ <==
Leftrightarrow ⇔ <=> iff ⇔ <=> Longleftrightarrow ⇔ <=> mapsto ↦ |-> longmapsto ↦ |-> uparrow ↑ up downarrow ↓ down
updownarrow ↕ up-down nearrow ↗ up-right searrow ↘ down-right hookrightarrow ↪ -> twoheadrightarrow ↠ ->>
rightsquigarrow ⇝ ~> leadsto ⇝ ~> rightleftharpoons ⇌ <=> doteq ≐ .= triangleq ≜ := coloneqq ≔ := asymp ≍ ~
prec ≺ precedes succ ≻ succeeds preceq ⪯ precedes_or_equals succeq ⪰ succeeds_or_equals lesssim ≲ <~ gtrsim ≳ >~
bowtie ⋈ joins therefore ∴ therefore because ∵ because
"""
_BINARY = """
+ + + - − - times × x div ÷ / pm ± +/- mp ∓ -/+ * ∗ * ast ∗ * star ⋆ * circ ∘ o bullet • * oplus ⊕ oplus ominus ⊖ ominus
otimes ⊗ otimes oslash ⊘ oslash odot ⊙ odot cup ∪ union cap ∩ intersect setminus ∖ \\ land ∧ and wedge ∧ and lor ∨ or
vee ∨ or sqcup ⊔ join sqcap ⊓ meet uplus ⊎ uplus amalg ⨿ amalg dagger † dagger ddagger ‡ dagger veebar ⊻ xor
bmod mod mod diamond ⋄ diamond ltimes ⋉ ltimes rtimes ⋊ rtimes
"""
_TIMES = "cdot · * cdotp · * / / /"
_BIG = """
sum ∑ sum prod ∏ prod coprod ∐ coprod bigcup ⋃ union bigcap ⋂ intersection bigvee ⋁ or bigwedge ⋀ and bigoplus ⨁ oplus
bigotimes ⨂ otimes bigodot ⨀ odot biguplus ⨄ uplus bigsqcup ⨆ join
"""
_INTEGRALS = "int ∫ integral iint ∬ double_integral iiint ∭ triple_integral oint ∮ closed_integral"
_OPENING = "( ( ( [ [ [ { { { lbrace { { langle ⟨ < lfloor ⌊ floor( lceil ⌈ ceil( lvert | | lVert ‖ || llbracket ⟦ [["
_CLOSING = ") ) ) ] ] ] } } } rbrace } } rangle ⟩ > rfloor ⌋ ) rceil ⌉ ) rvert | | rVert ‖ || rrbracket ⟧ ]]"
_BARS = r"| | | vert | | Vert ‖ || \| ‖ ||"
_COMMAS = ", , , ; ; ; colon : :"
_FUNCTIONS = """
log ln lg exp sin cos tan cot sec csc sinh cosh tanh coth arcsin arccos arctan arg det dim ker hom deg gcd
"""
_LIMITS = "lim max min sup inf Pr"
_SPACED_LIMITS = (("limsup", "lim sup"), ("liminf", "lim inf"), ("argmax", "arg max"), ("argmin", "arg min"))
SPACES = {",": 1, ":": 1, ";": 1, ">": 1, " ": 1, "!": 0, "enspace": 1, "thinspace": 1, "quad": 2, "qquad": 4}
SPACES["/"] = 0
# What opens and what closes make a pair in rows of the same number, and half-open intervals mix two of them.
PAIRS = {"(": ")]", "[": "])", "{": "}", "⟨": "⟩", "⌊": "⌋", "⌈": "⌉", "⟦": "⟧", "|": "|", "‖": "‖"}
NOTHING = Sign("", "")


def _triples(table: str, kind: Kind, *, limits: bool = False) -> Iterator[tuple[str, Sign]]:
    words = table.split()
    for name, shown, spelled in zip(words[::3], words[1::3], words[2::3], strict=True):
        yield name, Sign(shown, spelled.replace("_", " "), kind, limits)


def _greek() -> Iterator[tuple[str, Sign]]:
    words = _GREEK.split()
    for name, shown in zip(words[::2], words[1::2], strict=True):
        yield name, Sign(shown, name.removeprefix("var"))


def _functions() -> Iterator[tuple[str, Sign]]:
    for name in _FUNCTIONS.split():
        yield name, Sign(name, name, Kind.FUNCTION)
    for name, shown in (*((name, name) for name in _LIMITS.split()), *_SPACED_LIMITS):
        yield name, Sign(shown, shown, Kind.FUNCTION, limits=True)


COMMANDS: dict[str, Sign] = dict(
    (
        *_greek(),
        *_triples(_LETTERS, Kind.LETTER),
        *_triples(_RELATIONS, Kind.RELATION),
        *_triples(_BINARY, Kind.BINARY),
        *_triples(_TIMES, Kind.TIMES),
        *_triples(_BIG, Kind.BIG, limits=True),
        *_triples(_INTEGRALS, Kind.BIG),
        *_triples(_OPENING, Kind.OPEN),
        *_triples(_CLOSING, Kind.CLOSE),
        *_triples(_BARS, Kind.BAR),
        *_triples(_COMMAS, Kind.COMMA),
        *_functions(),
        ("!", Sign("!", "!", Kind.AFTER)),
        ("_", Sign("_", "_")),
    )
)
"""What a name behind a backslash, or a single ASCII character, stands for."""

CHARACTERS: dict[str, Sign] = {
    sign.shown: sign for sign in reversed(COMMANDS.values()) if len(sign.shown) == 1 and not sign.shown.isascii()
} | {"−": COMMANDS["-"], "∣": COMMANDS["mid"], "⋅": COMMANDS["cdot"], "∥": COMMANDS["Vert"], "μ": COMMANDS["mu"]}
"""What a Unicode character stands for."""
