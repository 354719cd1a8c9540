// The first page: what goes in and what comes out, in one screen. The pieces of the output are those of docs/artifacts.md,
// which a test holds to what is committed.

/** What a page shows of a committed file. */
function piece(artifacts, from) {
  const found = new RegExp(`<!-- from ${from}[^\\n]* -->\\n(\`\`\`[\\s\\S]*?\\n\`\`\`)`).exec(artifacts)?.[1];
  if (found === undefined) throw new Error(`no page shows anything of ${from}`);
  return found;
}

const SHOWN = ['office-clients', 'file-servers'];

/** Two groups of the example, with what tells them apart. */
function excerpt(fleet) {
  const [, groups = ''] = fleet.split(/^groups:\n/m);
  const blocks = SHOWN.map((name) => {
    const block = new RegExp(`^  ${name}:\\n(?:    .*\\n)*`, 'm').exec(groups)?.[0] ?? '';
    const lines = block.split('\n').filter((line) => /^ {2}\S|^ {4}(?:os|mode|deliver):/.test(line));
    if (lines.length < 4) throw new Error(`examples/contoso says too little of ${name}`);
    return lines.join('\n');
  });
  return ['mdav: 1', 'name: contoso', 'groups:', blocks.join('\n    …\n')].join('\n');
}

const OUTPUTS = [
  ['.reg', 'examples/contoso/dist/file-servers/registry/file-servers.reg'],
  ['registry.pol', 'examples/contoso/dist/file-servers/gpo/registry.pol.txt'],
  ['Intune', 'examples/contoso/dist/office-clients/intune/'],
  ['RUNBOOK.md', 'examples/contoso/dist/file-servers/RUNBOOK.md'],
  ['expected.json', 'examples/contoso/dist/file-servers/expected.json'],
];

/** The page, in Markdown of VitePress. */
export function firstPage(artifacts, fleet) {
  const fence = (text, title) =>
    text.replace(/^```(\w*)/, (_, language) => `\`\`\`${language === 'reg' ? 'ini' : language || 'text'} [${title}]`);
  return `---
title: Microsoft Defender Antivirus policy as code
titleTemplate: mdav
sidebar: false
next: false
aside: false
pageClass: first-page
---

# Defender Antivirus policy as code

Say which devices run Defender **active**, **passive** beside another antivirus, or **passive with EDR in block mode**. mdav holds that to what Microsoft documents, and writes the files that put it into force.

<div class="in-out">
<div>

**What goes in**: a fleet file

\`\`\`yaml
${excerpt(fleet)}
\`\`\`

</div>
<div>

**What comes out**: files to review and deploy

::: code-group

${OUTPUTS.map(([title, from]) => fence(piece(artifacts, from), title)).join('\n\n')}

:::

</div>
</div>

<div class="ways">

[A first fleet, from what you have](tutorial.md) · <a href="./playground/index.html" target="_self">Try it in the browser</a> · [All settings](settings/index.md) · [Passive mode on every system](support-matrix.md) · [Rules](rules/index.md)

</div>
`;
}
