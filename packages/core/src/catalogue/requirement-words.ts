import { OS_INFO } from '../facts/os.ts';
import type { Circumstances, Requirement, RequirementSubject } from './requirement.ts';

/** A condition as one sentence for people: `block: needs allowRealtimeMonitoring: true, or …`. */
export function describeRequirement({ of, where, needs, otherwise }: Requirement): string {
  const subject = subjectWords(of);
  const place = where === undefined ? '' : placeWords(where);
  if (needs === undefined) return `${subject} ${otherwise}${place === '' ? '' : ` ${place}`}.`.replace(/,\.$/, '.');
  const values = [needs.value, ...(needs.or ?? [])].map((value) => `\`${needs.setting}: ${value}\``).join(' or ');
  const unset = needs.unset === 'fine' ? ', which is the default' : '';
  return `${subject} needs ${values}${unset}${place === '' ? '' : `, ${place}`}; otherwise ${otherwise}.`;
}

function subjectWords({ key, values }: RequirementSubject): string {
  const name = key ?? '';
  if (values === undefined) return name === '' ? 'It' : `\`${name}\``;
  return values.map((value) => `\`${name === '' ? value : `${name}: ${value}`}\``).join(' or ');
}

function placeWords({
  os,
  except,
  class: osClass,
  only,
  by,
  management,
  configurationManager,
  beside,
}: Circumstances): string {
  const titles = (ids: readonly (keyof typeof OS_INFO)[]) => ids.map((id) => OS_INFO[id].title).join(', ');
  const parts = [
    os && `on ${titles(os)}`,
    osClass && os === undefined && `on ${osClass}s`,
    except && `except on ${titles(except)}`,
    only && `where ${only.join(' and ')} alone brings it`,
    by && `where ${by.join(' or ')} brings it`,
    management === 'mde' && 'on devices that Defender for Endpoint manages',
    configurationManager && 'beside Configuration Manager',
    beside && `beside \`${beside}\``,
  ];
  return parts.filter(Boolean).join(' ');
}
