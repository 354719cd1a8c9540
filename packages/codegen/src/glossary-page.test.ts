import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { OUR_WORDS } from '@mdav/cli';
import { expect, it } from 'vitest';
import { GLOSSARY_PAGE, glossaryPage } from './glossary-page.ts';

it('the glossary is made of the words that `mdav explain` knows', () => {
  const page = readFileSync(fileURLToPath(new URL(`../../../${GLOSSARY_PAGE}`, import.meta.url)), 'utf8');
  expect(page).toBe(glossaryPage(OUR_WORDS));
});

it('orders words by the alphabet, and says where Microsoft has none', () => {
  const page = glossaryPage([
    { id: 'target', says: 'A form.' },
    { id: 'group', says: 'Devices.', theirs: 'an Entra group' },
  ]);
  expect(page.split('\n').slice(-3)).toEqual(['| group | Devices. | an Entra group |', '| target | A form. | – |', '']);
});
