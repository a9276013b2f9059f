import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFDocument,
  PDFName,
  type PDFObject,
  PDFObjectCopier,
  PDFPage,
  PDFPageLeaf,
  PDFPageTree,
  PDFStream,
} from '@cantoo/pdf-lib';
import { BoundedPdfParser } from './bounded-pdf-parser.js';

/** Why a PDF is not taken. */
export class PdfRefused extends Error {
  constructor(readonly why: 'broken' | 'encrypted' | 'tooLong' | 'tooLarge') {
    super(why);
  }
}

const MOST_PAGES = 50;
/** Inner nodes of the page tree: an honest one has one for some ten pages. */
const MOST_NODES = 500;
const names = (all: string) => new Set(all.split(' ').map((name) => PDFName.of(name)));

/** What a page is drawn from; scripts, actions, thumbnails, private data and links to the rest stay behind. */
const PAGE = names(
  'Type Parent Resources Contents MediaBox CropBox BleedBox TrimBox ArtBox Rotate UserUnit Group Annots',
);
/** Annotations that show something: a filled-in field, a stamp, handwriting. They are kept as pictures of themselves. */
const SHOWN = names(
  'Widget Stamp Ink FreeText Highlight Underline StrikeOut Squiggly Line Square Circle Polygon PolyLine',
);
const ANNOTATION = names('Type Subtype Rect AP AS F');
/** What any stream may name beside its own bytes: files elsewhere, files carried along, metadata, other programs. */
const BESIDE_STREAM = names('F FFilter FDecodeParms AF Metadata PieceInfo OPI Ref PS Alternates');
const ACTIONS = names(
  'JavaScript Launch URI GoToR GoToE SubmitForm ImportData Rendition Movie Sound RichMediaExecute GoTo3DView ResetForm Named Hide SetOCGState Trans',
);
const key = {
  subtype: PDFName.of('Subtype'),
  annots: PDFName.of('Annots'),
  action: PDFName.of('S'),
  type: PDFName.of('Type'),
  embedded: PDFName.of('EF'),
  file: PDFName.of('F'),
  name: PDFName.of('UF'),
};

function keepOnly(dict: PDFDict, wanted: ReadonlySet<PDFName>): void {
  for (const name of dict.keys()) if (!wanted.has(name)) dict.delete(name);
}

/** The pages in order. The tree may lie: it may turn in circles or name one page a million times. */
function pagesOf(context: PDFContext): PDFPageLeaf[] {
  const catalogue = context.lookup(context.trailerInfo.Root, PDFDict);
  const pages: PDFPageLeaf[] = [];
  let nodes = 0;
  const visit = (node: PDFObject | undefined): void => {
    if (node instanceof PDFPageLeaf) pages.push(node);
    if (pages.length > MOST_PAGES) throw new PdfRefused('tooLong');
    if (!(node instanceof PDFPageTree)) return;
    nodes += 1;
    if (nodes > MOST_NODES) throw new PdfRefused('broken');
    for (const kid of node.Kids().asArray()) visit(context.lookup(kid));
  };
  visit(catalogue.lookup(PDFName.of('Pages')));
  if (pages.length === 0) throw new PdfRefused('broken');
  return pages;
}

function bare(page: PDFPageLeaf): void {
  keepOnly(page, PAGE);
  const annotations = page.lookup(key.annots);
  page.delete(key.annots);
  if (!(annotations instanceof PDFArray)) return;
  const shown = annotations.asArray().flatMap((one) => {
    const annotation = page.context.lookup(one);
    if (!(annotation instanceof PDFDict)) return [];
    const subtype = annotation.lookup(key.subtype);
    if (!(subtype instanceof PDFName) || !SHOWN.has(subtype)) return [];
    keepOnly(annotation, ANNOTATION);
    annotation.set(key.subtype, PDFName.of('Stamp'));
    return [annotation];
  });
  if (shown.length > 0) page.set(key.annots, page.context.obj(shown));
}

function isAction(dict: PDFDict): boolean {
  const action = dict.lookup(key.action);
  return action instanceof PDFName && ACTIONS.has(action);
}
/** Fonts and pictures have names of their makers' choice: EF alone says nothing. */
const isFile = (dict: PDFDict): boolean =>
  dict.lookup(key.type) === PDFName.of('Filespec') ||
  (dict.has(key.embedded) && (dict.has(key.file) || dict.has(key.name)));

/** Empties actions and carried files wherever they still hang, and what streams name beside their bytes. */
function defuse(object: PDFObject): void {
  if (object instanceof PDFArray) for (const one of object.asArray()) defuse(one);
  const dict = object instanceof PDFStream ? object.dict : object;
  if (!(dict instanceof PDFDict)) return;
  if (object instanceof PDFStream) for (const name of BESIDE_STREAM) dict.delete(name);
  if (isAction(dict) || isFile(dict)) keepOnly(dict, new Set());
  for (const value of dict.values()) defuse(value);
}

/**
 * The pages copied into a new document, and nothing that is not drawn: no scripts, actions, forms, links, carried files,
 * outlines, metadata, earlier versions, or whatever hangs on the file's end. Runs at the sender's mercy for as long as the
 * bytes like: only in {@link file://./pdf-worker.ts}, which is ended when it takes too long.
 * @throws PdfRefused
 */
export async function rebuildPdf(bytes: Uint8Array): Promise<Uint8Array> {
  const parser = new BoundedPdfParser(bytes);
  const context = await parser.parseDocument();
  // first: in an encrypted file nothing can be unpacked
  if (context.trailerInfo.Encrypt) throw new PdfRefused('encrypted');
  if (parser.trouble) throw new PdfRefused(parser.trouble);
  const made = await PDFDocument.create({ updateMetadata: false });
  const copier = PDFObjectCopier.for(context, made.context);
  for (const page of pagesOf(context)) {
    bare(page);
    const copy = copier.copy(page);
    made.addPage(PDFPage.of(copy, made.context.register(copy), made));
  }
  for (const [, object] of made.context.enumerateIndirectObjects()) defuse(object);
  return made.save({ updateFieldAppearances: false, addDefaultPage: false });
}
