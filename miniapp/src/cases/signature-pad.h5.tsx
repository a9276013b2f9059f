import { useEffect, useRef, type PointerEvent } from 'react';
import type { ChosenFile } from '../api/send-file';
import { Ink } from './signature-ink';
import type { SignaturePadProps } from './signature-pad';

const toFile = (canvas: HTMLCanvasElement): Promise<ChosenFile> =>
  new Promise((resolve, reject) =>
    canvas.toBlob((blob) => {
      if (blob) resolve({ name: '签名.png', kind: 'image', sizeBytes: blob.size, content: blob });
      else reject(new Error('the canvas gave no picture'));
    }, 'image/png'),
  );

/** The browser's own canvas: finger, pen and mouse are one kind of pointer. */
export function SignaturePad({ handle, onInk }: SignaturePadProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const ink = useRef<Ink>();
  useEffect(() => {
    const node = canvas.current;
    if (!node) return;
    const { clientWidth: width, clientHeight: height } = node;
    const pen = new Ink(node, { width, height, pixelRatio: devicePixelRatio });
    ink.current = pen;
    handle.current = { clear: () => pen.clear(), toFile: () => toFile(node) };
    return () => {
      handle.current = undefined;
    };
  }, [handle]);
  const at = ({ nativeEvent }: PointerEvent) => ({ x: nativeEvent.offsetX, y: nativeEvent.offsetY });
  const end = () => {
    ink.current?.up();
    onInk((ink.current?.strokes ?? 0) > 0);
  };
  return (
    <canvas
      ref={canvas}
      className="signature-pad"
      role="img"
      aria-label="在这里用手指签名"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        ink.current?.down(at(event));
      }}
      onPointerMove={(event) => event.buttons > 0 && ink.current?.move(at(event))}
      onPointerUp={end}
      onPointerCancel={end}
    />
  );
}
