import { expect, it } from 'vitest';
import { once } from './once.ts';

it('makes a thing when it is first asked for, and the same one ever after', () => {
  let made = 0;
  const thing = once(() => {
    made += 1;
    return { made };
  });
  expect(made).toBe(0);
  expect([thing(), thing()]).toEqual([{ made: 1 }, { made: 1 }]);
  expect(thing()).toBe(thing());
});

it('makes it at the next asking where the first one failed', () => {
  let asked = 0;
  const thing = once(() => {
    asked += 1;
    if (asked === 1) throw new Error('not now');
    return { asked };
  });
  expect(thing).toThrow('not now');
  expect(thing()).toEqual({ asked: 2 });
});
