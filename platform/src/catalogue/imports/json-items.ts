import { createReadStream } from 'node:fs';
import { FileRefused } from './sheet-row.js';

/** An item with everything it holds. */
const MOST_ITEM_LETTERS = 1024 * 1024;
const HEAD = /^\uFEFF?\s*(?:\{\s*"items"\s*:\s*)?\[/;
const HEAD_LETTERS = 200;

const broken = (place: number) =>
  new FileRefused('import.file.json', `JSON 在第 ${place} 项附近读不下去。请用原来的系统重新导出`);

async function* decoded(path: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>)
      yield decoder.decode(chunk, { stream: true });
    yield decoder.decode();
  } catch (error) {
    if (error instanceof TypeError)
      throw new FileRefused('import.file.encoding', 'JSON 文件要用 UTF-8 编码。请重新导出或另存为 UTF-8');
    throw error;
  }
}

/** Cuts the elements out of a list as its letters come in, without building anything. */
class ElementCutter {
  private depth = 0;
  private isInText = false;
  private isEscaped = false;
  private element = '';
  isOver = false;

  constructor(private readonly tooLong: () => FileRefused) {}

  /** The elements that this piece completes. */
  *cut(piece: string): Generator<string> {
    let from = 0;
    for (let at = 0; at < piece.length && !this.isOver; at++)
      if (this.endsElement(piece[at] ?? '')) {
        yield this.element + piece.slice(from, at);
        this.element = '';
        from = at + 1;
      }
    this.element += piece.slice(from);
    if (this.element.length > MOST_ITEM_LETTERS) throw this.tooLong();
  }

  /** Whether the letter, a comma or the closing bracket of the list, stands behind an element. */
  private endsElement(letter: string): boolean {
    if (this.isInText) {
      if (this.isEscaped) this.isEscaped = false;
      else if (letter === '\\') this.isEscaped = true;
      else if (letter === '"') this.isInText = false;
      return false;
    }
    if (letter === '"') this.isInText = true;
    else if (letter === '{' || letter === '[') this.depth++;
    else if (letter === '}') this.depth--;
    else if (letter === ']' && this.depth-- === 0) this.isOver = true;
    return this.isOver || (letter === ',' && this.depth === 0);
  }
}

function parsed(text: string, place: number): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw broken(place);
  }
}

/**
 * The elements of `[…]` or `{"items": […]}` with their places from 1; one at a time is in memory.
 * @throws FileRefused
 */
export async function* jsonItems(path: string): AsyncGenerator<{ place: number; value: unknown }> {
  let place = 1;
  const cutter = new ElementCutter(() => broken(place));
  let head: string | undefined = '';
  for await (const piece of decoded(path)) {
    let rest = piece;
    if (head !== undefined) {
      head += piece;
      const found = HEAD.exec(head);
      if (!found && head.length > HEAD_LETTERS) break;
      if (!found) continue;
      rest = head.slice(found[0].length);
      head = undefined;
    }
    for (const text of cutter.cut(rest)) {
      if (cutter.isOver && text.trim() === '') return;
      yield { place, value: parsed(text, place) };
      place++;
    }
    if (cutter.isOver) return;
  }
  if (head !== undefined) throw new FileRefused('import.file.json', 'JSON 要写成 [ … ] 或 {"items": [ … ]}');
  throw broken(place);
}
