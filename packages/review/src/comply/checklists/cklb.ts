import { justificationText } from '@mdav/core';
import { guidOf } from '@mdav/core/format';
import type { Benchmark, Framework, FrameworkRule } from '@mdav/core/frameworks';
import { jsonForLogs } from '../../text/safe-text.ts';
import { waiverWords } from '../../text/waiver-words.ts';
import { type Compliance, type GroupCompliance, type RuleStanding, subjectOf } from '../compliance.ts';
import { judgedWords, STANDING_INFO } from '../standings.ts';
import type { ChecklistFormat } from './checklist-format.ts';
import { detailOf, plainName } from './checklist-words.ts';

/**
 * CKLB, the checklists of STIG Viewer 3: one per group, with every STIG that it was held to. The text of check and fix
 * stays in the STIG. The ids derive from fleet, group and rule.
 */
export const cklb: ChecklistFormat = {
  id: 'cklb',
  title: 'CKLB, a checklist of STIG Viewer 3 per group; for STIGs alone',
  files: (compliance) => {
    const stigs = compliance.frameworks.flatMap(({ framework, groups }) =>
      framework.benchmark === undefined
        ? []
        : groups.map((judged) => ({ framework, benchmark: framework.benchmark as Benchmark, judged })),
    );
    const names = [...new Set(stigs.map(({ judged }) => subjectOf(judged)))];
    return new Map(
      names.map((name) => {
        const own = stigs.filter(({ judged }) => subjectOf(judged) === name);
        return [`${plainName(name)}.cklb`, jsonForLogs(checklist(name, own, compliance))];
      }),
    );
  },
};

interface Stig {
  readonly framework: Framework;
  readonly benchmark: Benchmark;
  readonly judged: GroupCompliance;
}

function checklist(subject: string, stigs: readonly Stig[], compliance: Compliance): object {
  const id = (...parts: readonly string[]) => guidOf(['comply', compliance.fleet, subject, ...parts].join('/'));
  return {
    title: `${compliance.fleet} ${subject}`,
    id: id(),
    active: false,
    mode: 2,
    has_path: false,
    target_data: {
      target_type: 'Computing',
      host_name: subject,
      ip_address: '',
      mac_address: '',
      fqdn: '',
      comments: `${aboutSubject(stigs, compliance)}, ${compliance.date}. ${judgedWords(compliance)}`,
      role: 'None',
      is_web_database: false,
      technology_area: '',
      web_db_site: '',
      web_db_instance: '',
      classification: null,
    },
    stigs: stigs.map(({ framework, benchmark, judged }) => {
      const stigId = id(benchmark.id);
      return {
        stig_name: benchmark.title,
        display_name: benchmark.title.replace(/ Security Technical Implementation Guide$/, ''),
        stig_id: benchmark.id,
        version: String(benchmark.version),
        release_info: benchmark.release,
        uuid: stigId,
        reference_identifier: null,
        size: framework.rules.length,
        rules: judged.rules.map((one) => ({
          uuid: id(benchmark.id, one.rule.id),
          stig_uuid: stigId,
          ...ruleOf(one.rule),
          ...resultOf(one, compliance),
        })),
      };
    }),
    cklb_version: '1.0',
  };
}

function aboutSubject([first]: readonly Stig[], { fleet }: Compliance): string {
  const group = `group ${first?.judged.group.name} of the fleet ${fleet}`;
  return first?.judged.device === undefined ? `G${group.slice(1)}` : `A device of the ${group}`;
}

function ruleOf({ id, title = '', severity = 'medium', refs = {} }: FrameworkRule): object {
  const revision = refs.rule ?? id;
  return {
    group_id: id,
    group_id_src: id,
    rule_id: revision.replace(/_rule$/, ''),
    rule_id_src: revision,
    rule_version: refs.version ?? '',
    rule_title: title,
    group_title: id,
    group_tree: [{ id, title: id, description: '' }],
    severity,
    weight: '10.0',
    classification: 'NotProvided',
    check_content: '',
    check_content_ref: null,
    fix_text: '',
    discussion: '',
    false_positives: '',
    false_negatives: '',
    documentable: 'false',
    mitigations: '',
    potential_impacts: '',
    third_party_tools: '',
    mitigation_control: '',
    responsibility: '',
    security_override_guidance: '',
    ia_controls: '',
    target_key: null,
    legacy_ids: refs.legacy ?? [],
    ccis: refs.cci ?? [],
  };
}

function resultOf(one: RuleStanding, compliance: Compliance): object {
  const { waiver, justification = {} } = one;
  return {
    status: STANDING_INFO[one.standing].cklb,
    overrides: {},
    finding_details: detailOf(one, compliance),
    comments: waiver === undefined ? justificationText(justification) : waiverWords(waiver),
  };
}
