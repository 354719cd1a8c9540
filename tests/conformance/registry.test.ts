import { canonicalOrder, lgpoCodec, polCodec, policiesFromLgpo, regCodec, registryChannel } from '@mdav/registry';
import { sampled } from '@mdav/testkit';
import { describe, expect, it } from 'vitest';
import { sha256Hex } from '../../packages/core/src/bytes/hash.ts';
import { damaged } from '../../packages/registry/src/__tests__/bytes.ts';
import { groupOf } from '../../packages/registry/src/__tests__/group.ts';
import { corpusFiles, corpusMissing } from '../corpus.ts';
import {
  genuinePolicies,
  lgpoVerdicts,
  polVerdicts,
  regExportVerdicts,
  regVerdicts,
  sameEntries,
  table,
  type Verdict,
} from './registry.ts';

const faults = (verdicts: readonly Verdict[]) =>
  verdicts.flatMap(({ path, fault }) => (fault === undefined ? [] : [`${path}: ${fault}`]));
const skipped = corpusMissing === undefined ? '' : ` (skipped, ${corpusMissing})`;

describe.skipIf(corpusMissing)(`genuine registry files${skipped}`, () => {
  const pol = polVerdicts();
  const reg = regVerdicts();
  const exported = regExportVerdicts();
  const lgpo = lgpoVerdicts();

  it('are there', () => {
    console.log(
      table([
        ['registry.pol, written again to the byte', pol],
        ['.reg, read and read again', reg],
        ['.reg of regedit, written again to the byte', exported],
        ['LGPO.exe text against its registry.pol', lgpo],
      ]),
    );
    expect([pol.length, reg.length, exported.length, lgpo.length].every((count) => count >= 40)).toBe(true);
  });

  it('registry.pol: every one is read and written to the byte', () => {
    expect(faults(pol)).toEqual([]);
  });

  it('.reg: every one is read, and what is written reads the same', () => {
    expect(faults(reg)).toEqual([]);
  });

  it('.reg: every export of regedit is written to the byte', () => {
    expect(faults(exported)).toEqual([]);
  });

  it('LGPO text: every one says what its registry.pol says', () => {
    expect(faults(lgpo)).toEqual([]);
  });

  it('LGPO text and registry.pol that LGPO.exe made of it are one policy', () => {
    const [text] = corpusFiles('edge/golden', /g\.txt$/);
    const [file] = corpusFiles('edge/golden', /g\.pol$/);
    const decoded = lgpoCodec.decode(text?.bytes ?? new Uint8Array(0));
    const [policy] = decoded.ok ? policiesFromLgpo(decoded.value).value : [];
    if (policy === undefined || file === undefined) throw new Error('not read');
    const bytes = polCodec.encode(policy);
    expect(sha256Hex(bytes)).toBe('459fa85d29c522bfae4832450a8bdb0d9e89819cc7cec4456d53483dc7a2244f');
    expect(Buffer.compare(bytes, file.bytes)).toBe(0);
  });

  it("registry.pol: nearly all are in canonical order, so that the order is the editor's", () => {
    const policies = genuinePolicies();
    const ordered = policies.filter(({ policy }) =>
      canonicalOrder(policy.entries).every((entry, index) => entry === policy.entries[index]),
    );
    expect(ordered.length / policies.length).toBeGreaterThan(0.9);
  });

  it('registry.pol: lifted, lowered again and with the residue they are what they were', () => {
    let settings = 0;
    for (const { path, policy } of genuinePolicies()) {
      const lifted = registryChannel.lift(policy);
      const again = registryChannel.lower(groupOf(lifted.settings));
      settings += again.emissions.length;
      if (lifted.diagnostics.some(({ code }) => code === 'registry-other-code')) continue;
      expect(sameEntries([...again.form.entries, ...lifted.residue.entries], policy.entries), path).toBe(true);
    }
    expect(settings).toBeGreaterThan(25);
  });

  it('small ones, cut short or with a bit turned, are refused or written as they are', () => {
    const small = corpusFiles('pol', /\.pol$/i).filter(({ bytes }) => bytes.length < 1600);
    expect(small.length).toBeGreaterThan(3);
    for (const { path, bytes } of small) {
      for (const other of sampled(8, damaged(bytes))) {
        const decoded = polCodec.decode(other);
        if (decoded.ok ? Buffer.compare(polCodec.encode(decoded.value), other) !== 0 : decoded.diagnostics.length === 0)
          throw new Error(path);
      }
    }
    for (const { path, bytes } of corpusFiles('reg', /\.reg$/i).filter((file) => file.bytes.length < 800)) {
      for (const other of sampled(8, damaged(bytes))) {
        const decoded = regCodec.decode(other);
        if (!decoded.ok && decoded.diagnostics.length === 0) throw new Error(path);
      }
    }
  });
});
