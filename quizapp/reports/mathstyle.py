"""How formulas look on every page: fonts that know how to set them, and what MathML leaves to the style."""

MATHS = """
math { font-family: "STIX Two Math", "Latin Modern Math", "Cambria Math", "DejaVu Math TeX Gyre", math; }
math[display="block"] { margin: .6em 0; }
mtd { padding: .15em .4em; border: 0; font-size: inherit; text-align: center; }
.overlined { border-top: 1px solid currentcolor; padding-top: .1em; }
mtd.left { text-align: left; }
mtd.right { text-align: right; }
"""
