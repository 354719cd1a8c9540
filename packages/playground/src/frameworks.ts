import { FRAMEWORKS } from '@mdav/core/framework-data';
import { leaveFrameworks } from './page/waiting-frameworks.ts';

leaveFrameworks(FRAMEWORKS);
