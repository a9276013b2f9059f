import jsqr from 'jsqr';

// its types promise an ES module, its file is the function itself
const decode = jsqr as unknown as typeof jsqr.default;

type Rectangle = { x: number; y: number; width: number; height: number; fill: string };

const DARK = new Set(['#000', '#000000', 'black']);
type Point = { x: number; y: number };
type Line = { from: Point; to: Point };
/** How often a line is dotted per point of its length. */
const DOTS = 2;

/** A canvas node that remembers what was painted since its size was last set (which clears it, as everywhere). */
export class RecordingCanvas {
  readonly rectangles: Rectangle[] = [];
  /** Pen strokes, in points of the canvas. */
  readonly lines: Line[] = [];
  private path: Line[] = [];
  private pen: Point = { x: 0, y: 0 };
  private scaling: Point = { x: 1, y: 1 };
  private side = { width: 0, height: 0 };
  private readonly context = {
    fillStyle: '#000',
    strokeStyle: '#000',
    lineWidth: 1,
    lineCap: 'butt',
    lineJoin: 'miter',
    beginPath: () => {
      this.path = [];
    },
    moveTo: (x: number, y: number) => {
      this.pen = this.placed(x, y);
    },
    lineTo: (x: number, y: number) => this.drawTo(this.placed(x, y)),
    quadraticCurveTo: (_x: number, _y: number, x: number, y: number) => this.drawTo(this.placed(x, y)),
    stroke: () => void this.lines.push(...this.path),
    scale: (x: number, y: number) => {
      this.scaling = { x: this.scaling.x * x, y: this.scaling.y * y };
    },
    fillRect: (left: number, top: number, wide: number, high: number) => {
      const [{ x, y }, { x: width, y: height }] = [this.placed(left, top), this.placed(wide, high)];
      // paint over everything leaves nothing of what was written
      if (x <= 0 && y <= 0 && width >= this.width && height >= this.height) this.wipe();
      this.rectangles.push({ x, y, width, height, fill: this.context.fillStyle });
    },
    clearRect: () => this.wipe(),
  };

  get width(): number {
    return this.side.width;
  }
  set width(width: number) {
    this.side.width = width;
    this.reset();
  }
  get height(): number {
    return this.side.height;
  }
  set height(height: number) {
    this.side.height = height;
    this.reset();
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

  /** Red, green, blue and opacity of every point: rectangles first, then the strokes, one point thin and black. */
  pixels(): Uint8ClampedArray {
    const pixels = new Uint8ClampedArray(this.width * this.height * 4).fill(255);
    for (const { x, y, width, height, fill } of this.rectangles) {
      const shade = DARK.has(fill) ? 0 : 255;
      for (let row = y; row < y + height; row++)
        for (let column = x; column < x + width; column++) {
          const at = (row * this.width + column) * 4;
          pixels.fill(shade, at, at + 3);
        }
    }
    for (const line of this.lines) this.dot(line, pixels);
    return pixels;
  }

  private dot({ from, to }: Line, pixels: Uint8ClampedArray): void {
    const dots = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) * DOTS));
    for (let dot = 0; dot <= dots; dot++) {
      const along = (a: number, b: number) => Math.floor(a + ((b - a) * dot) / dots);
      const [x, y] = [along(from.x, to.x), along(from.y, to.y)];
      if (x < 0 || y < 0 || x >= this.width || y >= this.height) continue;
      const at = (y * this.width + x) * 4;
      pixels.fill(0, at, at + 3);
    }
  }

  private placed(x: number, y: number): Point {
    return { x: x * this.scaling.x, y: y * this.scaling.y };
  }

  private drawTo(to: Point): void {
    this.path.push({ from: this.pen, to });
    this.pen = to;
  }

  private wipe(): void {
    this.rectangles.length = 0;
    this.lines.length = 0;
  }

  private reset(): void {
    this.wipe();
    this.scaling = { x: 1, y: 1 };
  }
}
