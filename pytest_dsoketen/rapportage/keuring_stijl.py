# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""How the web page of `dsoketen valideer` looks; every pair of colours has a contrast of 4.5 or more."""

from __future__ import annotations

from typing import Final

STIJL: Final = """
:root { color-scheme: light dark; --tekst: #1b1b1f; --vlak: #ffffff; --rand: #767680; --zacht: #f2f3f6; --link: #0b4fa3;
  --goed: #14632a; --goed-vlak: #e5f4e8; --let-op: #7a4300; --let-op-vlak: #fdf1dc;
  --fout: #a3121f; --fout-vlak: #fdecec; --open: #3c3f4a; --open-vlak: #eceef3; }
@media (prefers-color-scheme: dark) {
  :root { --tekst: #ececf1; --vlak: #17181c; --rand: #8e919c; --zacht: #22242a; --link: #9cc3ff;
    --goed: #8fdca3; --goed-vlak: #17301d; --let-op: #ffc673; --let-op-vlak: #35270f;
    --fout: #ffa8a8; --fout-vlak: #3a1a1c; --open: #c8cbd6; --open-vlak: #2a2d35; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem 1rem 4rem; max-width: 62rem; background: var(--vlak); color: var(--tekst);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, Arial, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 .25rem; }
h2 { font-size: 1.35rem; margin: 2.5rem 0 .25rem; }
h3 { font-size: 1.12rem; margin: 2rem 0 .5rem; }
h4 { font-size: 1rem; margin: 0 0 .5rem; }
p { margin: .25rem 0 .75rem; }
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
code { font: .88em/1.4 ui-monospace, Consolas, "DejaVu Sans Mono", monospace; background: var(--zacht);
  padding: .1em .35em; border-radius: .25em; }
.sla-over { position: absolute; left: -99rem; }
.sla-over:focus { left: 1rem; }
.oordeel { padding: .8rem 1rem; border-left: .4rem solid; border-radius: .3rem; font-size: 1.1rem; }
.oordeel.goed, .merk.goed { color: var(--goed); background: var(--goed-vlak); }
.oordeel.let-op, .merk.let-op { color: var(--let-op); background: var(--let-op-vlak); }
.oordeel.fout, .merk.fout { color: var(--fout); background: var(--fout-vlak); }
.oordeel.open, .merk.open { color: var(--open); background: var(--open-vlak); }
.merk { padding: .05em .5em; border-radius: .3em; white-space: nowrap; }
.oorzaak { margin: .75rem 0; padding: .9rem 1rem; border: 1px solid var(--rand); border-left-width: .4rem;
  border-radius: .3rem; }
.oorzaak.fout { border-left-color: var(--fout); }
.oorzaak.let-op { border-left-color: var(--let-op); }
.oorzaak.open { border-left-color: var(--open); }
dl { display: grid; grid-template-columns: 9.5rem 1fr; gap: .2rem 1rem; margin: 0 0 .6rem; }
dt { font-weight: 600; }
dd { margin: 0; }
ul, ol { margin: .4rem 0; padding-left: 1.4rem; }
li { margin: .25rem 0; }
summary { cursor: pointer; font-weight: 600; }
.stop { margin: 2rem 0 0; padding: .7rem 1rem; border: 2px dashed var(--fout); border-radius: .3rem; font-weight: 600; }
.tabel { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .35rem .7rem .35rem 0; border-bottom: 1px solid var(--rand); }
tbody th { font-weight: 400; }
@media (max-width: 36rem) { dl { grid-template-columns: 1fr; } dd { margin-bottom: .4rem; } }
@media print { body { max-width: none; } details > * { display: block; } .oorzaak { break-inside: avoid; } }
"""
