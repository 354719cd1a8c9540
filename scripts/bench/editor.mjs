// What an editor waits for, by the protocol of a real server: a key typed until its findings, and requests. Beside the time that
// passed stands what the server's main thread computed, which a busy machine does not stretch (Linux tells it).
import { readFileSync } from 'node:fs';
import { startServer } from '../protocol.mjs';
import { fleetOf } from './groups.mjs';

const URI = 'file:///bench/mdav.yaml';
const KEYS = 64;

export async function editorLatency(root) {
  console.log('An editor: milliseconds from a key to its findings (no debounce), and of what is asked between keys');
  console.log('    groups   lines                    p50     p95   computed: p50     p95');
  for (const groups of [20, 200]) await measure(root, groups);
  console.log('');
}

async function measure(root, groups) {
  const server = startServer(process.execPath, [`${root}packages/cli/bin/mdav.js`, 'lsp']);
  await server.request('initialize', {
    processId: null,
    rootUri: null,
    // As VS Code does: what an action changes is asked for when it is chosen.
    capabilities: { textDocument: { codeAction: { resolveSupport: { properties: ['edit'] } } } },
    initializationOptions: { checkAfterMilliseconds: 0 },
  });
  server.notify('initialized', {});
  const text = fleetOf(groups);
  const lines = text.split('\n');
  const findings = (version) =>
    server.told(({ method, params }) => method === 'textDocument/publishDiagnostics' && params.version === version);
  const opened = findings(1);
  server.notify('textDocument/didOpen', { textDocument: { uri: URI, languageId: 'yaml', version: 1, text } });
  await opened;
  const took = {
    findings: [],
    'new line': [],
    completion: [],
    hover: [],
    symbols: [],
    hints: [],
    lenses: [],
    actions: [],
  };
  const timed = async (name, ask) => {
    const [started, before] = [performance.now(), computed(server.pid)];
    await ask();
    took[name].push({ wall: performance.now() - started, cpu: computed(server.pid) - before });
  };
  const middle = lines.findIndex((line, index) => index > lines.length / 2 && line.includes('excludedPaths'));
  const textDocument = { uri: URI };
  let version = 1;
  const type = (change) => {
    version += 1;
    const told = findings(version);
    server.notify('textDocument/didChange', { textDocument: { uri: URI, version }, contentChanges: [change] });
    return told;
  };
  for (let key = 0; key < KEYS; key++) {
    // Letters into the path, one after the other, and taken back again every eighth time.
    const at = { line: middle, character: lines[middle].indexOf("',") };
    const typed = key % 8;
    const start = { ...at, character: at.character + typed };
    const change =
      typed === 7
        ? { range: { start: at, end: start }, text: '' }
        : { range: { start, end: start }, text: 'abcdefgh'[typed] };
    const position = { line: middle, character: 8 };
    await timed('findings', () => type(change));
    await timed('completion', () => server.request('textDocument/completion', { textDocument, position }));
    await timed('hover', () => server.request('textDocument/hover', { textDocument, position }));
    if (key % 4 !== 0) continue;
    // Places of everything below move.
    const [line, next] = [
      { line: middle, character: 0 },
      { line: middle + 1, character: 0 },
    ];
    await timed('new line', () => type({ range: { start: line, end: line }, text: '\n' }));
    await type({ range: { start: line, end: next }, text: '' });
    const range = { start: { line: 0, character: 0 }, end: { line: lines.length - 1, character: 0 } };
    await timed('symbols', () => server.request('textDocument/documentSymbol', { textDocument }));
    await timed('hints', () => server.request('textDocument/inlayHint', { textDocument, range }));
    await timed('lenses', () => server.request('textDocument/codeLens', { textDocument }));
    const here = { start: position, end: position };
    await timed('actions', () =>
      server.request('textDocument/codeAction', { textDocument, range: here, context: { diagnostics: [] } }),
    );
  }
  await server.end();
  for (const [name, values] of Object.entries(took)) {
    const at = (what, part) => {
      const sorted = values.map((one) => one[what]).toSorted((a, b) => a - b);
      return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0).toFixed(1);
    };
    const [groupCount, lineCount] = [String(groups).padStart(8), String(lines.length - 1).padStart(6)];
    const figures = [at('wall', 0.5).padStart(10), at('wall', 0.95).padStart(7), at('cpu', 0.5).padStart(15)];
    console.log(
      `  ${groupCount}  ${lineCount}   ${name.padEnd(12)} ${figures.join(' ')} ${at('cpu', 0.95).padStart(7)}`,
    );
  }
}

/** Milliseconds that the main thread of a process has computed. */
function computed(pid) {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return Number.NaN;
  }
}
