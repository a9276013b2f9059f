import { Canvas } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useEffect, useId, useRef, type MutableRefObject } from 'react';
import type { ChosenFile } from '../api/send-file';
import { a11y } from '../ui/a11y';
import { Ink, type InkCanvas } from './signature-ink';

export type PadHandle = { clear: () => void; toFile: () => Promise<ChosenFile> };
export type SignaturePadProps = {
  handle: MutableRefObject<PadHandle | undefined>;
  /** After every stroke, and after clearing. */
  onInk: (hasInk: boolean) => void;
};

type Found = { node?: InkCanvas; width: number; height: number } | null;
/** On a canvas, WeChat counts a touch from the canvas's corner. */
type Touched = { touches: readonly { x: number; y: number }[] };

async function toFile(canvas: InkCanvas): Promise<ChosenFile> {
  const { tempFilePath } = await Taro.canvasToTempFilePath({ canvas: canvas as never, fileType: 'png' });
  return { name: '签名.png', kind: 'image', sizeBytes: 0, content: tempFilePath };
}

/** Paper for a finger. In a browser signature-pad.h5.tsx takes its place. */
export function SignaturePad({ handle, onInk }: SignaturePadProps) {
  const id = `pad-${useId().replace(/\W/g, '')}`;
  const ink = useRef<Ink>();
  useEffect(() => {
    const prepare = () =>
      Taro.createSelectorQuery()
        .select(`#${id}`)
        .fields({ node: true, size: true })
        .exec((found: Found[]) => {
          const { node, width, height } = found[0] ?? {};
          if (!node || !width || !height) return;
          const pen = new Ink(node, { width, height, pixelRatio: Taro.getWindowInfo().pixelRatio });
          ink.current = pen;
          handle.current = { clear: () => pen.clear(), toFile: () => toFile(node) };
        });
    Taro.nextTick(prepare);
    return () => {
      handle.current = undefined;
    };
  }, [id, handle]);
  const touched = (event: unknown, use: (at: { x: number; y: number }) => void) => {
    const [at] = (event as Touched).touches;
    if (at) use(at);
  };
  return (
    <Canvas
      type="2d"
      id={id}
      canvasId={id}
      className="signature-pad"
      disableScroll
      onTouchStart={(event) => touched(event, (at) => ink.current?.down(at))}
      onTouchMove={(event) => touched(event, (at) => ink.current?.move(at))}
      onTouchEnd={() => {
        ink.current?.up();
        onInk((ink.current?.strokes ?? 0) > 0);
      }}
      {...a11y({ role: 'img', label: '在这里用手指签名' })}
    />
  );
}
