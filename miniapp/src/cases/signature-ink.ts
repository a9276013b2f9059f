type Point = { x: number; y: number };

/** The part of a 2d canvas context that both platforms have. */
export type InkContext = {
  fillStyle: unknown;
  strokeStyle: unknown;
  lineWidth: number;
  lineCap: unknown;
  lineJoin: unknown;
  scale: (x: number, y: number) => void;
  fillRect: (x: number, y: number, width: number, height: number) => void;
  beginPath: () => void;
  moveTo: (x: number, y: number) => void;
  lineTo: (x: number, y: number) => void;
  stroke: () => void;
};
export type InkCanvas = { width: number; height: number; getContext: (type: '2d') => InkContext | null };

/** As thick as a pen on a form this large, in points. */
const PEN = 4;

/** A pen on white paper. Lengths are points of the page. */
export class Ink {
  /** How many strokes were drawn. */
  strokes = 0;
  private last: Point | undefined;
  private readonly context: InkContext | null;

  constructor(
    canvas: InkCanvas,
    private readonly size: { width: number; height: number; pixelRatio: number },
  ) {
    canvas.width = Math.round(size.width * size.pixelRatio);
    canvas.height = Math.round(size.height * size.pixelRatio);
    this.context = canvas.getContext('2d');
    this.context?.scale(size.pixelRatio, size.pixelRatio);
    this.clear();
  }

  down(at: Point): void {
    this.strokes += 1;
    this.last = at;
    // a dot is a stroke too
    this.move({ x: at.x + 0.1, y: at.y });
  }

  move(to: Point): void {
    const { context, last } = this;
    if (!context || !last) return;
    context.strokeStyle = '#000';
    context.lineWidth = PEN;
    context.lineCap = 'round';
    context.lineJoin = 'round';
    context.beginPath();
    context.moveTo(last.x, last.y);
    context.lineTo(to.x, to.y);
    context.stroke();
    this.last = to;
  }

  up(): void {
    this.last = undefined;
  }

  clear(): void {
    this.strokes = 0;
    this.last = undefined;
    if (!this.context) return;
    this.context.fillStyle = '#fff';
    this.context.fillRect(0, 0, this.size.width, this.size.height);
  }
}
