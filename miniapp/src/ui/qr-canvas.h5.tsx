import { useEffect, useRef } from 'react';
import { paintQr } from './paint-qr';
import type { QrCanvasProps } from './qr-canvas';

/** The browser's own canvas: Taro's finds its page only once the page has settled, and a code must not wait for that. */
export function QrCanvas({ text, size }: QrCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current) paintQr(canvas.current, text, size * devicePixelRatio);
  }, [text, size]);
  return <canvas ref={canvas} style={{ width: `${size}px`, height: `${size}px`, imageRendering: 'pixelated' }} />;
}
