import { StringDecoder } from 'node:string_decoder';
import type { Readable } from 'node:stream';
import { SaxesParser } from 'saxes';
import { FileRefused } from './sheet-row.js';

/** What comes without any tag between: longer than any cell. */
const MOST_TEXT_BYTES = 4 * 1024 * 1024;

const broken = () =>
  new FileRefused('import.file.broken', '工作簿的内容不完整。请用 Excel 打开原表，另存为 .xlsx 再上传');

export type XmlListener = {
  open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  text?: (text: string) => void;
  close?: (name: string) => void;
};

const local = (name: string) => name.slice(name.indexOf(':') + 1);

/**
 * Reads XML as it comes in and tells of it; yields after every piece so that whoever reads can take what it has collected.
 * There are no entities but XML's own five, and no document types: nothing in it grows.
 * @throws FileRefused
 */
export async function* xmlEvents(stream: Readable, listener: XmlListener): AsyncGenerator<void> {
  const parser = new SaxesParser<{ xmlns: false }>({ xmlns: false });
  let sinceTag = 0;
  parser.on('error', () => {
    throw broken();
  });
  parser.on('doctype', () => {
    throw new FileRefused('import.file.entities', '这个工作簿里有不该有的定义，没有读取。请另存为 .xlsx 再上传');
  });
  parser.on('opentag', ({ name, attributes }) => {
    sinceTag = 0;
    listener.open?.(local(name), attributes);
  });
  parser.on('text', (text) => listener.text?.(text));
  parser.on('closetag', ({ name }) => {
    sinceTag = 0;
    listener.close?.(local(name));
  });
  const decoder = new StringDecoder('utf8');
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      sinceTag += chunk.length;
      parser.write(decoder.write(chunk));
      if (sinceTag > MOST_TEXT_BYTES) throw broken();
      yield;
    }
    parser.close();
  } catch (error) {
    throw error instanceof FileRefused ? error : broken();
  } finally {
    stream.destroy();
  }
  yield;
}
