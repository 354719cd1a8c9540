import type { OsId } from '../model/vocabulary.ts';
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

/**
 * What another security product has to exclude on these systems, as Microsoft lists it for the move to Defender for
 * Endpoint [switch-2-2026].
 */
export function defenderFiles(os: readonly OsId[]): readonly DefenderFiles[] {
  return [SENSOR, SENSOR_REGISTRY, DEFENDER, DLP, ...(os.some(agentDecides) ? [UPDATED_SENSOR] : [])];
}
