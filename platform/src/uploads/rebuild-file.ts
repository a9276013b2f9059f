import { fileTypeFromBuffer } from 'file-type';
import { Refused } from '@yichuang/server/refused';
import { endingOf } from './file-name.js';
import { rebuildImage } from './rebuild-image.js';

/** A file as it was sent: `name` fit to be shown, `type` as the sender called it. */
export type SentFile = { name: string; type: string; bytes: Buffer };
/** What is kept instead: made anew from what could be seen in it. Pictures are JPEG. */
export type RebuiltFile = { kind: 'image' | 'pdf'; bytes: Buffer };
export type RebuildPdf = (bytes: Buffer) => Promise<Buffer>;

/** Enough for the signature of every format; what lies behind is not looked into, let alone unpacked. */
const SAMPLE_BYTES = 4100;
const OCTETS = 'application/octet-stream';
const CONTENT: Readonly<Record<string, RebuiltFile['kind']>> = {
  'image/jpeg': 'image',
  'image/png': 'image',
  'image/webp': 'image',
  'application/pdf': 'pdf',
};
/** What a file of this kind may be called; no ending and no type say nothing. */
const ENDINGS = { image: ['', 'jpg', 'jpeg', 'jfif', 'png', 'webp'], pdf: ['', 'pdf'] } as const;
const TYPES = {
  image: ['', OCTETS, 'image/jpeg', 'image/jpg', 'image/pjpeg', 'image/png', 'image/webp'],
  pdf: ['', OCTETS, 'application/pdf', 'application/x-pdf'],
} as const;

const refuse = (detail: string) => new Refused('UNSUPPORTED_TYPE', { detail });

async function kindOf({ name, type, bytes }: SentFile): Promise<RebuiltFile['kind']> {
  if (bytes.length === 0) throw refuse('这个文件是空的，请重新选一份再传');
  const found = await fileTypeFromBuffer(bytes.subarray(0, SAMPLE_BYTES)).catch(() => undefined);
  if (found?.mime === 'image/heic' || found?.mime === 'image/heif')
    throw refuse('这种照片（HEIC）别的设备打不开，请在手机上截一张图，传截图');
  const kind = CONTENT[found?.mime ?? ''];
  if (!kind) throw refuse('这不是照片或 PDF，请拍照或另存为 PDF 再传');
  const declared = type.split(';')[0]?.trim().toLowerCase() ?? '';
  if (!(ENDINGS[kind] as readonly string[]).includes(endingOf(name)))
    throw refuse('文件的内容和它的名字对不上，请重新拍照或另存为 PDF 再传');
  if (!(TYPES[kind] as readonly string[]).includes(declared))
    throw refuse('文件的内容和它的类型对不上，请重新拍照或另存为 PDF 再传');
  return kind;
}

/**
 * Looks at what a file is, whatever it is called, and makes it anew: what could run, tell where it was taken, or hang on its
 * end does not come along. OWASP ASVS 5.2: content decides, and a file is refused before it is unpacked beyond its limits.
 * @throws Refused UNSUPPORTED_TYPE with what to do instead
 */
export async function rebuildFile(sent: SentFile, rebuildPdf: RebuildPdf): Promise<RebuiltFile> {
  const kind = await kindOf(sent);
  return { kind, bytes: await (kind === 'pdf' ? rebuildPdf(sent.bytes) : rebuildImage(sent.bytes)) };
}
