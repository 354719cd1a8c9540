// A client of the language server, as little of one as asks and types.
import { spawn } from 'node:child_process';

/** Starts a server by a command and speaks to it: `request` answers, `notify` does not, `told` has what it said unasked. */
export function startServer(command, args, options = {}) {
  const server = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'], ...options });
  const asked = new Map();
  const listeners = new Set();
  let buffer = Buffer.alloc(0);
  let last = 0;
  server.stdout.on('data', (chunk) => {
    buffer = Buffer.concat([buffer, chunk]);
    for (;;) {
      const head = buffer.indexOf('\r\n\r\n');
      if (head === -1) return;
      const length = Number(/Content-Length: (\d+)/i.exec(buffer.toString('latin1', 0, head))?.[1]);
      if (buffer.length < head + 4 + length) return;
      const message = JSON.parse(buffer.toString('utf8', head + 4, head + 4 + length));
      buffer = buffer.subarray(head + 4 + length);
      receive(message);
    }
  });
  const receive = (message) => {
    if (message.method !== undefined) for (const listener of listeners) listener(message);
    else {
      const { resolve, reject } = asked.get(message.id) ?? {};
      asked.delete(message.id);
      if (message.error === undefined) resolve?.(message.result);
      else reject?.(new Error(message.error.message));
    }
  };
  const send = (message) => {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  const notify = (method, params) => send({ method, params });
  const request = (method, params) =>
    new Promise((resolve, reject) => {
      last += 1;
      asked.set(last, { resolve, reject });
      send({ id: last, method, params });
    });
  /** The next notification that is wanted. */
  const told = (wanted) =>
    new Promise((resolve) => {
      const listener = (message) => {
        if (!wanted(message)) return;
        listeners.delete(listener);
        resolve(message);
      };
      listeners.add(listener);
    });
  server.once('exit', (code) => {
    for (const { reject } of asked.values()) reject(new Error(`The server ended with ${code}`));
  });
  const end = async () => {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    await request('shutdown');
    notify('exit');
    return ended;
  };
  return { notify, request, told, end, pid: server.pid };
}
