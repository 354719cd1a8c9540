import type { XmlPiece, XmlStyle } from '@mdav/xml';
import { literal } from '../emit/literal.ts';
import { layOut } from './lay-out.ts';

/** The generated module beside a source `name.xml`: the document as a template, and the type of what fills it. */
export function emitDocument(fileName: string, source: string): string {
  const { style, pieces, about } = layOut(source);
  const words = fileName.replace(/\.xml$/, '').split('-');
  const type = `${words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('')}Values`;
  const imports = usesNodes(pieces) ? 'XmlNode, XmlTemplate' : 'XmlTemplate';
  return [
    `// Made by packages/codegen from ${fileName}; edit that and run \`node scripts/generate.mjs\`.`,
    `import type { ${imports} } from '@mdav/xml';`,
    '',
    `/** What ${fileName} leaves open. */`,
    `export interface ${type} ${typeOfValues(pieces, '')}`,
    '',
    `/** ${about} */`,
    `export const ${words.join('_').toUpperCase()}: XmlTemplate<${type}> = {`,
    `  style: ${literal(style satisfies XmlStyle)},`,
    '  pieces: [',
    ...pieces.map((piece) => `    ${literal(piece)},`),
    '  ],',
    '};',
    '',
  ].join('\n');
}

function usesNodes(pieces: readonly XmlPiece[]): boolean {
  return pieces.some(
    (piece) => typeof piece === 'object' && (piece.kind === 'nodes' || ('pieces' in piece && usesNodes(piece.pieces))),
  );
}

/** The slots of some pieces as the body of a type, each once. */
function typeOfValues(pieces: readonly XmlPiece[], indent: string): string {
  const lines = new Set(slotLines(pieces, `${indent}  `));
  return `{\n${[...lines].join('\n')}\n${indent}}`;
}

function slotLines(pieces: readonly XmlPiece[], indent: string): readonly string[] {
  return pieces.flatMap((piece) => {
    if (typeof piece === 'string') return [];
    switch (piece.kind) {
      case 'content':
        return slotLines(piece.pieces, indent);
      case 'nodes':
        return [`${indent}readonly ${piece.slot}: readonly XmlNode[];`];
      case 'each':
        return [`${indent}readonly ${piece.slot}: readonly ${typeOfValues(piece.pieces, indent)}[];`];
      default:
        return [`${indent}readonly ${piece.slot}: string;`];
    }
  });
}
