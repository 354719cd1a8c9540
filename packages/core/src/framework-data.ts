/** The frameworks that come with mdav, apart from all that works with them: a program loads them when it needs them. */

export { FRAMEWORKS } from './frameworks/frameworks.generated.ts';
