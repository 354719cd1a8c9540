import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { Finding } from '../rule/rule.ts';

/** A mistake in the file itself, in the form of a finding. */
export function asFinding({ code, severity, message, at, hint }: Diagnostic): Finding {
  return { rule: code, severity, message, at, sources: [], ...(hint === undefined ? {} : { hint }) };
}
