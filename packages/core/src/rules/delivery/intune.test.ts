import { describeRule } from '@mdav/testkit';
import { intuneKeyWithoutEffect } from './intune-key-without-effect.ts';

describeRule(intuneKeyWithoutEffect, {
  accept: [
    {
      name: 'all of them on enrolled devices',
      fleet: `
      os: windows-11
      mode: active
      deliver: [intune]
      intune: { form: catalog, filter: { name: Corporate, mode: exclude }, compliance: true }
      settings: { allowArchiveScanning: true }
    `,
    },
    {
      name: 'keys that say what holds anyway',
      fleet: `
      os: windows-server-2022
      mode: active
      deliver: [intune]
      intune: { management: mde, form: templates, compliance: false, assign: [Servers], exclude: [Domain controllers] }
      settings: { allowArchiveScanning: true }
    `,
    },
  ],
  reject: [
    {
      name: 'each key that these devices ignore',
      fleet: `
        os: [windows-11, windows-server-2022]
        mode: active
        deliver: [intune]
        intune:
          management: mde
          form: catalog
          filter: { name: Corporate, mode: include }
          compliance: true
        settings: { allowArchiveScanning: true }
      `,
      findings: [
        {
          mended: ['          form: catalog\n', ''],
          at: '6:9',
          message: '`form` has no effect with `management: mde`: plain catalog policies do not reach these devices.',
        },
        {
          mended: ['          filter: { name: Corporate, mode: include }\n', ''],
          at: '7:11',
          message: '`filter` has no effect with `management: mde`: these devices ignore assignment filters.',
        },
        {
          mended: ['          compliance: true\n', ''],
          at: '8:15',
          message: '`compliance` has no effect with `management: mde`: compliance takes enrolment.',
        },
      ],
    },
  ],
});
