import { utf8 } from '@mdav/core/format';
import { httpComment } from '@mdav/quote';
import type { DeployedObject, Deployment } from './deployment.ts';
import { COLLECTIONS, GRAPH, HOW_TO_SEND, TOKEN } from './requests.ts';

/** `undo.http`: what `Deploy-MdavIntune.ps1 -Undo` does as plain requests. */
export function undoRequestsFile(deployment: Deployment): Uint8Array {
  const lines = [
    httpComment(`${deployment.group} of ${deployment.fleet}: the requests that Deploy-MdavIntune.ps1 -Undo makes.`),
    '# Deleting a policy does not bring back what stood on a device before: mdav import of the estate before the change keeps',
    '# it, and requests.http of the build before brings back the policies of that one.',
    ...HOW_TO_SEND,
    '',
    GRAPH,
  ];
  deployment.objects.forEach((object, index) => {
    for (const one of objectLines(object, index + 1)) lines.push(one);
  });
  return utf8(`${lines.join('\n')}\n`);
}

function objectLines({ kind, name, was, undo }: DeployedObject, number: number): readonly string[] {
  const { path, replace, nameKey } = COLLECTIONS[kind];
  const title = (what: string) => httpComment(`${name}: ${what}`, '###');
  const id = `{{object${number}}}`;
  const first =
    undo === null
      ? []
      : [
          title('take back what its script did on devices, and wait until they have run it'),
          '# A script that no longer runs leaves its value behind. Its role scope tags become those of the request.',
          '# A client goes passive by itself beside another antivirus that is registered: it is active only once that is removed.',
          `${replace} {{graph}}/${path}/${id}`,
          TOKEN,
          'Content-Type: application/json',
          '',
          `< ./${undo.file}`,
          '',
        ];
  return [
    '',
    title('which id has it? Later pages have the address @odata.nextLink of the one before'),
    ...(was === null ? [] : [httpComment(`Its group was renamed: it may still be called ${was}.`)]),
    `GET {{graph}}/${path}?$select=id,${nameKey}`,
    TOKEN,
    '',
    title('put its id in'),
    `@object${number} = 00000000-0000-0000-0000-000000000000`,
    '',
    ...first,
    title('delete'),
    `DELETE {{graph}}/${path}/${id}`,
    TOKEN,
  ];
}
