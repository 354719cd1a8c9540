// Made by packages/codegen from packages/core/catalogue; edit those and run `node scripts/generate.mjs`.
import type { TemplateInfo } from './row.ts';

/** The endpoint security templates and security baselines of Intune that rows of the catalogue name. */
export const TEMPLATES: readonly TemplateInfo[] = [
    { name: 'antivirus', id: '804339ad-1553-4478-a742-138fb5807418_1', title: 'Microsoft Defender Antivirus', family: 'endpointSecurityAntivirus', technologies: 'mdm,microsoftSense', listed: { source: 'm365dsc-templates', complete: 'likely' } },
    { name: 'exclusions', id: '45fea5e9-280d-4da1-9792-fb5736da0ca9_1', title: 'Microsoft Defender Antivirus exclusions', family: 'endpointSecurityAntivirus', technologies: 'mdm,microsoftSense' },
    { name: 'experience', id: 'd948ff9b-99cb-4ee0-8012-1fbc09685377_1', title: 'Windows Security Experience', family: 'endpointSecurityAntivirus', technologies: 'mdm,microsoftSense', listed: { source: 'm365dsc-templates', complete: 'likely' } },
    { name: 'update-controls', id: 'e3f74c5a-a6de-411d-aef6-eb15628f3a0a_1', title: 'Defender Update controls', family: 'endpointSecurityAntivirus', technologies: 'mdm,microsoftSense' },
    { name: 'edr', id: '0385b795-0f2f-44ac-8602-9f65bf6adede_1', title: 'Endpoint detection and response', family: 'endpointSecurityEndpointDetectionAndResponse', technologies: 'mdm,microsoftSense', listed: { source: 'm365dsc-templates', complete: 'likely' } },
    { name: 'asr', id: 'e8c053d6-9f95-42b1-a7f1-ebfd71c67a4b_1', title: 'Attack Surface Reduction Rules', family: 'endpointSecurityAttackSurfaceReduction', technologies: 'mdm,microsoftSense', listed: { source: 'm365dsc-templates', complete: 'sure' } },
    { name: 'device-control', id: '0f2034c6-3cd6-4ee1-bd37-f3c0693e9548_1', title: 'Device Control', family: 'endpointSecurityAttackSurfaceReduction', technologies: 'mdm,microsoftSense', listed: { source: 'm365dsc-templates', complete: 'likely' } },
    { name: 'windows-25h2', id: '66df8dce-0166-4b82-92f7-1f74e3ca17a3_5', title: 'Security Baseline for Windows, version 25H2', family: 'baseline', technologies: 'mdm', listed: { source: 'memdocs-baselines', complete: 'sure' } },
    { name: 'windows-24h2', id: '66df8dce-0166-4b82-92f7-1f74e3ca17a3_4', title: 'Security Baseline for Windows 10 and later, Version 24H2', family: 'baseline', technologies: 'mdm', listed: { source: 'm365dsc-templates', complete: 'sure' } },
    { name: 'windows-23h2', id: '66df8dce-0166-4b82-92f7-1f74e3ca17a3_1', title: 'Security Baseline for Windows 10 and later, Version 23H2', family: 'baseline', technologies: 'mdm', listed: { source: 'windows-23h2-exports', complete: 'likely' } },
    { name: 'windows365-24h1', id: 'b00e1a0f-19dd-41de-8243-e6733ca7b4ae_1', title: 'Windows 365 Security Baseline, Version 24H1', family: 'baseline', technologies: 'mdm', listed: { source: 'm365dsc-templates', complete: 'sure' } },
    { name: 'mde-24h1', id: '49b8320f-e179-472e-8e2c-2fde00289ca2_1', title: 'Security Baseline for Microsoft Defender for Endpoint, Version 24H1', family: 'baseline', technologies: 'mdm', listed: { source: 'm365dsc-templates', complete: 'sure' } },
    { name: 'asr-configmgr', id: '5dd36540-eb22-4e7e-b19c-2a07772ba627_1', title: 'Attack Surface Reduction Rules (ConfigMgr)', family: 'endpointSecurityAttackSurfaceReduction', technologies: 'configManager', listed: { source: 'm365dsc-templates', complete: 'likely' } },
    { name: 'antivirus-configmgr', id: 'creationSource:SccmAV', title: 'Microsoft Defender Antivirus (ConfigMgr)', family: 'endpointSecurityAntivirus', technologies: 'configManager', listed: { source: 'm365dsc-templates', complete: 'likely' } },
    { name: 'experience-configmgr', id: 'creationSource:WindowsSecurity', title: 'Windows Security Experience (ConfigMgr)', family: 'endpointSecurityAntivirus', technologies: 'configManager', listed: { source: 'm365dsc-templates', complete: 'likely' } },
  ];
