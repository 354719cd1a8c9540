import { unreadable } from './github-api.mjs';
import { request } from './request.mjs';

const VERSION = 'api-version=7.1';
const CHARACTERS = 150_000;
const GONE = 'There is no drift any more.';

/**
 * One work item for as long as anything drifts, found by a tag. Which states mean that it is done depends on the process of
 * the project: it loses the tag and gets a comment, and people close it.
 */
export function azureIssues(env, host) {
  const token = env['MDAV_TOKEN'] ?? '';
  const root = `${(env['SYSTEM_COLLECTIONURI'] ?? '').replace(/\/+$/, '')}/${encodeURIComponent(env['SYSTEM_TEAMPROJECTID'] ?? '')}/_apis/wit`;
  const headers = { accept: 'application/json', authorization: `Bearer ${token}` };
  const ask = (path, options = {}) => request(`${root}${path}?${VERSION}`, { headers, ...options });
  const patch = (path, method, operations) =>
    ask(path, { method, contentType: 'application/json-patch+json', body: operations });
  const find = async (tag) => {
    const query = `SELECT [System.Id] FROM WorkItems WHERE [System.TeamProject] = @project AND [System.Tags] CONTAINS '${tag}' ORDER BY [System.Id] DESC`;
    const list = await ask('/wiql', { method: 'POST', body: { query } });
    if (!list.isFine || !Array.isArray(list.data?.workItems)) throw unreadable(list.status);
    const id = list.data.workItems[0]?.id;
    if (id === undefined) return undefined;
    const item = await ask(`/workitems/${id}`);
    if (!item.isFine || item.data?.fields === undefined) throw unreadable(item.status);
    return { id, fields: item.data.fields };
  };
  return {
    async keep({ marker, title, page }) {
      if (token === '') return host.note('There is no work item: there is no token.');
      const tag = tagOf(marker);
      const own = await find(tag);
      const fields = { 'System.Title': title, 'System.Description': asHtml(await page(CHARACTERS)) };
      if (
        own !== undefined &&
        own.fields['System.Title'] === title &&
        own.fields['System.Description'] === fields['System.Description']
      )
        return host.note(`Work item ${own.id} says it already.`);
      const type = encodeURIComponent(env['MDAV_WORK_ITEM_TYPE'] || 'Issue');
      const answer =
        own === undefined
          ? await patch(`/workitems/$${type}`, 'POST', added({ ...fields, 'System.Tags': tag }))
          : await patch(`/workitems/${own.id}`, 'PATCH', added(fields));
      if (!answer.isFine) return refused(host, answer);
      host.note(`Work item ${own?.id ?? answer.data?.id} tells what drifted.`);
    },
    async close(marker, words = GONE) {
      const tag = tagOf(marker);
      const own = token === '' ? undefined : await find(tag);
      if (own === undefined) return;
      const tags = String(own.fields['System.Tags'] ?? '')
        .split(';')
        .map((one) => one.trim())
        .filter((one) => one !== '' && one !== tag);
      const answer = await patch(`/workitems/${own.id}`, 'PATCH', [
        // Tags that are added are put together with those that are there: only a replacement takes one away.
        { op: 'replace', path: '/fields/System.Tags', value: tags.join('; ') },
        ...added({ 'System.History': words }),
      ]);
      if (!answer.isFine) return refused(host, answer);
      host.note(`Work item ${own.id} is let go: ${words}`);
    },
  };
}

function added(fields) {
  return Object.entries(fields).map(([name, value]) => ({ op: 'add', path: `/fields/${name}`, value }));
}

function tagOf(marker) {
  return `mdav-drift-${/[0-9a-f]{12}/.exec(marker)?.[0]}`;
}

/** The field takes HTML: the Markdown stands in it as it is. */
function asHtml(page) {
  const text = page.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
  return `<pre>${text}</pre>`;
}

function refused(host, { status, isRefused }) {
  host.warn(
    `The work item was not written (${status}).${isRefused ? ' Give the build service the permission "Edit work items in this node".' : status === 400 ? ' The project may have no such type of work item.' : ''}`,
  );
}
