import { encode } from 'uqr';

/** The part of a canvas that both platforms have. */
export type CanvasNode = {
  width: number;
  height: number;
  getContext(type: '2d'): { fillStyle: unknown; fillRect(x: number, y: number, w: number, h: number): void } | null;
};

/** Black on white with the quiet zone of 4 modules, whole pixels per module: scanners refuse blurred edges. */
export function paintQr(canvas: CanvasNode, text: string, pixels: number): void {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const cell = Math.max(1, Math.floor(pixels / size));
  canvas.width = canvas.height = cell * size;
  const context = canvas.getContext('2d');
  if (!context) return;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, cell * size, cell * size);
  context.fillStyle = '#000';
  data.forEach((row, y) => row.forEach((isDark, x) => isDark && context.fillRect(x * cell, y * cell, cell, cell)));
}
