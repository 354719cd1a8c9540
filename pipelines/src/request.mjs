/** Two minutes: what hangs has to end, and a busy runner is no reason to lose a report. */
const PATIENCE_MILLISECONDS = 120_000;

/** A request of JSON to the interface of a host. `data` is undefined where the answer holds none. */
export async function request(url, { method = 'GET', headers, body, contentType = 'application/json' }) {
  const answer = await fetch(url, {
    method,
    headers: { ...headers, ...(body === undefined ? {} : { 'content-type': contentType }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    // Not even to another address of the same host: the token is for this one.
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE_MILLISECONDS),
  });
  const text = await answer.text();
  return {
    status: answer.status,
    isRefused: [401, 403, 404].includes(answer.status),
    isFine: answer.ok,
    data: parse(text),
  };
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
