import { describe, expect, it } from 'vitest';
import { answerPage, isPaged, morePages } from './more-pages.ts';

const NEXT = { '@odata.nextLink': 'https://graph.microsoft.com/beta/x?$skiptoken=1' };

describe('the page of an answer', () => {
  it.each<[string, unknown, unknown]>([
    ['the first of several', { '@odata.context': 'c#x', value: [], ...NEXT }, { list: 'c#x', hasMore: true }],
    ['the last one', { '@odata.context': 'c#x', value: [] }, { list: 'c#x', hasMore: false }],
    [
      'the last one, with an address that is none',
      { '@odata.context': 'c#x', value: [], '@odata.nextLink': null },
      { list: 'c#x', hasMore: false },
    ],
    ['one without metadata', { value: [], ...NEXT }, { list: '', hasMore: true }],
    ['the last one without metadata', { value: [] }, { list: '', hasMore: false }],
    ['a list of PowerShell', { value: [], Count: 0 }, undefined],
    ['an object', { '@odata.context': 'c#x/$entity', id: '1' }, undefined],
    ['a list', [], undefined],
    ['nothing', null, undefined],
  ])('is %s', (_, root, page) => {
    expect(answerPage(root)).toEqual(page);
  });
});

describe('lists that go on', () => {
  it.each<[string, unknown, string[]]>([
    ['an answer', { value: [], ...NEXT }, ['@odata.nextLink']],
    ['settings of a policy', { name: 'x', settings: [], 'settings@odata.nextLink': 'x' }, ['settings@odata.nextLink']],
    ['a list within a list', { value: [{}, { a: { 'b@odata.nextLink': 'x' } }] }, ['value[1].a.b@odata.nextLink']],
    ['several, in their order', [{ 'a@odata.nextLink': 'x' }, NEXT], ['[0].a@odata.nextLink', '[1].@odata.nextLink']],
    ['no address', { value: [], '@odata.nextLink': '' }, []],
    ['no list at all', 'x', []],
  ])('%s', (_, root, paths) => {
    expect(morePages(root).map(({ code, at }) => [code, at.path])).toEqual(
      paths.map((path) => ['json-more-pages', path]),
    );
  });
  it('are found however deep they lie, and told up to a number', () => {
    let deep: unknown = NEXT;
    for (let depth = 0; depth < 20_000; depth++) deep = [deep];
    expect(morePages(deep)).toHaveLength(1);
    expect(morePages({ value: Array(200_000).fill({}), ...NEXT })).toHaveLength(1);
    expect(morePages(Array.from({ length: 100 }, () => NEXT))).toHaveLength(20);
  });
  it('are known by their member', () => {
    const policy = { assignments: [], 'assignments@odata.nextLink': 'x' };
    expect([isPaged(policy, 'assignments'), isPaged(policy, 'settings'), isPaged([], 'x')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('answers of a batch that are errors', () => {
  const answer = (status: unknown, body: unknown = {}) => ({ responses: [{ id: '1', status, headers: {}, body }] });
  it.each<[string, unknown, string | undefined]>([
    ['one with its code', answer(429, { error: { code: 'TooManyRequests', message: '' } }), '429 TooManyRequests'],
    ['one without', answer(503, 'x'), '503'],
    ['one that is none', answer(200, { value: [] }), undefined],
    ['one that there is no such thing', answer(404, { error: { code: 'NotFound', message: '' } }), undefined],
    ['a state that is no number', answer('400'), undefined],
    ['an object that has a state', { status: 500 }, undefined],
  ])('%s', (_, root, why) => {
    expect(morePages(root)).toEqual(
      why === undefined
        ? []
        : [
            expect.objectContaining({
              code: 'json-failed-answer',
              at: { path: 'responses[0]' },
              message: expect.stringContaining(`: ${why}.`),
            }),
          ],
    );
  });
});
