import { RULE_DIAGNOSTICS } from '../check/rule-diagnostics.ts';
import type { DiagnosticInfo } from '../diagnostic/diagnostic-infos.ts';
import { EDIT_DIAGNOSTICS } from '../fix/edit-diagnostics.ts';
import { FRAMEWORK_DIAGNOSTICS } from '../frameworks/framework-diagnostics.ts';
import { JSON_DIAGNOSTICS } from '../json/json-diagnostics.ts';
import { MIGRATE_DIAGNOSTICS } from '../migrate/migrate-diagnostics.ts';
import { FLEET_DIAGNOSTICS } from '../parse/fleet-diagnostics.ts';

/** What the codes that core reports stand for, apart from the rules: of fleets, of a team's own rules, of edits, of migrations, of JSON. */
export const CORE_DIAGNOSTICS: readonly DiagnosticInfo[] = [
  ...FLEET_DIAGNOSTICS,
  ...RULE_DIAGNOSTICS,
  ...EDIT_DIAGNOSTICS,
  ...FRAMEWORK_DIAGNOSTICS,
  ...MIGRATE_DIAGNOSTICS,
  ...JSON_DIAGNOSTICS,
];
