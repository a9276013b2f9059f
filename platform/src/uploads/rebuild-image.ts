import sharp from 'sharp';
import { Refused } from '@yichuang/server/refused';

/** A page of A4 at 200 dpi is 2339 points long: every line of a paper can be read. */
const LONGEST_EDGE = 2400;
/** Every telephone's photograph; a square of 30,000 would take 3.6 GB. */
const MOST_PIXELS = 50_000_000;
const QUALITY = 85;

// one picture uses one core, and nothing of it stays in memory
sharp.concurrency(1);
sharp.cache(false);

/**
 * The picture drawn again as JPEG: upright, at most 2400 points long, on white, without a word of where and with what it was
 * taken. The number of points is read from the header before anything is unpacked.
 * @throws Refused UNSUPPORTED_TYPE
 */
export async function rebuildImage(bytes: Buffer): Promise<Buffer> {
  try {
    return await sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
      .autoOrient()
      .resize({ width: LONGEST_EDGE, height: LONGEST_EDGE, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: 'white' })
      .toColourspace('srgb')
      .jpeg({ quality: QUALITY })
      .toBuffer();
  } catch (error) {
    const isTooLarge = error instanceof Error && error.message.includes('pixel limit');
    const detail = isTooLarge
      ? '照片太大（超过 5000 万像素），请缩小或重新拍一张再传'
      : '这张照片打不开，请重新拍一张再传';
    throw new Refused('UNSUPPORTED_TYPE', { detail });
  }
}
