import type { Diagnostic } from '@mdav/core';
import { REG, typeName } from '../../data/types.ts';
import { HEADER_SIZE, SIGNATURE, VERSION } from './layout.ts';

/** What keeps a file from being read. */
export interface Defect {
  readonly diagnostic: Diagnostic;
  /** Bytes are missing at the end of those that were looked at. */
  readonly isCut: boolean;
}

/** What is wrong with the header of a file; nothing when all of it is right. */
export function checkHeader(view: DataView): Defect | undefined {
  const total = view.byteLength;
  if (total < 4) return truncated(0, total === 0 ? 'an empty file' : 'a header cut short');
  if (view.getUint32(0, true) !== SIGNATURE) {
    return wrong({
      code: 'pol-bad-signature',
      severity: 'error',
      message: `Not a registry policy file: it begins with ${hex(view, 0, 4)} instead of 50 52 65 67 ("PReg").`,
      at: { offset: 0 },
      hint: 'Choose the registry.pol of a Machine or User folder.',
    });
  }
  if (total < HEADER_SIZE) return truncated(4, 'a header cut short');
  const version = view.getUint32(4, true);
  if (version === VERSION) return undefined;
  return wrong({
    code: 'pol-bad-version',
    severity: 'error',
    message: `Version ${version} of the registry policy format is not known; the only one is 1.`,
    at: { offset: 4 },
  });
}

export function truncated(offset: number, what: string): Defect {
  return cut({
    code: 'pol-truncated',
    severity: 'error',
    message: `The file ends too early: ${what}.`,
    at: { offset },
    hint: 'Copy the file again from its source.',
  });
}

/** Something else, or nothing, where a delimiter belongs: at byte `at` of those that begin at `offset` of the file. */
export function badDelimiter(view: DataView, at: number, offset: number, wanted: string, where: string): Defect {
  if (at + 2 > view.byteLength) return truncated(offset + at, `no "${wanted}" ${where}`);
  return wrong({
    code: 'pol-bad-delimiter',
    severity: 'error',
    message: `Found ${hex(view, at, 2)} ${where} where "${wanted}" belongs.`,
    at: { offset: offset + at },
    hint: 'Copy the file again from its source, or have the editor that wrote it write it anew.',
  });
}

export function tooLarge(offset: number, size: number, left: number): Defect {
  return cut({
    code: 'pol-bad-size',
    severity: 'error',
    message: `A record claims ${size} bytes of data, but the file has only ${left} left.`,
    at: { offset },
    hint: 'Copy the file again from its source.',
  });
}

export function wrongSize(offset: number, code: number, size: number): Defect {
  return wrong({
    code: 'pol-bad-size',
    severity: 'error',
    message: `A ${typeName(code)} has ${size} bytes instead of ${code === REG.dword ? 4 : 8}; readers disagree about what it means.`,
    at: { offset },
    hint: 'Set the value again with an editor that writes it in full.',
  });
}

/** No defect: what there is to say about text that is kept as bytes. */
export function oddText(offset: number, code: number): Diagnostic {
  return {
    code: 'pol-odd-data',
    severity: 'info',
    message: `${typeName(code)} data is not terminated as usual; its bytes are kept as they are.`,
    at: { offset },
  };
}

function wrong(diagnostic: Diagnostic): Defect {
  return { diagnostic, isCut: false };
}

function cut(diagnostic: Diagnostic): Defect {
  return { diagnostic, isCut: true };
}

function hex(view: DataView, offset: number, count: number): string {
  const pairs = [];
  for (let i = 0; i < count; i += 1)
    pairs.push(
      view
        .getUint8(offset + i)
        .toString(16)
        .padStart(2, '0'),
    );
  return pairs.join(' ');
}
