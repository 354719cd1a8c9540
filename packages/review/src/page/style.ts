import { html } from './html.ts';
import { FLOW_STYLE } from './render-flow.ts';

/** The look of the page: system fonts, one light and one dark palette with AA contrast, and rules for narrow screens and paper. */
export const STYLE = html`
:root{color-scheme:light dark;--bg:#f5f6f8;--card:#fff;--ink:#1a212c;--dim:#536071;--line:#dde2e9;--head:#eef1f5;--link:#1a56b0;
--error:#a8201a;--error-bg:#fdeceb;--warning:#7d4e00;--warning-bg:#fff3dd;--info:#2a5788;--info-bg:#e8f0fa;--good:#1b6338;--good-bg:#e6f4ea}
@media (prefers-color-scheme:dark){:root{--bg:#0f1319;--card:#171d26;--ink:#e4e8ee;--dim:#a4afbf;--line:#2c3542;--head:#1e2631;--link:#8fb9ff;
--error:#ffb3ab;--error-bg:#3a1815;--warning:#f3c57c;--warning-bg:#33270f;--info:#a9cdff;--info-bg:#16273d;--good:#90dcaa;--good-bg:#11301d}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0;background:var(--bg);color:var(--ink);font:0.9375rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;overflow-wrap:anywhere}
code{font:0.92em/1.4 ui-monospace,"Cascadia Mono","Segoe UI Mono",Menlo,Consolas,monospace;unicode-bidi:isolate}
th,td,li,dd,h1,h3,small,.lead{unicode-bidi:isolate}
a{color:var(--link);text-underline-offset:.15em}
a:focus-visible,summary:focus-visible,main:focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:2px}
main:focus{outline:none}
h1,h2,h3,h4,p,ul,ol,dl{margin:0}
h1{font-size:1.75rem;line-height:1.2;letter-spacing:-.01em}
h2{font-size:1.25rem;line-height:1.3;margin:2.25rem 0 .75rem}
h3{font-size:1.0625rem;line-height:1.3}
h4{font-size:.8125rem;line-height:1.4;margin:1.1rem 0 .35rem;color:var(--dim);font-weight:600}
p+p{margin-top:.25rem}
ul,ol{padding-left:1.25rem}
ul.plain,.tiles,.chips,nav ul,.sources{list-style:none;padding:0}
small{display:block;font-size:.8125rem;line-height:1.4;color:var(--dim)}
small.weaker{color:var(--warning)}
.dim{color:var(--dim);font-size:.8125rem}
.none{color:var(--dim)}
.nowrap{white-space:nowrap}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.defs{position:absolute}
.i{width:.95em;height:.95em;vertical-align:-.12em;flex:none}
.skip{position:absolute;left:-99rem}
.skip:focus{left:1rem;top:1rem;background:var(--card);padding:.5rem 1rem;z-index:9}
.top,nav,main,footer{padding-inline:clamp(.75rem,2.5vw,2rem)}
.top{padding-block:1.5rem 1.25rem;background:var(--card);border-bottom:1px solid var(--line)}
.kind{color:var(--dim);font-size:.8125rem;font-weight:600}
.verdict{display:inline-flex;gap:.5rem;align-items:baseline;margin-top:.85rem;padding:.4rem .8rem;border-radius:.4rem;font-weight:600}
.verdict.good{color:var(--good);background:var(--good-bg)}
.verdict.warning{color:var(--warning);background:var(--warning-bg)}
.verdict.error{color:var(--error);background:var(--error-bg)}
nav{padding-block:1rem 0;font-size:.875rem}
nav li{padding:.1rem 0}
nav ul ul{padding-left:.75rem}
nav a{text-decoration:none}
nav a:hover{text-decoration:underline}
footer{padding-block:1.5rem 2.5rem;color:var(--dim);font-size:.8125rem;max-width:60rem}
.card{background:var(--card);border:1px solid var(--line);border-radius:.5rem;padding:1rem 1.1rem}
.card+.card{margin-top:1rem}
.lead{max-width:75ch;margin-bottom:.5rem}
.card>.lead:last-child{margin-bottom:0}
.card>header{display:flex;flex-wrap:wrap;gap:.25rem 1rem;align-items:baseline;margin-bottom:.35rem}
.mode{color:var(--dim);font-weight:600;font-size:.875rem}
.tiles{display:grid;grid-template-columns:repeat(3,1fr);gap:.75rem}
.tiles li{background:var(--card);border:1px solid var(--line);border-radius:.5rem;padding:.75rem .9rem}
.tiles a{display:block;text-decoration:none;font-weight:600;margin-bottom:.25rem}
.tiles a:hover{text-decoration:underline}
.tiles b{font-size:1.6rem;line-height:1.2;font-weight:650;font-variant-numeric:tabular-nums;color:var(--ink)}
.tiles span{font-size:.8125rem;color:var(--dim)}
.tiles li>span{display:block}
.b{display:inline-flex;gap:.3em;align-items:baseline;padding:.05rem .45rem;border-radius:.3rem;font-size:.8125rem;font-weight:600;white-space:nowrap;background:var(--head);color:var(--ink)}
.b.error,.tiles .b.error{color:var(--error);background:var(--error-bg)}
.b.warning,.tiles .b.warning{color:var(--warning);background:var(--warning-bg)}
.b.info,.tiles .b.info{color:var(--info);background:var(--info-bg)}
.b.good{color:var(--good);background:var(--good-bg)}
.t-error{color:var(--error)}
.t-warning{color:var(--warning)}
.s{white-space:nowrap}
.s.yes,.plus,.d.strengthens{color:var(--good)}
.s.part,.d.mixed{color:var(--warning)}
.s.no{color:var(--dim)}
.minus,.d.weakens{color:var(--error)}
.d{font-weight:600;white-space:nowrap}
.d.neutral{color:var(--dim);font-weight:400}
.plus,.minus{font-size:.8125rem;font-weight:600}
table{width:100%;border-collapse:collapse;font-size:.875rem;line-height:1.45}
p+table,ol+table,ul+table,table+table,table+details,.note+table{margin-top:.6rem}
caption{text-align:left;color:var(--dim);font-size:.8125rem;padding-bottom:.5rem}
th,td{text-align:left;vertical-align:top;padding:.45rem .75rem .45rem 0;border-top:1px solid var(--line);min-width:4.5rem}
th:last-child,td:last-child{padding-right:0}
thead th{position:sticky;top:0;background:var(--card);border:0;box-shadow:inset 0 -1px var(--line);font-size:.8125rem;color:var(--dim);font-weight:600;z-index:1}
tbody th{font-weight:600}
tbody tr:first-child>*{border-top:0}
tbody th code{font-weight:600}
th small{font-weight:400}
.findings p.hint{color:var(--ink)}
.findings th:first-child{width:7rem}
.findings td:nth-child(3){width:22%}
.findings tr:target{background:var(--head)}
.expiry th:first-child{width:7rem}
.expiry td:nth-child(3){width:34%}
.settings th:first-child{width:27%}
.settings caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.changes th:first-child{width:25%}
.changes td:nth-child(3){width:28%}
.said th:first-child{width:20%}
.said td{width:40%}
.map{table-layout:fixed}
.map th:first-child{width:clamp(8rem,17%,13rem)}
.map td{border-left:1px solid var(--line);padding-left:.75rem}
.map thead th+th{box-shadow:inset 0 -1px var(--line),inset 1px 0 var(--line);padding-left:.75rem}
.way+.way{margin-top:.6rem}
.way small{display:flex;gap:.35rem;align-items:baseline;margin-top:.25rem}
.chips{display:flex;flex-wrap:wrap;gap:.3rem}
.chips a{display:inline-block;border:1px solid var(--line);border-radius:.35rem;padding:.1rem .55rem;background:var(--head);text-decoration:none;font-weight:600}
.way.passive .chips a{background:none;border-style:dashed;border-color:var(--dim)}
.chips a:hover{text-decoration:underline}
.columns{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,19rem),1fr));gap:0 2rem}
.columns h4:first-child{margin-top:.6rem}
.works{font-size:.875rem}
.works div{display:grid;grid-template-columns:5.5rem 1fr;gap:.1rem .5rem;padding:.15rem 0}
.works dd,.facts dd{margin:0}
.facts{font-size:.875rem}
.facts div{display:grid;grid-template-columns:8.5rem 1fr;gap:.5rem;padding:.12rem 0}
.facts dt{color:var(--dim)}
.steps{padding-left:1.4rem}
.notes{margin-top:.6rem;font-size:.8125rem}
.note{margin:.6rem 0;padding:.5rem .75rem;border-left:3px solid var(--warning);background:var(--warning-bg)}
.note.error{border-color:var(--error);background:var(--error-bg)}
summary{cursor:pointer;color:var(--dim);font-size:.8125rem;font-weight:600;padding:.15rem 0;width:fit-content}
.card>details{margin-top:.75rem}
summary h4{display:inline;margin:0}
.sources{columns:22rem;column-gap:2rem;font-size:.875rem}
.sources li{break-inside:avoid;padding-bottom:.5rem}
@media (min-width:72rem){
body:has(>nav){display:grid;grid-template-columns:14.5rem minmax(0,1fr);grid-template-rows:auto 1fr auto}
.top,footer{grid-column:1/-1}
nav{padding-block:2.4rem 1rem;padding-right:0}
nav>ul{position:sticky;top:1rem;max-height:calc(100vh - 2rem);overflow-y:auto;padding-right:.5rem}
main{max-width:100rem}
}
@media (min-width:82rem){
.tiles{grid-template-columns:none;grid-auto-flow:column;grid-auto-columns:1fr}
}
@media screen and (max-width:71.99rem){
nav>ul,nav details>ul{display:flex;flex-wrap:wrap;gap:.1rem 1.1rem}
nav li:has(details){width:100%}
}
@media screen and (max-width:44rem){
.tiles{grid-template-columns:repeat(2,1fr)}
.t,.t tbody,.t tr,.t th,.t td{display:block;width:auto!important;min-width:0}
.t caption{display:block}
.t thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.t tbody tr{border-top:1px solid var(--line);padding:.6rem 0}
.t tbody tr>*{border:0;padding:.1rem 0}
.t td[data-label]::before{content:attr(data-label) ": ";font-size:.8125rem;color:var(--dim)}
.findings td:nth-child(2)::before{display:none}
.map td:has(>.none){display:none}
.works div{grid-template-columns:1fr}
}
@media print{
:root{color-scheme:light;--bg:#fff;--card:#fff;--ink:#000;--dim:#444c58;--line:#c4cad3;--head:#eef1f5;--link:#123f86;
--error:#8f1a15;--error-bg:#fdeceb;--warning:#6b4300;--warning-bg:#fff3dd;--info:#224a76;--info-bg:#e8f0fa;--good:#14522d;--good-bg:#e6f4ea}
@page{margin:14mm 12mm}
html{font-size:12.5px}
body,body:has(>nav){display:block;background:none;-webkit-print-color-adjust:exact;print-color-adjust:exact}
nav,.skip{display:none}
summary{list-style:none}
summary::-webkit-details-marker{display:none}
details::details-content{content-visibility:visible!important;display:block!important;block-size:auto!important}
.top,main,footer{padding-inline:0}
.top{padding-top:0}
.card{border:0;border-radius:0;padding:0;break-inside:auto}
.card+.card{border-top:1px solid var(--line);padding-top:.75rem}
.tiles{grid-template-columns:repeat(3,1fr);grid-auto-flow:row}
.tiles li{break-inside:avoid}
.columns{grid-template-columns:1fr 1.25fr 1fr;gap:0 1.25rem}
.facts div{grid-template-columns:6.5rem 1fr}
thead{display:table-header-group}
thead th,.map thead th+th{position:static;box-shadow:none;border-bottom:1px solid var(--line)}
tr,.note,.way,.columns{break-inside:avoid}
h2,h3,h4,caption,summary,.card>header{break-after:avoid}
a{color:inherit;text-decoration:none}
.findings a,.sources a{text-decoration:underline}
}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
${FLOW_STYLE}`;
