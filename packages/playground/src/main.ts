import { EXAMPLES, SCHEMA } from 'playground:data';
import type { BuildResult, ResolvedFleet } from '@mdav/core';
import type { FileTree } from '@mdav/core/format';
import { type Framework, frameworkName } from '@mdav/core/frameworks';
import { makeEditor } from './editor/editor.ts';
import { actionsOf, applyEdits } from './editor/marks.ts';
import { type Comparable, comparableFleet } from './model/compare.ts';
import { compile } from './model/compile.ts';
import { type Judged, judge } from './model/judge.ts';
import { type Dropped, type Opened, type OpenedPolicy, open } from './model/opened.ts';
import { isCutFragment, textInFragment } from './model/share.ts';
import { zip } from './model/zip.ts';
import { makeCompare } from './page/compare.ts';
import { download } from './page/download.ts';
import { takeFiles } from './page/dropping.ts';
import { byId, element, fill } from './page/element.ts';
import { showFindings } from './page/findings.ts';
import { showOpened } from './page/opened.ts';
import { makeOutputs } from './page/outputs.ts';
import { offerReport, showReport } from './page/report.ts';
import { makeShare } from './page/share.ts';
import { makeTabs } from './page/tabs.ts';
import { frameworksHere } from './page/waiting-frameworks.ts';
import { wholeSchema } from './schema.ts';

/** How long nothing is typed before the text is checked and built. */
const QUIET_MILLISECONDS = 200;

/** How many groups are built unasked. More take seconds, in which nothing that is typed shows. */
const BUILT_UNASKED = 100;

const EDITED = 'the fleet in the editor';
const KEPT = 'the version that was kept';

/** Local, as the day of somebody who reads. */
const date = new Date().toLocaleDateString('sv-SE');
let frameworks: readonly Framework[] | undefined;
let judged: Judged = { text: '', findings: [], problems: [], waits: false };
let fleet: ResolvedFleet | undefined;
let kept: { readonly fleet: ResolvedFleet; readonly files: FileTree } | undefined;
let policies: readonly OpenedPolicy[] = [];
/** What became of the judged text; absent while nobody asked for the build of many groups. */
let built: BuildResult | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

const outputs = makeOutputs();
const comparison = makeCompare(date);
const tabs = makeTabs((tab) => {
  if (tab === 'report') drawReport();
  if (tab === 'compare') drawComparison();
});
const editor = makeEditor(byId('editor'), {
  schema: wholeSchema(SCHEMA),
  presets: () => (frameworks ?? []).filter(({ preset }) => preset === true).map(frameworkName),
  fleet: () => fleet,
  changed: () => {
    clearTimeout(timer);
    timer = setTimeout(update, QUIET_MILLISECONDS);
  },
});

/** Everything that follows from the text. */
function update(): void {
  clearTimeout(timer);
  judged = judge(editor.text(), date, frameworks);
  if (judged.fleet !== undefined) fleet = judged.fleet;
  editor.mark(judged, date);
  const { text } = judged;
  showFindings(
    judged,
    ({ span }) => editor.show(span.start, span.end),
    (problem) =>
      actionsOf({ text, fleet: judged.fleet }, problem, date).map(({ name, edits }) => ({
        name,
        // Of a text that was changed since nothing is known yet.
        run: () => editor.text() === text && applyEdits(editor.view, edits()),
      })),
  );
  const groups = judged.fleet?.groups.length ?? 0;
  const isSound = judged.findings.every(({ severity, waiver }) => severity !== 'error' || waiver !== undefined);
  const isOffered = groups > BUILT_UNASKED && isSound;
  built = judged.fleet === undefined || isOffered ? undefined : compile(judged.fleet, date);
  if (isOffered) outputs.offer(groups, build);
  else if (!judged.waits) showBuilt();
  byId<HTMLButtonElement>('export').disabled = !isOffered && built?.ok !== true;
  byId<HTMLButtonElement>('keep').disabled = !isOffered && built?.ok !== true;
  if (tabs.current === 'report') drawReport();
  if (tabs.current === 'compare') drawComparison();
  byId('playground').dataset['ready'] = judged.text.length > 0 ? String(judged.text.length) : '0';
}

function showBuilt(): void {
  outputs.show(built ?? { ok: false, findings: judged.findings, diagnostics: [] }, kept?.files);
  tabs.count('outputs', outputs.files.size);
}

/** Builds what was not built unasked; true where the outputs are those of the text that is there. */
async function build(): Promise<boolean> {
  if (editor.text() !== judged.text) update();
  const { fleet } = judged;
  if (built === undefined && fleet !== undefined) {
    outputs.begin(fleet.groups.length);
    await painted();
    if (judged.fleet !== fleet) return false;
    built = compile(fleet, date);
    showBuilt();
  }
  return built?.ok === true;
}

/** What was said is on the screen: a build leaves no time for that. */
function painted(): Promise<void> {
  return new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
}

function edit(text: string): void {
  byId('cut').hidden = true;
  editor.replace(text);
  update();
}

