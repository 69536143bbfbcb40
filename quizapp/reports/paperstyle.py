"""How papers look: black on white when printed, light or dark as the reader's system is on a screen."""

from quizapp.reports.mathstyle import MATHS

_FOOT = '@page {{ @bottom-left {{ content: "Paper {code}"; font: 9pt sans-serif; color: #444444; }} }}'

_STYLE = """
:root {
  color-scheme: light dark;
  --paper: #ffffff; --ink: #1d2129; --soft: #59606e; --line: #8b92a0; --panel: #f3f4f7; --around: #e9ebef;
}
@media screen and (prefers-color-scheme: dark) {
  :root { --paper: #171a22; --ink: #e7e9f0; --soft: #a6adbd; --line: #6f7789; --panel: #212530; --around: #0d0f14; }
}
* { box-sizing: border-box; }
html { background: var(--around); }
body { margin: 1.5rem auto; padding: 2.2rem 2.4rem; max-width: 52rem; background: var(--paper); color: var(--ink);
  font: 16px/1.45 "Source Serif 4", "Noto Serif", Georgia, "Liberation Serif", serif; overflow-wrap: anywhere; }
h1, h2, .sign, .worth, .rules, .facts, .quiet, .task, .beside, .grid { font-family: system-ui, "Segoe UI", Roboto,
  "Helvetica Neue", "Liberation Sans", sans-serif; }
h1 { font-size: 1.6rem; margin: 0; line-height: 1.25; }
h2 { font-size: 1.15rem; margin: 1.8rem 0 .5rem; }
p { margin: .35rem 0; }
ul, ol { margin: .35rem 0; padding-left: 1.5rem; }
.quiet, .address { color: var(--soft); font-size: .86rem; }
.facts { display: flex; gap: 1.4rem; margin: 1.4rem 0 1rem; padding: 0; }
.facts div { flex: 3; display: flex; gap: .5rem; align-items: end; }
.facts .narrow { flex: 2; }
.facts i { flex: 1; border-bottom: 1px solid var(--line); height: 1.7rem; }
.rules { border: 1px solid var(--line); border-radius: .4rem; padding: .5rem 1rem; font-size: .9rem; list-style: none;
  margin: 0 0 1.4rem; }
.rules li { margin: .2rem 0; }
.question { margin: 0; padding: 1rem 0 .9rem 2.3rem;
  border-top: 1px solid var(--line); break-inside: avoid; }
.question > h2 { float: left; margin: 0 0 0 -2.3rem;
  font: 700 1.05rem/1.45 system-ui, "Segoe UI", Roboto, "Liberation Sans", sans-serif; }
.question > div > p:nth-child(2) { margin-top: 0; }
.worth { float: right; color: var(--soft); font-size: .8rem; margin: .1rem 0 0 1rem; }
.task { color: var(--soft); font-size: .86rem; margin: .5rem 0 .3rem; clear: none; }
.case { border-left: 3px solid var(--line); background: var(--panel); padding: .5rem 1rem; margin: 1rem 0;
  break-inside: avoid; break-after: avoid; }
.parts { list-style: none; padding: 0; margin: .4rem 0; }
.parts li { display: flex; gap: .6rem; align-items: flex-start; margin: .32rem 0; break-inside: avoid; }
.parts li > div { min-width: 0; flex: 0 1 auto; }
.parts li > div > :first-child { margin-top: 0; }
.parts li > div > :last-child { margin-bottom: 0; }
.sign { flex: none; min-width: 1.45rem; height: 1.45rem; line-height: 1.3rem; text-align: center; font-size: .78rem;
  font-weight: 600; border: 1.2px solid var(--ink); padding: 0 .25rem; }
.round { border-radius: 1rem; }
.square { border-radius: .15rem; }
.plain { border-color: transparent; }
.two { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 2rem; }
.two .parts { margin: 0; }
.two .parts li { min-height: 1.6rem; align-items: center; }
.lefts li > div { flex: 1; }
.slot { flex: none; display: inline-block; width: 2.2rem; height: 1.5rem; border-bottom: 1.2px solid var(--ink); }
.answer { display: flex; flex-wrap: wrap; gap: .6rem; align-items: end; margin: .5rem 0 .2rem; }
.rule { border-bottom: 1.2px solid var(--ink); height: 1.7rem; }
.long { flex: 1; }
.short { width: 10rem; }
.missing { color: var(--soft); font-style: italic; }
.heading { font-weight: 700; }
pre, code { font-family: ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", "Liberation Mono", monospace;
  font-size: .86em; }
pre { white-space: pre-wrap; margin: .5rem 0; padding: .5rem .8rem; border: 1px solid var(--line);
  border-radius: .3rem; background: var(--panel); line-height: 1.35; }
blockquote { margin: .5rem 0; padding-left: .9rem; border-left: 3px solid var(--line); }
table { border-collapse: collapse; margin: .5rem 0; font-size: .92em; }
table table { font-size: 1em; }
th, td { padding: .2rem .7rem; border: 1px solid var(--line); text-align: left; vertical-align: top; }
.right { text-align: right; }
.middle { text-align: center; }
img { display: block; max-width: 100%; max-height: 12cm; margin: .6rem 0; background: #ffffff; }
.parts img { max-height: 5cm; margin: 0; }
.grid { list-style: none; padding: 0; margin: .6rem 0; display: grid; font-size: .9rem;
  grid-template-columns: repeat(auto-fill, minmax(9.5rem, 1fr)); border-top: 1px solid var(--line); }
.grid li { padding: .22rem .5rem .22rem 0; border-bottom: 1px solid var(--line); break-inside: avoid; }
.grid b { display: inline-block; min-width: 2rem; }
.key { padding-top: .6rem; padding-bottom: .5rem; }
.right-answer { font-weight: 700; }
.key p { margin: .1rem 0; }
.key .parts, .key .parts li { margin: .1rem 0; }
.key dl { margin: .3rem 0 0; font-size: .88rem; }
.key dt { float: left; clear: left; color: var(--soft); }
.key dd { margin: .12rem 0 .12rem 7rem; }
.key dd > :first-child { margin-top: 0; }
.key .lead { float: left; margin-right: .7rem; }
.end { margin-top: 1.4rem; padding-top: .6rem; border-top: 1px solid var(--line); }
@page { margin: 17mm 16mm 19mm;
  @bottom-right { content: counter(page) " / " counter(pages); font: 9pt sans-serif; color: #444444; } }
@media print {
  :root { --paper: #ffffff; --ink: #000000; --soft: #333333; --line: #777777; --panel: transparent; }
  html { background: none; font-size: 13.5px; }
  body { margin: 0; padding: 0; max-width: none; font-size: 10.8pt; background: none; }
  body > h2 { break-after: avoid; }
}
"""


def style(code: str) -> str:
    """The style of a paper, whose code stands at the foot of every sheet."""
    return f"{_STYLE}{MATHS}{_FOOT.format(code=code)}\n"
