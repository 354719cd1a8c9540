import { describe, expect, it } from 'vitest';
import { OS_IDS } from '../model/vocabulary.ts';
import { osName } from '../rule/ask.ts';
import { OS_INFO } from './os.ts';
import { osNamed } from './os-named.ts';

describe('osNamed', () => {
  it.each(OS_IDS)('knows %s as it is written and as it is printed', (id) => {
    const { title } = OS_INFO[id];
    for (const text of [id, title, title.toUpperCase(), ` ${title} `]) expect(osNamed(text), text).toBe(id);
    expect(osNamed(`${id}@19045`)).toBe(`${id}@19045`);
    expect(osNamed(osName({ id, build: 19045, at: {} }))).toBe(`${id}@19045`);
  });

  it.each(['', 'windows', 'windows-10@', 'windows-10@1', 'windows-10@19045@1', 'windows-10@latest', 'Windows Server'])(
    'knows nothing called "%s"',
    (text) => {
      expect(osNamed(text)).toBeUndefined();
    },
  );
});
