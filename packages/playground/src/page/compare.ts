import { type Comparable, compare } from '../model/compare.ts';
import { byId, element, fill } from './element.ts';
import { markdownElement } from './markdown.ts';

type Side = 'a' | 'b';

/** Two selects for what is compared, each with one for the group, and what comes of it. */
export function makeCompare(date: string) {
  let all: readonly Comparable[] = [];
  const picked: Record<Side, string> = { a: '', b: '' };
  const groups: Record<Side, string> = { a: '', b: '' };
  const of = (side: Side) => all.find(({ title }) => title === picked[side]);

  const draw = (): void => {
    for (const side of ['a', 'b'] as const) {
      const names = of(side)?.side.policies.map(({ name }) => name) ?? [];
      if (!names.includes(groups[side])) groups[side] = '';
      options(
        byId<HTMLSelectElement>(`side-${side}`),
        all.map(({ title }) => [title, title]),
        picked[side],
      );
      const group = byId<HTMLSelectElement>(`group-${side}`);
      options(group, [['', 'everything'], ...names.map((name) => [name, name] as const)], groups[side]);
      group.disabled = names.length < 2;
    }
    const [a, b] = [of('a'), of('b')];
    const holder = byId('comparison');
    if (a === undefined || b === undefined) {
      fill(holder, element('p', { class: 'note' }, 'There is nothing to compare yet.'));
      return;
    }
    const { differences, plan } = compare(a, b, [groups.a, groups.b], date);
    fill(holder, markdownElement(differences), plan !== undefined && markdownElement(plan));
  };

  for (const side of ['a', 'b'] as const) {
    byId<HTMLSelectElement>(`side-${side}`).addEventListener('change', ({ target }) => {
      picked[side] = (target as HTMLSelectElement).value;
      groups[side] = '';
      draw();
    });
    byId<HTMLSelectElement>(`group-${side}`).addEventListener('change', ({ target }) => {
      groups[side] = (target as HTMLSelectElement).value;
      draw();
    });
  }
  return {
    /** Offers other things; what was picked stays, where it is still there. */
    offer: (comparables: readonly Comparable[]): void => {
      all = comparables;
      const titles = all.map(({ title }) => title);
      if (!titles.includes(picked.b)) picked.b = titles[0] ?? '';
      if (!titles.includes(picked.a)) picked.a = titles.find((title) => title !== picked.b) ?? '';
    },
    pick: (a: string, b: string): void => {
      picked.a = a;
      picked.b = b;
    },
    draw,
  };
}

function options(select: HTMLSelectElement, rows: readonly (readonly [string, string])[], value: string): void {
  fill(select, ...rows.map(([id, title]) => element('option', { value: id, selected: id === value }, title)));
  select.value = value;
}
