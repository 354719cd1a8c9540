import { TOOL_VERSION } from '@mdav/core';
import { type Framework, type FrameworkRule, frameworkName, ruleTitle } from '@mdav/core/frameworks';
import { element, OWN_STYLE, type XmlElement, xmlText } from '@mdav/xml';
import { applicable, type Compliance, type GroupCompliance, type RuleStanding, subjectOf } from '../compliance.ts';
import { judgedWords, STANDING_INFO } from '../standings.ts';
import type { ChecklistFormat } from './checklist-format.ts';
import { detailOf, plainName } from './checklist-words.ts';

/** XCCDF 1.2 results: one benchmark with one test result per framework and group, as readers want it. */
export const xccdf: ChecklistFormat = {
  id: 'xccdf',
  title: 'XCCDF 1.2 results, a file per framework and group',
  files: (compliance) =>
    new Map(
      compliance.frameworks.flatMap(({ framework, groups }) =>
        groups.map((judged): [string, string] => [
          `${plainName(subjectOf(judged))}.${plainName(frameworkName(framework))}.xccdf.xml`,
          xmlText(benchmark(framework, judged, compliance), OWN_STYLE),
        ]),
      ),
    ),
};

const NAMESPACE = 'http://checklists.nist.gov/xccdf/1.2';
const CCI = 'http://cyber.mil/cci';
const CHECK = 'urn:mdav:comply';

/** Ids of XCCDF have a name space in front: that of DISA for its own rules, else ours. */
interface Ids {
  readonly benchmark: string;
  readonly rule: (rule: FrameworkRule) => string;
  readonly group: (rule: FrameworkRule) => string;
}

function idsOf(framework: Framework): Ids {
  const space = framework.benchmark === undefined ? 'mdav' : 'mil.disa.stig';
  const plain = new Map<string, string>();
  const taken = new Set<string>();
  for (const { id } of framework.rules) {
    let name = plainName(id);
    while (taken.has(name)) name += '_';
    taken.add(name);
    plain.set(id, name);
  }
  const name = ({ id }: FrameworkRule) => plain.get(id) ?? plainName(id);
  return {
    benchmark: `xccdf_${space}_benchmark_${framework.benchmark?.id ?? plainName(frameworkName(framework))}`,
    rule: (rule) => `xccdf_${space}_rule_${rule.refs?.rule ?? `${name(rule)}${framework.benchmark ? '_rule' : ''}`}`,
    group: (rule) => `xccdf_${space}_group_${name(rule)}`,
  };
}

function benchmark(framework: Framework, judged: GroupCompliance, compliance: Compliance): XmlElement {
  const ids = idsOf(framework);
  const { benchmark: stig, published } = framework;
  const release = /Release:\s*(\S+)/.exec(stig?.release ?? '')?.[1];
  return element('Benchmark', { xmlns: NAMESPACE, id: ids.benchmark, 'xml:lang': 'en' }, [
    element('status', published === undefined ? {} : { date: published }, ['accepted']),
    element('title', {}, [framework.title]),
    element('version', {}, [stig === undefined ? framework.version : `${stig.version}.${release ?? 0}`]),
    ...framework.rules.map((rule) =>
      element('Group', { id: ids.group(rule) }, [
        element('title', {}, [rule.id]),
        element('Rule', { id: ids.rule(rule), severity: severityOf(rule), weight: '10.0' }, [
          ...(rule.refs?.version === undefined ? [] : [element('version', {}, [rule.refs.version])]),
          element('title', {}, [ruleTitle(rule)]),
          ...identsOf(rule),
          element('check', { system: CHECK }, [element('check-content', {}, [compliance.judged])]),
        ]),
      ]),
    ),
    testResult(framework, ids, judged, compliance),
  ]);
}

function testResult(
  framework: Framework,
  ids: Ids,
  { group, device, rules, tally }: GroupCompliance,
  compliance: Compliance,
): XmlElement {
  const subject = subjectOf({ group, device });
  const time = `${compliance.date}T00:00:00`;
  const passed = tally.meets + tally['no-effect'];
  const score = applicable(tally) === 0 ? 100 : (100 * passed) / applicable(tally);
  const head = {
    id: `xccdf_mdav_testresult_${plainName(subject)}`,
    'start-time': time,
    'end-time': time,
    version: framework.version,
    'test-system': `cpe:/a:mdav:mdav:${TOOL_VERSION}`,
  };
  return element('TestResult', head, [
    element('benchmark', { href: `#${ids.benchmark}`, id: ids.benchmark }),
    element('title', {}, [`mdav, ${device === undefined ? 'policy' : `device ${device}`} of group ${group.name}`]),
    element('remark', {}, [judgedWords(compliance)]),
    element('target', {}, [subject]),
    element('target-facts', {}, [
      element('fact', { name: 'urn:scap:fact:asset:identifier:host_name', type: 'string' }, [subject]),
    ]),
    ...rules.map((one) => ruleResult(one, ids, time, compliance)),
    element('score', { system: 'urn:xccdf:scoring:default', maximum: '100' }, [score.toFixed(2)]),
  ]);
}

function ruleResult(one: RuleStanding, ids: Ids, time: string, compliance: Compliance): XmlElement {
  return element('rule-result', { idref: ids.rule(one.rule), time, severity: severityOf(one.rule), weight: '10.0' }, [
    element('result', {}, [STANDING_INFO[one.standing].xccdf]),
    ...identsOf(one.rule),
    element('message', { severity: 'info' }, [detailOf(one, compliance)]),
    element('check', { system: CHECK }),
  ]);
}

function identsOf({ refs }: FrameworkRule): readonly XmlElement[] {
  return (refs?.cci ?? []).map((cci) => element('ident', { system: CCI }, [cci]));
}

const SEVERITIES: Readonly<Record<string, string>> = {
  critical: 'high',
  high: 'high',
  important: 'medium',
  medium: 'medium',
  low: 'low',
  informational: 'info',
};

function severityOf({ severity = '' }: FrameworkRule): string {
  return SEVERITIES[severity.toLowerCase()] ?? 'unknown';
}
