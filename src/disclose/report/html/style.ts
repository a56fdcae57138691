/** The page's only style sheet. Its hash stands in the page's Content-Security-Policy. */
export const STYLE = `
:root{color-scheme:light dark;--ground:#f6f7f9;--paper:#fff;--ink:#1b2430;--soft:#566272;--line:#d8dde4;--link:#0b57a4;
--red:#a3161b;--amber:#8a4b00;--blue:#0f5a86;--green:#1c6a3a;--grey:#55606e;--hot:#fdecec;--warm:#fff4e0}
@media(prefers-color-scheme:dark){:root{--ground:#12161c;--paper:#1b212a;--ink:#e8ecf1;--soft:#a5b0be;--line:#333d4a;--link:#8cc2ff;
--red:#ff9a97;--amber:#ffc267;--blue:#8fd0f5;--green:#8fdcab;--grey:#b4bdc9;--hot:#3a1e20;--warm:#3a2d16}}
*{box-sizing:border-box}
html{scroll-padding-top:1rem}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.7 system-ui,-apple-system,"Segoe UI","Hiragino Sans","Hiragino Kaku Gothic ProN","Yu Gothic UI",Meiryo,"Noto Sans CJK JP","Noto Sans JP",sans-serif;overflow-wrap:anywhere}
main{max-width:76rem;margin:0 auto;padding:1.5rem 1.25rem 4rem}
a{color:var(--link);text-underline-offset:.15em}
.skip{position:absolute;left:-99rem}
.skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.5rem 1rem}
.top{border-left:.5rem solid var(--grey);background:var(--paper);padding:1.25rem 1.5rem;border-radius:.4rem;box-shadow:0 0 0 1px var(--line)}
.top.break-in{border-color:var(--red)}.top.suspicion,.top.blind{border-color:var(--amber)}.top.attempts{border-color:var(--blue)}.top.quiet{border-color:var(--green)}
.top .kind{margin:0;color:var(--soft);font-size:.9rem;letter-spacing:.04em}
h1{font-size:1.5rem;line-height:1.5;margin:.25rem 0 .5rem;text-wrap:pretty}
.break-in h1{color:var(--red)}
.meta,.note,.more,figcaption{color:var(--soft);font-size:.875rem;margin:.25rem 0}
.partial{color:var(--amber);margin:.25rem 0}
.cards{display:grid;grid-template-columns:repeat(6,1fr);gap:1rem;margin:1rem 0 0}
.card{background:var(--paper);border-radius:.4rem;box-shadow:0 0 0 1px var(--line);padding:1rem 1.25rem;grid-column:span 2}
.card.known,.card.now{grid-column:span 3}.card.now{order:-1;border-top:.25rem solid var(--blue)}.card.known{order:-2;border-top:.25rem solid var(--ink)}
.card h2{font-size:1.05rem;margin:0 0 .5rem}
.card ul,.card ol{margin:0;padding-left:1.25rem}.card li{margin:.3rem 0}
nav{margin:1.25rem 0 0}nav ul{list-style:none;display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;padding:0;margin:0}
main>section{margin-top:2.5rem}
main>section>h2{font-size:1.25rem;margin:0 0 .75rem;padding-bottom:.35rem;border-bottom:2px solid var(--line)}
h3{font-size:1.05rem;margin:0 0 .5rem}#scope h3{margin-top:1.4rem}h4{font-size:.95rem;margin:1rem 0 .4rem}
.id{color:var(--soft);font:.8rem ui-monospace,Consolas,monospace;font-weight:400}
.actor{background:var(--paper);border-radius:.4rem;box-shadow:0 0 0 1px var(--line);padding:1rem 1.25rem;margin:0 0 1rem}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1.25rem;margin:0}
dt{color:var(--soft);font-size:.9rem}dd{margin:0}
.scroll{overflow-x:auto;background:var(--paper);border-radius:.4rem;box-shadow:0 0 0 1px var(--line)}
.actor .scroll{box-shadow:none;border:1px solid var(--line)}
table{border-collapse:collapse;width:100%;font-size:.875rem;line-height:1.55}
th,td{text-align:left;vertical-align:top;padding:.5rem .75rem;border-bottom:1px solid var(--line)}
tbody tr:last-child td{border-bottom:0}
th{color:var(--soft);font-weight:600;white-space:nowrap}
tr:target,article:target{outline:2px solid var(--link);outline-offset:-2px}
tr.succeeded{background:var(--hot)}
.what{min-width:18rem}
.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.period{min-width:9rem;display:inline-block}
.warn{color:var(--amber);font-weight:600}
.none{color:var(--soft)}
.name,.hash,.places{font-family:ui-monospace,SFMono-Regular,Consolas,"Noto Sans Mono CJK JP",monospace;font-size:.92em}
.name.short,.outcome{white-space:nowrap}
.hash{min-width:14rem;word-break:break-all}
.places a{white-space:nowrap;margin-right:.4em}
.tags{color:var(--soft);font-size:.8rem}
.level{display:inline-block;padding:0 .5em;border-radius:.25rem;border:1px solid currentColor;font-weight:600;white-space:nowrap;color:var(--grey)}
.level.critical,.level.high{color:var(--red)}.level.critical{background:var(--hot)}.level.medium{color:var(--amber)}.level.low{color:var(--blue)}
span.stage{display:inline-block;white-space:nowrap;padding:0 .5em;border-radius:.25rem;font-size:.85em;border-left:.4em solid var(--c,var(--grey));background:var(--ground)}
rect.stage{fill:var(--c,var(--grey))}
.reconnaissance{--c:#7a8694}.attack{--c:#b7791f}.foothold{--c:#c0392b}.webshell{--c:#8e1f5c}.login-attempt{--c:#6b7fd7}.login{--c:#3447b3}
.browse{--c:#2b8a9e}.export{--c:#d2531b}.change{--c:#7d4fb0}.return{--c:#4b8b3b}
.chart{margin:0 0 1rem}.chart svg{display:block;min-width:44rem;width:100%;padding:.75rem;height:auto}
.chart text{fill:var(--ink);font-size:12px}.chart .tick{fill:var(--soft);font-size:11px}.chart .lane{stroke:var(--line)}
figcaption{margin-top:.5rem}
footer{margin-top:3rem;padding-top:1rem;border-top:1px solid var(--line);color:var(--soft);font-size:.875rem}
@media(max-width:60rem){.cards{grid-template-columns:1fr}.card,.card.known,.card.now{grid-column:auto}h1{font-size:1.25rem}}
@media(max-width:34rem){dl{grid-template-columns:1fr}dd{margin-bottom:.4rem}
.scroll:has(.what) :is(table,tbody){display:block}.scroll:has(.what) thead{position:absolute;left:-99rem}
.scroll:has(.what) tr{display:flex;flex-wrap:wrap;gap:.15rem .75rem;padding:.6rem .75rem;border-bottom:1px solid var(--line)}
.scroll:has(.what) td{border:0;padding:0;max-width:100%}.scroll:has(.what) td.what{flex:1 0 100%;min-width:0}.scroll:has(.what) td.number::before{content:"\\d7 "}}
@media print{:root{color-scheme:light;--ground:#fff;--paper:#fff;--ink:#000;--soft:#444;--line:#bbb;--link:#000;--red:#8a0f14;--amber:#6b3a00;--blue:#0b4464;--green:#14502b;--grey:#444;--hot:#fff;--warm:#fff}
body{font-size:10pt}main{max-width:none;padding:0}nav,.skip{display:none}.scroll{overflow:visible}.cards{display:block}.card{margin-bottom:.75rem}
.card,.actor,tr,figure{break-inside:avoid}thead{display:table-header-group}table{font-size:8pt}.what,.hash,.period{min-width:0}th,td{padding:.25rem .35rem}a{text-decoration:none}}
`;
