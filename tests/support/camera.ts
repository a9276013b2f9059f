import { writeFileSync } from 'node:fs';
import { encode } from 'uqr';

const [WIDTH, HEIGHT, FRAMES] = [640, 480, 10];

/** Writes a code as the film that Chromium's fake camera plays: Y4M, ten equal frames, no ffmpeg needed. */
export function filmCode(file: string, text: string) {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const cell = Math.floor((Math.min(WIDTH, HEIGHT) * 0.9) / size);
  const [left, top] = [(WIDTH - cell * size) >> 1, (HEIGHT - cell * size) >> 1];
  const light = Buffer.alloc(WIDTH * HEIGHT, 235);
  data.forEach((row, y) =>
    row.forEach((isDark, x) => {
      if (!isDark) return;
      for (let line = 0; line < cell; line++) {
        const start = (top + y * cell + line) * WIDTH + left + x * cell;
        light.fill(16, start, start + cell);
      }
    }),
  );
  const colour = Buffer.alloc((WIDTH * HEIGHT) / 2, 128);
  const frame = Buffer.concat([Buffer.from('FRAME\n'), light, colour]);
  const header = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`);
  writeFileSync(file, Buffer.concat([header, ...Array.from({ length: FRAMES }, () => frame)]));
}