function comparables(): readonly Comparable[] {
  return [
    ...(judged.fleet === undefined ? [] : [comparableFleet(EDITED, judged.fleet)]),
    ...(kept === undefined ? [] : [comparableFleet(KEPT, kept.fleet)]),
    ...policies.map(({ name, side }): Comparable => ({ title: name, side })),
  ];
}

function drawReport(): void {
  const { fleet } = judged;
  if (fleet === undefined || fleet.groups.length <= BUILT_UNASKED) showReport(fleet, date);
  else offerReport(fleet.groups.length, () => showReport(judged.fleet, date));
}

function drawComparison(): void {
  comparison.offer(comparables());
  comparison.draw();
}

function take(dropped: readonly Dropped[]): void {
  if (dropped.length === 0) return;
  const opened = open(dropped);
  if (opened.kind === 'fleet') {
    edit(opened.text);
    tabs.show('outputs');
    return;
  }
  if (opened.kind === 'policy') policies = [...policies.filter(({ name }) => name !== opened.name), opened];
  tabs.count('opened', policies.length);
  present(opened);
  tabs.show('opened');
}

function present(opened: Exclude<Opened, { kind: 'fleet' }>): void {
  showOpened(opened, {
    date,
    edit: (text) => {
      edit(text);
      tabs.show('outputs', true);
    },
    compare: ({ name }) => {
      comparison.pick(name, EDITED);
      tabs.show('compare', true);
    },
  });
  // What was opened before is a click away.
  fill(
    byId('opened-list'),
    ...policies.map((one) =>
      element(
        'button',
        { type: 'button', 'aria-pressed': String(one.name === opened.name), onclick: () => present(one) },
        one.name,
      ),
    ),
  );
}

const CONTOSO = EXAMPLES.find(({ name }) => name === 'contoso')?.text ?? '';

/** Files to try with, made of the example when somebody wants one: nobody has a backup at hand. */
const SAMPLES: Readonly<Record<string, (files: FileTree) => readonly Dropped[]>> = {
  'a registry.pol': (files) => first(files, /^file-servers\/.*registry\.pol$/),
  'a .reg file': (files) => first(files, /^file-servers\/.*\.reg$/),
  'a GPO backup': (files) => {
    const own = ending(files, /^file-servers\/gpo\/\{/).map(
      ({ path, bytes }) => [path.replace('file-servers/gpo/', ''), bytes] as const,
    );
    return [{ path: 'backup.zip', bytes: zip(new Map(own)) }];
  },
  'an Intune policy': (files) => first(files, /^office-clients\/intune\/.*\.json$/),
};

function ending(files: FileTree, pattern: RegExp): readonly Dropped[] {
  return [...files].filter(([path]) => pattern.test(path)).map(([path, bytes]) => ({ path, bytes }));
}

function first(files: FileTree, pattern: RegExp): readonly Dropped[] {
  return ending(files, pattern).slice(0, 1);
}

function sample(name: string): readonly Dropped[] {
  const { fleet } = judge(CONTOSO, date, []);
  const result = fleet && compile(fleet, date);
  return result?.ok === true ? (SAMPLES[name]?.(result.built.files) ?? []) : [];
}

function listExamples(): void {
  const select = byId<HTMLSelectElement>('examples');
  const group = (label: string, kind: string, names: readonly string[]) =>
    element('optgroup', { label }, ...names.map((name) => element('option', { value: `${kind} ${name}` }, name)));
  fill(
    select,
    element('option', { value: '' }, 'Examples'),
    group(
      'Fleets',
      'fleet',
      EXAMPLES.map(({ name }) => name),
    ),
    group('Files to read', 'file', Object.keys(SAMPLES)),
  );
  select.addEventListener('change', () => {
    const [kind = '', ...rest] = select.value.split(' ');
    const name = rest.join(' ');
    select.value = '';
    const example = EXAMPLES.find((one) => one.name === name);
    if (kind === 'fleet' && example !== undefined) edit(example.text);
    if (kind === 'file') take(sample(name));
  });
}

byId('keep').addEventListener('click', async () => {
  if (!(await build()) || judged.fleet === undefined) return;
  kept = { fleet: judged.fleet, files: outputs.files };
  comparison.pick(KEPT, EDITED);
  showBuilt();
  tabs.show('outputs');
});
byId('export').addEventListener('click', async () => {
  if (await build()) download(`${fleet?.name ?? 'fleet'}.zip`, zip(outputs.files));
});
makeShare(editor.text);
takeFiles(take);
/** What the address has. What is there in place of a fleet that was cut would be taken for it. */
function openAddress(otherwise?: string): void {
  const text = textInFragment(location.hash) ?? otherwise;
  if (text !== undefined) edit(text);
  byId('cut').hidden = !isCutFragment(location.hash);
}
window.addEventListener('hashchange', () => openAddress());
openAddress(CONTOSO);
listExamples();
tabs.show('outputs');
frameworksHere((all) => {
  frameworks = all;
  if (judged.waits) update();
});
