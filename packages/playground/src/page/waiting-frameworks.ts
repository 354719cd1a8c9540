import type { Framework } from '@mdav/core/frameworks';

/** Where `frameworks.js` leaves what it brings, and how it says so. */
interface WithFrameworks {
  mdavFrameworks?: readonly Framework[];
}

export const ARRIVED = 'mdav-frameworks';

/** Says once the frameworks are here: they come in a script of their own, behind the page. */
export function frameworksHere(here: (frameworks: readonly Framework[]) => void): void {
  const take = () => {
    const { mdavFrameworks } = globalThis as WithFrameworks;
    if (mdavFrameworks !== undefined) here(mdavFrameworks);
    return mdavFrameworks !== undefined;
  };
  if (!take()) document.addEventListener(ARRIVED, take, { once: true });
}

/** Leaves the frameworks for the page. */
export function leaveFrameworks(frameworks: readonly Framework[]): void {
  (globalThis as WithFrameworks).mdavFrameworks = frameworks;
  document.dispatchEvent(new Event(ARRIVED));
}
