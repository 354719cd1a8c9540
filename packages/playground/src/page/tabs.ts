import { byId } from './element.ts';

export const TABS = ['outputs', 'report', 'opened', 'compare'] as const;
export type Tab = (typeof TABS)[number];

/** The tabs of the page, with the keys that people know: arrows, Home, End. */
export function makeTabs(shown: (tab: Tab) => void) {
  const buttonOf = (tab: Tab) => byId<HTMLButtonElement>(`tab-${tab}`);
  let current: Tab = TABS[0];
  const show = (tab: Tab, focus = false): void => {
    current = tab;
    for (const each of TABS) {
      const isShown = each === tab;
      buttonOf(each).setAttribute('aria-selected', String(isShown));
      buttonOf(each).tabIndex = isShown ? 0 : -1;
      byId(`panel-${each}`).hidden = !isShown;
    }
    if (focus) buttonOf(tab).focus();
    shown(tab);
  };
  for (const tab of TABS) {
    buttonOf(tab).addEventListener('click', () => show(tab));
    buttonOf(tab).addEventListener('keydown', (event) => {
      const at = TABS.indexOf(tab);
      const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: TABS.length - 1 }[event.key];
      const next = to === undefined ? undefined : TABS[(to + TABS.length) % TABS.length];
      if (next === undefined) return;
      event.preventDefault();
      show(next, true);
    });
  }
  return {
    show,
    get current() {
      return current;
    },
    /** Behind the title of a tab, how much is in it. */
    count: (tab: Tab, number: number): void => {
      byId(`count-${tab}`).textContent = number === 0 ? '' : String(number);
    },
  };
}
