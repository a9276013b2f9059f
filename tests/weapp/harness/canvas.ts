import jsqr from 'jsqr';

// its types promise an ES module, its file is the function itself
const decode = jsqr as unknown as typeof jsqr.default;

type Rectangle = { x: number; y: number; width: number; height: number; fill: string };

const DARK = new Set(['#000', '#000000', 'black']);

/** A canvas node that remembers what was painted since its size was last set (which clears it, as everywhere). */
export class RecordingCanvas {
  readonly rectangles: Rectangle[] = [];
  private side = { width: 0, height: 0 };
  private readonly context = {
    fillStyle: '#000',
    fillRect: (x: number, y: number, width: number, height: number) => {
      this.rectangles.push({ x, y, width, height, fill: this.context.fillStyle });
    },
    clearRect: () => {
      this.rectangles.length = 0;
    },
  };

  get width(): number {
    return this.side.width;
  }
  set width(width: number) {
    this.side.width = width;
    this.rectangles.length = 0;
  }
  get height(): number {
    return this.side.height;
  }
  set height(height: number) {
    this.side.height = height;
    this.rectangles.length = 0;
  }

  getContext(type: string): object {
    if (type !== '2d') throw new Error(`canvas: getContext('${type}') is not simulated`);
    return this.context;
  }

  /** What a scanner reads off the picture, or undefined. */
  readCode(): string | undefined {
    if (this.width === 0 || this.rectangles.length === 0) return undefined;
    return decode(this.pixels(), this.width, this.height)?.data;
  }

  private pixels(): Uint8ClampedArray {
    const pixels = new Uint8ClampedArray(this.width * this.height * 4).fill(255);
    for (const { x, y, width, height, fill } of this.rectangles) {
      const shade = DARK.has(fill) ? 0 : 255;
      for (let row = y; row < y + height; row++)
        for (let column = x; column < x + width; column++) {
          const at = (row * this.width + column) * 4;
          pixels.fill(shade, at, at + 3);
        }
    }
    return pixels;
  }
}
