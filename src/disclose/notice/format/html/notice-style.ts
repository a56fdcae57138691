/** The only style sheet of a notice. Its hash stands in the page's Content-Security-Policy. */
export const NOTICE_STYLE = `
:root{color-scheme:light;--ink:#1a1a1a;--soft:#4d4d4d;--line:#b3b3b3;--head:#eef1f5;--accent:#1f3a5f}
*{box-sizing:border-box}
body{margin:0;background:#fff;color:var(--ink);font:16px/1.85 "Hiragino Sans","Hiragino Kaku Gothic ProN","Yu Gothic Medium","Yu Gothic",YuGothic,"BIZ UDPGothic",Meiryo,"Noto Sans JP","Noto Sans CJK JP",sans-serif;overflow-wrap:anywhere;line-break:strict;-webkit-text-size-adjust:100%}
:lang(en) body,body:lang(en){font-family:"Helvetica Neue",Arial,"Noto Sans","Noto Sans JP",sans-serif;line-height:1.6}
main{max-width:46rem;margin:0 auto;padding:2.5rem 1.25rem 4rem}
h1,h2,h3,h4{line-height:1.5;break-after:avoid;text-wrap:balance;word-break:keep-all}
h1{font-size:1.45rem;text-align:center;margin:0 0 2rem}
h2{font-size:1.15rem;margin:2.5rem 0 .75rem;padding:.1rem 0 .3rem;border-bottom:2px solid var(--accent)}
h3{font-size:1.02rem;margin:1.75rem 0 .5rem}
h4{font-size:1rem;margin:1.25rem 0 .25rem;color:var(--soft)}
p{margin:0 0 1rem;orphans:2;widows:2}
.center{text-align:center}.end{text-align:right}
ul,ol{margin:0 0 1rem;padding-left:1.6em}li{margin:.25rem 0}li>p{margin:0}li>ul,li>ol{margin:.25rem 0}
blockquote{margin:0 0 1rem;padding:.25rem 0 .25rem 1rem;border-left:3px solid var(--line)}blockquote>:last-child{margin-bottom:0}
hr{border:0;border-top:1px solid var(--line);margin:2rem 0}
a{color:#0b4f9e;text-underline-offset:.15em}
.table{overflow-x:auto;margin:0 0 1.25rem;padding-right:1px}
.table:focus-visible{outline:3px solid #0b4f9e;outline-offset:2px}
table{border-collapse:collapse;width:100%;font-size:.94em;line-height:1.65;overflow-wrap:break-word}
th,td{border:1px solid var(--line);padding:.45rem .7rem;vertical-align:top;text-align:left;min-width:5.5em}
th{background:var(--head);font-weight:700}
th.center,td.center{text-align:center}
th.end,td.end{text-align:right;font-variant-numeric:tabular-nums}
.whole{white-space:nowrap}
@media(max-width:34rem){main{padding:1.5rem 1rem 3rem}h1{font-size:1.2rem;text-align:left}table{font-size:.88em}th,td{padding:.35rem .5rem}}
@page{size:A4;margin:22mm 22mm 20mm}
@media print{:root{--ink:#000;--soft:#333}body{font-size:10.5pt;line-height:1.75}main{max-width:none;padding:0}h1{font-size:15pt}h2{font-size:12pt;margin-top:1.6em}h3,h4{font-size:10.5pt}.table{overflow:visible}thead{display:table-header-group}tr,li{break-inside:avoid}th{-webkit-print-color-adjust:exact;print-color-adjust:exact}a{color:inherit;text-decoration:none}}
`;
