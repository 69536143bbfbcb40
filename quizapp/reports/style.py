"""How the page looks: light or dark as the reader's system is, light on paper."""

STYLE = """
:root {
  color-scheme: light dark;
  --paper: #ffffff; --ink: #1d2129; --soft: #59606e; --line: #d9dce3; --panel: #f5f6f8;
  --blue: #2a57b5; --sky: #7ba4ea; --navy: #23458f; --amber: #cf8a24; --grey: #9aa1ae; --red: #b3263f;
  --green: #2b8a57;
  --heat0: #e8eaee; --heat1: #bcd9c6; --heat2: #7fbd97; --heat3: #3f9a66; --heat4: #17693a;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --paper: #11131a; --ink: #e7e9f0; --soft: #a6adbd; --line: #343a48; --panel: #1a1d27;
    --blue: #7fa8f8; --sky: #8fb4fa; --navy: #4a74cf; --amber: #f2b866; --grey: #6b7385; --red: #f47f8f;
    --green: #7cd3a1;
    --heat0: #232733; --heat1: #1f4a35; --heat2: #2c7350; --heat3: #48a877; --heat4: #8fe6b7;
  }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem; max-width: 50rem; background: var(--paper); color: var(--ink);
  font: 16px/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.7rem; margin: 0; line-height: 1.25; }
h2 { font-size: 1.3rem; margin: 2.2rem 0 .6rem; padding-top: .6rem; border-top: 2px solid var(--line); }
h3 { font-size: 1.02rem; margin: 1.6rem 0 .3rem; }
p { margin: .4rem 0; }
.quiet, summary { color: var(--soft); font-size: .9rem; }
.lead { font-size: 1.08rem; font-weight: 600; }
.facts { display: flex; flex-wrap: wrap; gap: .6rem; margin: 1rem 0; }
.facts div { flex: 1 1 8rem; background: var(--panel); border: 1px solid var(--line); border-radius: .5rem;
  padding: .5rem .8rem; }
.facts dt, .facts small { color: var(--soft); font-size: .82rem; font-weight: 400; }
.facts dd { margin: 0; font-size: 1.25rem; font-weight: 600; }
.facts small { display: block; }
svg { width: 100%; height: auto; display: block; overflow: visible; break-inside: avoid; }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(19rem, 1fr)); gap: .8rem; break-inside: avoid; }
svg.half { max-width: 30rem; }
details { margin: .3rem 0 0; }
summary { cursor: pointer; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; overflow-wrap: normal; font-size: .85rem; font-variant-numeric: tabular-nums; }
th, td { padding: .15rem 1rem .15rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
.number { text-align: right; }
td.number { white-space: nowrap; }
.word { white-space: pre-wrap; min-width: 7rem; overflow-wrap: anywhere; }
rect, circle, polygon { fill: var(--colour); }
line, polyline { stroke: var(--colour); fill: none; }
.main { --colour: var(--blue); }
.young { --colour: var(--sky); }
.mature { --colour: var(--navy); }
.new, .hard, .maybe { --colour: var(--amber); }
.steps, .learning, .unknown { --colour: var(--grey); }
.again, .late, .weak, .aim { --colour: var(--red); }
.good, .fine { --colour: var(--green); }
.easy { --colour: var(--blue); }
.suspended, .grid { --colour: var(--line); }
.heat0 { --colour: var(--heat0); }
.heat1 { --colour: var(--heat1); }
.heat2 { --colour: var(--heat2); }
.heat3 { --colour: var(--heat3); }
.heat4 { --colour: var(--heat4); }
.label { fill: var(--ink); font-size: 11px; }
.aim { stroke-width: 1.5; stroke-dasharray: 5 4; }
.path { stroke-width: 2; }
.band { opacity: .2; }
.whisker { stroke-width: 2; opacity: .6; }
.interval { stroke-width: 7; stroke-linecap: round; opacity: .6; }
.point { --colour: var(--ink); }
.few { --colour: var(--paper); stroke: var(--ink); stroke-width: 1.5; }
@page { size: A4; margin: 16mm 14mm; }
@media print {
  body { padding: 0; max-width: none; font-size: 10.5pt; }
  h2, h3, .lead { break-after: avoid; }
  tr { break-inside: avoid; }
  table { font-size: 8.5pt; }
  th, td { padding-right: .7rem; }
  .wide { overflow: visible; }
  .quiet { break-after: avoid; }
  .word { min-width: 0; }
  .slim .wide { columns: 2; }
  .long table { font-size: 8pt; }
  .long .word { white-space: pre; }
  summary { display: none; }
  details::details-content { content-visibility: visible; block-size: auto; display: block; }
  .facts div { background: none; }
}
"""
