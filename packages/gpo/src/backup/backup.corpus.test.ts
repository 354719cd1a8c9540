import { polCodecFor } from '@mdav/registry';
import { readXml } from '@mdav/xml';
import { describe, expect, it } from 'vitest';
import { backupTrees, outlineOf } from '../../../../tests/conformance/gpo.ts';
import { corpusFiles, corpusMissing } from '../../../../tests/corpus.ts';
import { decodeComments, encodeComments } from './comments.ts';
import { gpoBackupFormat } from './format.ts';
import { encodeBackupInfo, encodeManifest, instancesIn } from './instance.ts';

const about = { epochSeconds: 315_532_800, toolVersion: '0.0.0' };

describe.skipIf(corpusMissing)(`genuine GPO backups${corpusMissing ? `: ${corpusMissing}` : ''}`, () => {
  const all = [...backupTrees()];

  it('are there', () => {
    expect(all.length).toBeGreaterThan(20);
  });

  it.each(all)('%s is read, and written again says the same', (_, files) => {
    const read = gpoBackupFormat.decode(files);
    expect(read.diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([]);
    if (!read.ok) throw new Error('not read');
    expect(read.value.length).toBe([...files.keys()].filter((path) => /\/backup\.xml$/i.test(path)).length);

    const written = gpoBackupFormat.encode(read.value, about);
    const again = gpoBackupFormat.decode(written);
    expect(again.ok && again.value).toEqual(read.value);
    for (const [path, bytes] of files) {
      if (/(?:^|\/)manifest\.xml$/i.test(path)) continue;
      const ours = [...written].find(([other]) => other.toLowerCase() === path.toLowerCase())?.[1];
      if (ours === undefined) throw new Error(`${path} is missing`);
      if (/\/(?:backup|bkupInfo)\.xml$/i.test(path)) expect(outlineOf(ours)).toEqual(outlineOf(bytes));
      else expect(Buffer.compare(ours, bytes), path).toBe(0);
    }
  });

  it('hold registry.pol files that keep every byte', () => {
    const policies = corpusFiles('gpo-backup', /\/registry\.pol$/i);
    expect(policies.length).toBeGreaterThan(20);
    for (const { path, bytes } of policies) {
      const decoded = polCodecFor(/\/user\//i.test(path) ? 'user' : 'machine').decode(bytes);
      expect(decoded.ok && Buffer.compare(polCodecFor('machine').encode(decoded.value), bytes), path).toBe(0);
    }
  });

  it('hold side files that are written to the byte as Windows wrote them', () => {
    for (const { path, bytes } of corpusFiles('gpo-backup', /\/(?:manifest|bkupInfo)\.xml$/i)) {
      const read = readXml(bytes);
      if (!read.ok) throw new Error(path);
      const instances = instancesIn(read.value.root);
      if (/manifest/i.test(path)) {
        // An import that rebuilds the manifest repeats the namespace on each instance, to no effect.
        const theirs = read.value.text.replaceAll(/<BackupInst xmlns="[^"]*">/g, '<BackupInst>');
        expect(new TextDecoder().decode(encodeManifest(instances)), path).toBe(theirs);
      } else {
        expect(
          instances.map((instance) => new TextDecoder().decode(encodeBackupInfo(instance))),
          path,
        ).toEqual([read.value.text]);
      }
    }
    for (const { path, bytes } of corpusFiles('gpo-backup', /\/comment\.cmtx$/i)) {
      const read = decodeComments(bytes);
      expect(read.ok && Buffer.compare(encodeComments(read.value), bytes), path).toBe(0);
    }
  });
});
