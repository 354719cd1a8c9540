import type { OsId } from '../model/vocabulary.ts';
import { OS_INFO } from './os.ts';
import { agentDecides } from './support.ts';

/** Files of Defender that another security product has to leave alone. */
export interface DefenderFiles {
  /** What they belong to. */
  readonly title: string;
  readonly paths: readonly string[];
}

const SENSE = 'C:\\Program Files\\Windows Defender Advanced Threat Protection';
const SENSE_DATA = 'C:\\ProgramData\\Microsoft\\Windows Defender Advanced Threat Protection';
const ANTIVIRUS = 'C:\\Program Files\\Windows Defender';
const PLATFORM = 'C:\\ProgramData\\Microsoft\\Windows Defender\\Platform\\4.18.*';

const below = (folder: string, names: string) => names.split(' ').map((name) => `${folder}\\${name}`);

const SENSOR: DefenderFiles = {
  title: 'Sensor (EDR)',
  paths: [
    ...below(
      SENSE,
      'MsSense.exe SenseCncProxy.exe SenseSampleUploader.exe SenseIR.exe SenseCM.exe SenseNdr.exe Classification\\SenseCE.exe SenseTVM.exe SenseTracer.exe SenseDlpProcessor.exe',
    ),
    `${SENSE_DATA}\\DataCollection`,
  ],
};

const SENSOR_REGISTRY: DefenderFiles = {
  title: 'Registry of the sensor',
  paths: ['HKLM\\SOFTWARE\\Microsoft\\Windows Advanced Threat Protection\\*'],
};

const DEFENDER: DefenderFiles = {
  title: 'Antivirus',
  paths: [
    ...below(ANTIVIRUS, 'MsMpEng.exe NisSrv.exe ConfigSecurityPolicy.exe MpCmdRun.exe MpDefenderCoreService.exe'),
    ...below(
      PLATFORM,
      'MsMpEng.exe NisSrv.exe ConfigSecurityPolicy.exe MpCopyAccelerator.exe MpCmdRun.exe MpDefenderCoreService.exe mpextms.exe',
    ),
  ],
};

const DLP: DefenderFiles = {
  title: 'Endpoint data loss prevention',
  paths: below(PLATFORM, 'MpDlpService.exe MpDlpCmd.exe MipDlp.exe DlpUserAgent.exe'),
};

const UPDATED_SENSOR: DefenderFiles = {
  title: 'Windows Server 2016 and 2012 R2 besides, once KB5005292 has updated the sensor',
  paths: [
    ...below(
      `${SENSE_DATA}\\Platform\\*`,
      'MsSense.exe SenseCnCProxy.exe SenseIR.exe SenseCE.exe SenseSampleUploader.exe SenseCM.exe SenseTVM.exe',
    ),
    `${SENSE_DATA}\\DataCollection`,
  ],
};

const INSTALLED: DefenderFiles = {
  title:
    'Windows 7 SP1 and Windows Server 2008 R2 SP1, where the Defender deployment tool installs to (the cited page lists these)',
  paths: ['C:\\Program Files\\Microsoft Defender for Endpoint'],
};

/**
 * What another security product has to exclude on these systems, as Microsoft lists it for the move to Defender for
 * Endpoint, and for what the Defender deployment tool installs the folder that it names [switch-2-2026, deployment-tool].
 */
export function defenderFiles(os: readonly OsId[]): readonly DefenderFiles[] {
  const installed = os.filter((id) => OS_INFO[id].solution !== undefined);
  return [
    ...(installed.length < os.length || os.length === 0 ? [SENSOR, SENSOR_REGISTRY, DEFENDER, DLP] : []),
    ...(os.some(agentDecides) ? [UPDATED_SENSOR] : []),
    ...(installed.length > 0 ? [INSTALLED] : []),
  ];
}
