// Speaks to the server of an extension that lies in a folder, as an editor does.
import { join } from 'node:path';
import { startServer } from '../protocol.mjs';

const BAD = `mdav: 1
name: try
groups:
  desks:
    os: windows-11
    mode: active
    deliver: [gpo]
    settings:
      excludedPaths: [C:\\]
      puaProtecton: block
`;

/** The codes of the findings of a bad fleet, and how many words a setting can be completed from. */
export async function tryServer(folder) {
  const server = startServer(process.execPath, [join(folder, 'server/mdav.cjs'), 'lsp', '--stdio'], { cwd: folder });
  const { serverInfo } = await server.request('initialize', { processId: null, rootUri: null, capabilities: {} });
  server.notify('initialized', {});
  const uri = 'file:///try/mdav.yaml';
  const codesOf = async (version, text) => {
    const told = server.told(
      ({ method, params }) => method.endsWith('publishDiagnostics') && params.version === version,
    );
    if (version === 1)
      server.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'yaml', version, text } });
    else server.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ text }] });
    return (await told).params.diagnostics.map(({ code }) => code);
  };
  const wrong = await codesOf(1, BAD);
  const risky = await codesOf(2, BAD.replace('puaProtecton', 'puaProtection'));
  const completions = await server.request('textDocument/completion', {
    textDocument: { uri },
    position: { line: 9, character: 9 },
  });
  await server.end();
  return { version: serverInfo.version, wrong, risky, completions: completions.length };
}
