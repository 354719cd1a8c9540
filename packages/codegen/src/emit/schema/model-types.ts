import type {
  InterfaceDeclaration,
  JSDocableNode,
  Project,
  PropertySignature,
  TypeAliasDeclaration,
  TypeLiteralNode,
  TypeNode,
} from 'ts-morph';

/** Texts of the files that declare the model. */
export interface ModelSources {
  readonly fleet: string;
  readonly raw: string;
  readonly vocabulary: string;
  /** The generated words for operating systems. */
  readonly osIds: string;
}

/** The declarations of the model by their names. */
export interface Model {
  readonly interfaces: ReadonlyMap<string, InterfaceDeclaration>;
  readonly aliases: ReadonlyMap<string, TypeAliasDeclaration>;
  /** Lists of words: the texts behind `const WORDS = […]`. */
  readonly lists: ReadonlyMap<string, string>;
}

/** Reads the declarations. */
export function readModel(project: Project, sources: ModelSources): Model {
  const files = Object.entries(sources).map(([name, text]) => project.createSourceFile(`model/${name}.ts`, text));
  return {
    interfaces: new Map(files.flatMap((file) => file.getInterfaces()).map((found) => [found.getName(), found])),
    aliases: new Map(files.flatMap((file) => file.getTypeAliases()).map((found) => [found.getName(), found])),
    lists: new Map(
      files
        .flatMap((file) => file.getVariableDeclarations())
        .map((found) => [found.getName(), found.getInitializer()?.getText() ?? '']),
    ),
  };
}

/** The words of a type that is written as `(typeof WORDS)[number]`; nothing for any other type. */
export function wordsOf({ aliases, lists }: Model, name: string): readonly string[] | undefined {
  const type = aliases.get(name)?.getTypeNodeOrThrow().getText() ?? '';
  const list = /^\(typeof (\w+)\)\[number\]$/.exec(type)?.[1];
  const text = list === undefined ? undefined : lists.get(list);
  return text === undefined ? undefined : wordsIn(text).map(({ word }) => word);
}

/** What each word of such a type means, from the comment before it; nothing where no word has one. */
export function meaningsOf({ aliases, lists }: Model, name: string): readonly string[] | undefined {
  const type = aliases.get(name)?.getTypeNodeOrThrow().getText() ?? '';
  const words = wordsIn(lists.get(/^\(typeof (\w+)\)\[number\]$/.exec(type)?.[1] ?? '') ?? '');
  return words.some(({ meaning }) => meaning !== '') ? words.map(({ meaning }) => meaning) : undefined;
}

/** The words of a list as it is written, each with the comment before it. */
function wordsIn(list: string): readonly { readonly word: string; readonly meaning: string }[] {
  const entries = list.matchAll(/(?:\/\*\*\s*((?:(?!\*\/)[\s\S])*?)\s*\*\/\s*)?'([^'\n]*)'\s*(?:,|\])/g);
  return [...entries].map(([, meaning = '', word = '']) => ({
    word,
    meaning: meaning.replaceAll(/\s*\n\s*\*?\s*/g, ' '),
  }));
}

/** A property of the model. */
export interface ModelProperty {
  readonly name: string;
  /** `Type.property`: what has a form of its own is known by it. */
  readonly place: string;
  readonly type: TypeNode;
  readonly isRequired: boolean;
  readonly doc: string | undefined;
}

/** The properties of an interface, those that it inherits first. */
export function interfaceProperties(model: Model, declaration: InterfaceDeclaration): readonly ModelProperty[] {
  const inherited = declaration.getExtends().flatMap((clause) => {
    const parent = model.interfaces.get(clause.getExpression().getText());
    return parent === undefined ? [] : interfaceProperties(model, parent);
  });
  const own = declaration.getProperties().map((property) => modelProperty(declaration.getName(), property));
  return [...inherited, ...own];
}

/** The properties of an object type that stands at a place. */
export function literalProperties(node: TypeLiteralNode, place: string): readonly ModelProperty[] {
  return node.getProperties().map((property) => modelProperty(place, property));
}

function modelProperty(owner: string, property: PropertySignature): ModelProperty {
  return {
    name: property.getName(),
    place: `${owner}.${property.getName()}`,
    type: property.getTypeNodeOrThrow(),
    isRequired: !property.hasQuestionToken(),
    doc: docOf(property),
  };
}

/** The doc comment on one line. */
export function docOf(node: JSDocableNode): string | undefined {
  const text = node
    .getJsDocs()
    .map((doc) => doc.getCommentText() ?? '')
    .join('\n')
    .trim();
  return text === '' ? undefined : text.replaceAll(/\s*\n\s*/g, ' ');
}
