import { constants, inflateSync } from 'node:zlib';
import { PDFArray, PDFName, type PDFObject, PDFParser, PDFRawStream, type PDFRef } from '@cantoo/pdf-lib';

/** Of everything that must be unpacked to read the file: objects and their table, never pictures or pages. */
const MOST_UNPACKED_BYTES = 64 * 1024 * 1024;
const UNPACKED_TYPES = new Set(['ObjStm', 'XRef'].map((name) => PDFName.of(name)));
const FLATE = PDFName.of('FlateDecode');

/**
 * A parser that weighs a packed stream before it is unpacked: ten megabytes can unpack to ten gigabytes. It goes on after
 * broken objects, as its parent does; `trouble` tells at the end what it met.
 */
export class BoundedPdfParser extends PDFParser {
  trouble: 'broken' | 'tooLarge' | undefined;
  private left = MOST_UNPACKED_BYTES;

  override parseObject(ref?: PDFRef): PDFObject {
    const object = super.parseObject(ref);
    if (object instanceof PDFRawStream && UNPACKED_TYPES.has(object.dict.lookup(PDFName.of('Type')) as PDFName))
      this.weigh(object);
    return object;
  }

  private weigh({ dict, contents }: PDFRawStream): void {
    const filter = dict.lookup(PDFName.of('Filter'));
    const only = filter instanceof PDFArray && filter.size() === 1 ? filter.lookup(0) : filter;
    if (only === undefined) return;
    try {
      if (this.trouble === 'tooLarge' || only !== FLATE) throw new Error('not to be unpacked');
      // at least one byte: many empty streams are work too
      this.left -=
        1 + inflateSync(contents, { maxOutputLength: this.left, finishFlush: constants.Z_SYNC_FLUSH }).length;
    } catch (error) {
      const isTooLarge = this.trouble === 'tooLarge' || (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE';
      this.trouble = isTooLarge ? 'tooLarge' : 'broken';
      throw error;
    }
  }
}
