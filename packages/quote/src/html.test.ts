import { hiddenIn, manyTexts } from '@mdav/testkit';
import { parseFragment } from 'parse5';
import { describe, expect, it } from 'vitest';
import { visible, wellFormed } from './hidden.ts';
import { htmlText } from './html.ts';

describe('htmlText, read by the parser of the standard', () => {
  it('is the text as it is shown, in a page and in attributes with either quote', () => {
    for (const text of manyTexts(1000)) {
      const written = htmlText(text);
      expect(hiddenIn(written)).toEqual([]);
      const shown = visible(wellFormed(text));
      const page = parseFragment(`<p title="${written}" id='${written}'>${written}</p>`);
      expect(page.childNodes).toHaveLength(1);
      expect(page.childNodes[0]).toMatchObject({
        nodeName: 'p',
        attrs: [
          { name: 'title', value: shown },
          { name: 'id', value: shown },
        ],
        childNodes: shown === '' ? [] : [{ nodeName: '#text', value: shown }],
      });
    }
  });
});
